import { endShares } from '#shared/app/end-shares.ts';
import type { OpenWork } from './open-work.ts';

const everyMs = 20_000;

/** What was shared with the person until now leaves this computer by itself, in touch with the server or not. */
export function startEndingShares(work: OpenWork): () => void {
  const run = () => {
    if (work.sync.isMember()) endShares(work.sync.parts(), work.app.db, work.userId());
  };
  const timer = setInterval(run, everyMs);
  timer.unref();
  run();
  return () => clearInterval(timer);
}
