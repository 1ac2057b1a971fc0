import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '../node/write-atomic.ts';

/** Wall time, and where the host has it the time since the machine started, which nobody can set. */
export interface LockOutClock {
  now(): number;
  uptime?(): number;
}

/** Tries before the lock, and how long it lasts (GB/T 22239: five tries, 15 to 30 minutes). */
export const triesAllowed = 5;
export const lockMinutes = 15;
const lockMs = lockMinutes * 60_000;

const state = z.object({
  failed: z.number().int().min(0),
  locked: z.object({ at: z.number(), uptime: z.number().nullable() }).nullable(),
});
type State = z.infer<typeof state>;
const fresh: State = { failed: 0, locked: null };

/**
 * When the next try counts, or undefined where it counts now. A clock set back before the lock begins it again; a
 * clock set forward does not end it as long as the machine has not been started anew.
 */
export function lockedUntil(folder: string, clock: LockOutClock): number | undefined {
  const { locked } = readState(folder);
  if (!locked) return undefined;
  const now = clock.now();
  if (now < locked.at) {
    writeState(folder, { failed: triesAllowed, locked: mark(clock) });
    return now + lockMs;
  }
  const left = lockMs - elapsed(locked, clock);
  return left > 0 ? now + left : undefined;
}

/** Counts a try before it is made, so that ending the program in the middle does not give it back. Says what is left. */
export function countTry(folder: string, clock: LockOutClock): number {
  const before = readState(folder);
  const failed = (before.locked ? 0 : before.failed) + 1;
  writeState(folder, { failed, locked: failed >= triesAllowed ? mark(clock) : null });
  return triesAllowed - failed;
}

export function forgetTries(folder: string): void {
  if (existsSync(statePath(folder))) writeState(folder, fresh);
}

function elapsed(locked: NonNullable<State['locked']>, clock: LockOutClock): number {
  const byWall = clock.now() - locked.at;
  const uptime = clock.uptime?.();
  if (uptime === undefined || locked.uptime === null || uptime < locked.uptime) return byWall;
  return Math.min(byWall, uptime - locked.uptime);
}

function mark(clock: LockOutClock): NonNullable<State['locked']> {
  return { at: clock.now(), uptime: clock.uptime?.() ?? null };
}

function statePath(folder: string): string {
  return path.join(folder, 'tries.json');
}

/** An unreadable count is a full count: tampering must not help. */
function readState(folder: string): State {
  if (!existsSync(statePath(folder))) return fresh;
  try {
    return state.parse(JSON.parse(readFileSync(statePath(folder), 'utf8')));
  } catch {
    return { failed: triesAllowed - 1, locked: null };
  }
}

function writeState(folder: string, next: State): void {
  writeAtomic(statePath(folder), `${JSON.stringify(next)}\n`);
}
