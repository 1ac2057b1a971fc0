import { findPrivacySettings } from '../features/privacy/privacy.repository.ts';
import type { RetentionMonths } from '../features/privacy/retention.model.ts';
import { decidedCategories } from '../features/privacy/retention.model.ts';
import { wholeRights } from '../kernel/rights/whole-rights.ts';
import type { Actor } from '../kernel/scope.ts';
import type { App } from './app.ts';

/** Small enough that other work is answered between two. */
const handful = 50;
/** The rest goes the next day: a rule that was set wrongly is noticed before everything is gone. */
const mostBatches = 40;

/**
 * The daily work of the retention rules, where the company has it done by itself and all of its data lies. What was
 * taken is on record, each with a line of the ledger. [S-PI-6]
 */
export async function runRetention(app: App, actor: Actor): Promise<Record<string, number>> {
  const taken: Record<string, number> = {};
  if (!findPrivacySettings(app.db).retentionAuto) return taken;
  const keeper = { ...actor, ...wholeRights, actions: new Set(['*']) };
  for (const category of decidedCategories) {
    for (let batch = 0; batch < mostBatches; batch++) {
      if (!app.sqlite.open) return taken;
      const done = app.ledger.execute('privacy.applyRetention', { category, limit: handful }, keeper);
      const { destroyed, left } = done.ok
        ? (done.value as { destroyed: number; left: number })
        : { destroyed: 0, left: 0 };
      if (destroyed > 0) taken[category] = (taken[category] ?? 0) + destroyed;
      if (destroyed === 0 || left === 0) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  if (Object.keys(taken).length > 0) {
    app.ledger.recordEvent({ kind: 'privacy.retention', actorId: actor.userId, deviceId: null, details: taken });
  }
  return taken;
}

/** Months for what each host keeps of its own work, as the company decided; none where it did not. */
export function findHostRetention({ db }: App): Pick<RetentionMonths, 'audit' | 'signIns' | 'logs'> {
  return findPrivacySettings(db).retention;
}
