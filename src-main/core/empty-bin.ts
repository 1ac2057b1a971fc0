import { findActor } from '#shared/app/find-actor.ts';
import type { OpenWork } from './open-work.ts';

const firstAfterMs = 60_000;
const everyMs = 3_600_000;

/**
 * Empties the recycle bin of what has waited its thirty days. Only where no server does it: a company's server is the
 * one that decides what goes for good.
 */
export function startEmptyingBin(work: OpenWork): () => void {
  const run = () => {
    const { server, userId } = work.profile.card;
    const actor = server === null ? findActor(work.app.db, userId) : undefined;
    if (actor) work.app.ledger.execute('bin.purgeExpired', {}, actor);
  };
  const first = setTimeout(run, firstAfterMs);
  const rest = setInterval(run, everyMs);
  first.unref();
  rest.unref();
  return () => {
    clearTimeout(first);
    clearInterval(rest);
  };
}
