import { chinaDate } from '../kernel/china/dates.ts';
import type { Actor } from '../kernel/scope.ts';
import type { App } from './app.ts';

/** Rows of one step: others are answered between two. */
const stepRows = 500;
/** 00:30 in China. */
const startsAfterMs = 30 * 60_000;

/**
 * What the authority does with leads and pools by itself: gives out what arrived, passes on what nobody answered, and
 * once a day recycles. A step at a time; a day that was missed is made up for by the next look.
 */
export function runDaily(app: App, actor: Actor): void {
  const now = app.ports.clock.now();
  if (has(app, "SELECT 1 FROM leads WHERE routing = 'waiting' LIMIT 1")) {
    app.ledger.execute('leads.route', { limit: stepRows }, actor);
  }
  if (has(app, "SELECT 1 FROM leads WHERE sla_due_at < ? AND status = 'pending' AND deleted_at IS NULL LIMIT 1", now)) {
    app.ledger.execute('leads.escalate', { limit: stepRows }, actor);
  }
  const day = chinaDate(now - startsAfterMs);
  for (const kind of ['customer', 'lead'] as const) {
    const hasRules = has(
      app,
      'SELECT 1 FROM pools WHERE kind = ? AND enabled = 1 AND deleted_at IS NULL LIMIT 1',
      kind,
    );
    const isDone = has(
      app,
      'SELECT 1 FROM pool_runs WHERE kind = ? AND day = ? AND finished_at IS NOT NULL',
      kind,
      day,
    );
    if (hasRules && !isDone) app.ledger.execute('pools.recycle', { kind, day, limit: stepRows }, actor);
  }
}

function has(app: App, sql: string, ...values: unknown[]): boolean {
  return app.db.row(sql, ...values) !== undefined;
}
