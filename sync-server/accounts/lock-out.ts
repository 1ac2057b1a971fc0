import { eq, lt } from 'drizzle-orm';
import { timeSince } from '#shared/kernel/lock-time.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { ServerDb, ServerPorts } from '../host/server-ports.ts';
import { type LoginFailureRow, loginFailures } from './accounts.tables.ts';

export interface LockedOut {
  readonly code: 'LOCKED_OUT';
  readonly until: number;
}

/**
 * Where a try comes from. A browser or device that has signed in as this person before is counted by itself.
 *
 * [Note: who locks out whom] Everybody unknown shares one count per account and one per address. So a stranger who
 * guesses locks strangers out, again and again if they like, and never the person at their own browser or desktop; and
 * what a stolen known browser can guess is five tries as well.
 */
export interface Origin {
  readonly known?: string | undefined;
  readonly address?: string | null | undefined;
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
export function takeTry(ports: ServerPorts, account: string, origin: Origin = {}): Result<Try, LockedOut> {
  const { db, rules } = ports;
  return db.transaction(
    (tx) => {
      const counts = tx as unknown as ServerDb;
      const keys = keysOf(account, origin);
      for (const key of keys) {
        const left = lockLeft(ports, mendClock(ports, counts, findFailures(counts, key.key)));
        if (left > 0) return refuse({ code: 'LOCKED_OUT', until: ports.clock.now() + left });
      }
      const left = keys.map(({ key, isAddress }) =>
        countFailure(ports, counts, key, isAddress ? rules.addressLockAfter : rules.lockAfter),
      );
      return ok({
        left: Math.min(...left),
        settle: (attempt: Attempt) => {
          for (const { key, isAddress } of keys) settleTry(ports, key, attempt, isAddress);
        },
      });
    },
    { behavior: 'immediate' },
  );
}

export function findLock(ports: ServerPorts, account: string, origin: Origin = {}): number | null {
  const left = lockLeft(ports, findFailures(ports.db, keysOf(account, origin)[0]!.key));
  return left > 0 ? ports.clock.now() + left : null;
}

export function countFailures({ db }: ServerPorts, account: string, origin: Origin = {}): number {
  return findFailures(db, keysOf(account, origin)[0]!.key)?.count ?? 0;
}

export function countTriesLeft(ports: ServerPorts, account: string, origin: Origin = {}): number {
  return Math.max(0, ports.rules.lockAfter - countFailures(ports, account, origin));
}

/** An administrator lets everybody try again. */
export function clearLock(db: ServerDb, account: string): void {
  forget(db, account);
}

/** Names nobody has tried for a day are forgotten, so that guessing names does not fill the disk. */
export function forgetOldFailures(db: ServerPorts['db'], now: number): void {
  db.delete(loginFailures)
    .where(lt(loginFailures.lastAt, now - 86_400_000))
    .run();
}

/** Account names are lower case, so nobody can type the key of an address or a device. */
function keysOf(account: string, { known, address }: Origin): readonly { key: string; isAddress: boolean }[] {
  if (known !== undefined) return [{ key: `KNOWN ${known} ${account}`, isAddress: false }];
  const own = { key: account, isAddress: false };
  return address == null ? [own] : [own, { key: `ADDRESS ${address}`, isAddress: true }];
}

function findFailures(db: ServerDb, key: string): LoginFailureRow | undefined {
  return db.select().from(loginFailures).where(eq(loginFailures.account, key)).get();
}

/** A lock of 0.1.0 knew the wall clock alone; it ends by it. */
function lockLeft({ clock, rules }: ServerPorts, row: LoginFailureRow | undefined): number {
  if (!row || row.lockedUntil === 0) return 0;
  const lockMs = row.lockMs ?? rules.lockMs;
  const since = timeSince({ at: row.lockedUntil - lockMs, uptime: row.lastUptime }, clock);
  return since < 0 ? lockMs : Math.max(0, lockMs - since);
}

/** Where only the wall clock is known and it was set back, the lock begins again, once, and does not last for ever. */
function mendClock(
  { clock }: ServerPorts,
  db: ServerDb,
  row: LoginFailureRow | undefined,
): LoginFailureRow | undefined {
  const now = clock.now();
  if (!row || row.lockedUntil === 0 || clock.uptime || row.lastAt <= now) return row;
  const mended = { lastAt: now, lockedUntil: now + (row.lockedUntil - row.lastAt) };
  db.update(loginFailures).set(mended).where(eq(loginFailures.account, row.account)).run();
  return { ...row, ...mended };
}

function countFailure({ clock, rules }: ServerPorts, db: ServerDb, key: string, allowed: number): number {
  const row = findFailures(db, key);
  const now = clock.now();
  const isFresh = row?.lockedUntil === 0 && timeSince({ at: row.lastAt, uptime: row.lastUptime }, clock) < rules.lockMs;
  const count = (isFresh ? row.count : 0) + 1;
  const locks = count >= allowed;
  const values = {
    count,
    lastAt: now,
    lastUptime: clock.uptime?.() ?? null,
    lockedUntil: locks ? now + rules.lockMs : 0,
    lockMs: locks ? rules.lockMs : null,
  };
  db.insert(loginFailures)
    .values({ account: key, ...values })
    .onConflictDoUpdate({ target: loginFailures.account, set: values })
    .run();
  return Math.max(0, allowed - count);
}

/**
 * A proof that lacks only its second half gives its try back: asking for the code is no guess. What an address failed
 * at is not forgotten because one of its people succeeded.
 */
function settleTry({ db }: ServerPorts, key: string, attempt: Attempt, isAddress: boolean): void {
  if (attempt === 'failed') return;
  if (attempt === 'passed' && !isAddress) {
    forget(db, key);
    return;
  }
  const row = findFailures(db, key);
  if (!row) return;
  db.update(loginFailures)
    .set({ count: Math.max(0, row.count - 1), lockedUntil: 0, lockMs: null })
    .where(eq(loginFailures.account, key))
    .run();
}

function forget(db: ServerDb, key: string): void {
  db.delete(loginFailures).where(eq(loginFailures.account, key)).run();
}
