import type { Statements } from '#shared/ledger/read-db.ts';
import { createWatchStore } from './watch-store.ts';

const keyOf = (userId: string): string => `lock:${userId}`;

/** Every computer of the person locks at its next contact, once: half a minute where it is in use. [S-MON] */
export function askToLock(statements: Statements, userId: string, at: number): void {
  createWatchStore(statements).set(keyOf(userId), String(at));
}

/** When the person's computers were last asked to lock; null where they never were. */
export function lockAskedAt(statements: Statements, userId: string): number | null {
  const at = createWatchStore(statements).get(keyOf(userId));
  return at === undefined ? null : Number(at);
}
