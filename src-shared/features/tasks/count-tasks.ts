import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';

const day = 24 * 3_600_000;
const shanghai = 8 * 3_600_000;

/** The actor's own open tasks by when they are due; a day begins at midnight in Asia/Shanghai. */
export function countTasks(db: ReadDb, actor: Actor, now: number) {
  const tomorrow = Math.floor((now + shanghai) / day) * day - shanghai + day;
  const counts = db.row<Record<'overdue' | 'today' | 'week' | 'later' | 'undated', number | null>>(
    `WITH p(now, tomorrow, week) AS (VALUES (?, ?, ?))
     SELECT sum(due_at < p.now) AS overdue, sum(due_at >= p.now AND due_at < p.tomorrow) AS today,
       sum(due_at >= p.tomorrow AND due_at < p.week) AS week, sum(due_at >= p.week) AS later,
       sum(due_at IS NULL) AS undated
     FROM tasks, p WHERE owner_id = ? AND deleted_at IS NULL AND status IN ('notStarted', 'inProgress')`,
    now,
    tomorrow,
    tomorrow + 7 * day,
    actor.userId,
  )!;
  return {
    overdue: counts.overdue ?? 0,
    today: counts.today ?? 0,
    week: counts.week ?? 0,
    later: counts.later ?? 0,
    undated: counts.undated ?? 0,
  };
}
