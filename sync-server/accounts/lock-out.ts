import { eq, lt } from 'drizzle-orm';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { ServerPorts } from '../host/server-ports.ts';
import { loginFailures } from './accounts.tables.ts';

export interface LockedOut {
  readonly code: 'LOCKED_OUT';
  readonly until: number;
}

export interface Try {
  /** Tries that remain should this one fail. */
  readonly left: number;
  settle(attempt: Attempt): void;
}

export type Attempt = 'failed' | 'passed' | 'unfinished';

/**
 * Takes one try before the proof is looked at, so that a hundred guesses sent at once are still five; unknown names
 * are counted like known ones. `settle` says what became of the try.
 */
export function takeTry(ports: ServerPorts, account: string): Result<Try, LockedOut> {
  const { db, clock, rules } = ports;
  const now = clock.now();
  return db.transaction(
    (tx) => {
      const row = tx.select().from(loginFailures).where(eq(loginFailures.account, account)).get();
      if (row && row.lockedUntil > now) return refuse({ code: 'LOCKED_OUT', until: row.lockedUntil });

      const before = row && row.lockedUntil === 0 && now - row.lastAt < rules.lockMs ? row.count : 0;
      const count = before + 1;
      const lockedUntil = count >= rules.lockAfter ? now + rules.lockMs : 0;
      tx.insert(loginFailures)
        .values({ account, count, lastAt: now, lockedUntil })
        .onConflictDoUpdate({ target: loginFailures.account, set: { count, lastAt: now, lockedUntil } })
        .run();
      return ok({
        left: Math.max(0, rules.lockAfter - count),
        settle: (attempt: Attempt) => settleTry(ports, account, attempt),
      });
    },
    { behavior: 'immediate' },
  );
}

export function findLock(db: ServerPorts['db'], account: string, now: number): number | null {
  const row = db.select().from(loginFailures).where(eq(loginFailures.account, account)).get();
  return row && row.lockedUntil > now ? row.lockedUntil : null;
}

export function countTriesLeft({ db, rules }: ServerPorts, account: string): number {
  const row = db.select().from(loginFailures).where(eq(loginFailures.account, account)).get();
  return Math.max(0, rules.lockAfter - (row?.count ?? 0));
}

export function clearLock(db: ServerPorts['db'], account: string): void {
  db.delete(loginFailures).where(eq(loginFailures.account, account)).run();
}

/** Names nobody has tried for a day are forgotten, so that guessing names does not fill the disk. */
export function forgetOldFailures(db: ServerPorts['db'], now: number): void {
  db.delete(loginFailures)
    .where(lt(loginFailures.lastAt, now - 86_400_000))
    .run();
}

/** A proof that lacks only its second half gives its try back: asking for the code is no guess. */
function settleTry({ db }: ServerPorts, account: string, attempt: Attempt): void {
  if (attempt === 'passed') clearLock(db, account);
  if (attempt !== 'unfinished') return;
  const row = db.select().from(loginFailures).where(eq(loginFailures.account, account)).get();
  if (!row) return;
  db.update(loginFailures)
    .set({ count: Math.max(0, row.count - 1), lockedUntil: 0 })
    .where(eq(loginFailures.account, account))
    .run();
}
