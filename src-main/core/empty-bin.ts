import { findActor } from '#shared/app/find-actor.ts';
import { findHostRetention, runRetention } from '#shared/app/run-retention.ts';
import { timeOutFlows } from '#shared/app/time-out-flows.ts';
import { dueBefore } from '#shared/features/privacy/retention.model.ts';
import { ageOutAudit } from '#shared/ledger/redact-audit.ts';
import { forgetOldLines } from './file-log.ts';
import type { OpenWork } from './open-work.ts';

const firstAfterMs = 60_000;
const everyMs = 3_600_000;
const dayMs = 24 * everyMs;

/**
 * What goes by itself: the recycle bin after its thirty days, what retention rules take each day, and what this computer
 * keeps of its own work. Where there is a server, it alone decides what goes for good.
 */
export function startEmptyingBin(work: OpenWork, dataFolder: string): () => void {
  let retainedAt = 0;
  const run = () => {
    const { app, profile, userId } = work;
    const { server } = profile.card;
    const now = app.ports.clock.now();
    const actor = server === null ? findActor(app.db, userId()) : undefined;
    if (actor) {
      app.ledger.execute('bin.purgeExpired', {}, actor);
      app.ledger.execute('quotes.expire', {}, actor);
      app.ledger.execute('contracts.expire', {}, actor);
    }
    app.content.collect();
    if (server === null) timeOutFlows(app);
    if (now - retainedAt < dayMs) return;
    retainedAt = now;
    const { audit, logs } = findHostRetention(app);
    if (audit) ageOutAudit(app, now, now - dueBefore(now, audit));
    if (logs) forgetOldLines(dataFolder, dueBefore(now, logs));
    if (actor)
      void runRetention(app, actor).catch((error: Error) =>
        app.ports.log.error('retention.failed', { name: error.name }),
      );
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
