import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type LockClock, markTime, timeSince } from '../kernel/lock-time.ts';
import { writeAtomic } from '../node/write-atomic.ts';

export type LockOutClock = LockClock;

/** Tries before the lock, and how long it lasts (GB/T 22239: five tries, 15 to 30 minutes), until a company says else. */
export const triesAllowed = 5;
export const lockMinutes = 15;

/** What the company's policy says; kept beside the count, because it is needed before anything is opened. */
export interface LockRules {
  readonly lockAfter: number;
  readonly lockMinutes: number;
}

const rules = z.object({
  lockAfter: z.number().int().min(3).max(20),
  lockMinutes: z.number().int().min(1).max(1_440),
});
const state = z.object({
  failed: z.number().int().min(0),
  locked: z.object({ at: z.number(), uptime: z.number().nullable() }).nullable(),
  /** Grows with every write: of two copies the later one counts, so that bringing back one old file gives no tries. */
  seq: z.number().int().min(0).default(0),
  /** Wrong tries since the last right one, through all locks. */
  since: z.number().int().min(0).default(0),
  rules: rules.nullable().default(null),
});
type State = z.infer<typeof state>;
const fresh: State = { failed: 0, locked: null, seq: 0, since: 0, rules: null };

/**
 * When the next try counts, or undefined where it counts now. Where the machine knows its uptime, setting the clock
 * moves nothing: forward it does not end the lock, back it does not lengthen it. [Note: in lock-time]
 */
export function lockedUntil(folder: string, clock: LockOutClock): number | undefined {
  const current = readState(folder);
  if (!current.locked) return undefined;
  const lockMs = rulesOf(current).lockMinutes * 60_000;
  const since = timeSince(current.locked, clock);
  if (since < 0) {
    writeState(folder, { ...current, locked: markTime(clock) });
    return clock.now() + lockMs;
  }
  return lockMs > since ? clock.now() + lockMs - since : undefined;
}

/** Counts a try before it is made, so that ending the program in the middle does not give it back. Says what is left. */
export function countTry(folder: string, clock: LockOutClock): number {
  const before = readState(folder);
  const { lockAfter } = rulesOf(before);
  const failed = (before.locked ? 0 : before.failed) + 1;
  const locked = failed >= lockAfter ? markTime(clock) : null;
  writeState(folder, { ...before, failed, locked, since: before.since + 1 });
  return Math.max(0, lockAfter - failed);
}

export function forgetTries(folder: string): void {
  const before = readState(folder);
  if (before.seq === 0 && before.failed === 0) return;
  writeState(folder, { ...before, failed: 0, locked: null, since: 0 });
}

/** Wrong tries since the last right one, and how often the count was written: both only grow between openings. */
export function describeTries(folder: string): { since: number; seq: number } {
  const { since, seq } = readState(folder);
  return { since, seq };
}

/** With the profile goes its count. */
export function removeTries(folder: string): void {
  for (const file of copiesOf(folder)) rmSync(file, { force: true });
}

export function setLockRules(folder: string, wanted: LockRules): void {
  const before = readState(folder);
  const next = rules.parse({ lockAfter: wanted.lockAfter, lockMinutes: wanted.lockMinutes });
  if (JSON.stringify(before.rules) !== JSON.stringify(next)) writeState(folder, { ...before, rules: next });
}

function rulesOf(current: State): LockRules {
  return current.rules ?? { lockAfter: triesAllowed, lockMinutes };
}

/** One copy beside the key, one beside the folder: restoring the folder does not restore both. */
function copiesOf(folder: string): readonly string[] {
  return [path.join(folder, 'tries.json'), path.join(path.dirname(folder), `.${path.basename(folder)}.tries.json`)];
}

/** The later of the copies; a copy that cannot be read beside none is a full count: tampering must not help. */
function readState(folder: string): State {
  const found = copiesOf(folder)
    .filter((file) => existsSync(file))
    .map(readCopy);
  const readable = found.filter((copy) => copy !== undefined);
  if (readable.length > 0) return readable.reduce((best, copy) => (copy.seq > best.seq ? copy : best));
  return found.length > 0 ? { ...fresh, failed: triesAllowed - 1 } : fresh;
}

function readCopy(file: string): State | undefined {
  try {
    return state.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function writeState(folder: string, next: State): void {
  const text = `${JSON.stringify({ ...next, seq: next.seq + 1 })}\n`;
  for (const file of copiesOf(folder)) writeAtomic(file, text);
}
