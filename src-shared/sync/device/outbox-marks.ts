import type { Statements } from '../../ledger/read-db.ts';
import type { SyncState } from '../state.ts';
import type { OutboxRow } from './outbox.ts';

/** Where the decided part of the outbox ends, inside a statement. */
export const decidedToSql = "coalesce((SELECT CAST(value AS INTEGER) FROM sync_state WHERE key = 'decidedTo'), 0)";

/** The last command that the server has decided; what was put back is decided a second time below it. */
export function decidedTo(state: SyncState): number {
  return Number(state.get('decidedTo') ?? 0);
}

export function raiseDecidedTo(state: SyncState, seq: number): void {
  if (seq > decidedTo(state)) state.set('decidedTo', String(seq));
}

/** The last command that ever left: from then on it is undone, not cancelled. */
export function sentTo(state: SyncState): number {
  return Number(state.get('sentTo') ?? 0);
}

export function raiseSentTo(state: SyncState, seq: number): void {
  if (seq > sentTo(state)) state.set('sentTo', String(seq));
}

/** Undecided commands behind `after` in order: those put back first, they are older. */
export function listUndecided(statements: Statements, state: SyncState, limit: number, after = 0): OutboxRow[] {
  const again = statements('SELECT * FROM outbox WHERE resent = 1 AND seq > ? ORDER BY seq LIMIT ?').all(
    after,
    limit,
  ) as OutboxRow[];
  if (again.length === limit) return again;
  const first = statements('SELECT * FROM outbox WHERE seq > ? AND +resent = 0 ORDER BY seq LIMIT ?').all(
    Math.max(after, decidedTo(state)),
    limit - again.length,
  ) as OutboxRow[];
  return [...again, ...first];
}

export function isUndecided(state: SyncState, row: OutboxRow): boolean {
  return row.resent === 1 || row.seq > decidedTo(state);
}

export function isSent(state: SyncState, row: OutboxRow): boolean {
  return row.resent === 1 || row.state === 'sent' || row.seq <= sentTo(state);
}

/** From the index alone: it is asked while people type. */
export function countUndecided(statements: Statements, state: SyncState): number {
  const { count } = statements('SELECT count(*) AS count FROM outbox WHERE resent = 0 AND seq > ?').get(
    decidedTo(state),
  ) as { count: number };
  return count + countResent(statements);
}

export function hasUndecided(statements: Statements, state: SyncState): boolean {
  return (
    statements('SELECT 1 FROM outbox WHERE seq > ? LIMIT 1').get(decidedTo(state)) !== undefined ||
    countResent(statements) > 0
  );
}

/** Commands put back and not decided yet: no sweep ends before they are. */
export function countResent(statements: Statements): number {
  return (statements('SELECT count(*) AS count FROM outbox WHERE resent = 1').get() as { count: number }).count;
}

/** Undecided commands that the server may know already. */
export function countSent(statements: Statements, state: SyncState): number {
  const { count } = statements(
    "SELECT count(*) AS count FROM outbox WHERE seq > ? AND +resent = 0 AND (seq <= ? OR state = 'sent')",
  ).get(decidedTo(state), sentTo(state)) as { count: number };
  return count + countResent(statements);
}
