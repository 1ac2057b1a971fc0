import { findActor } from '#shared/app/find-actor.ts';
import { runDaily } from '#shared/app/run-daily.ts';
import type { OpenWork } from './open-work.ts';

const everyMs = 30_000;

/** Leads and pools are kept in order here only where no server does it: a company's server is the one that decides. */
export function startDailyWork(work: OpenWork): () => void {
  const run = () => {
    const { server, userId } = work.profile.card;
    const actor = server === null ? findActor(work.app.db, userId) : undefined;
    if (actor?.actions.has('*')) runDaily(work.app, actor);
  };
  const timer = setInterval(run, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
