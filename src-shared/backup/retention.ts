import type { Retention } from '../features/backups/backups.model.ts';
import { type Result, refuse } from '../kernel/result.ts';

export interface DatedSet {
  readonly id: string;
  readonly createdAt: number;
  readonly verified: boolean;
}

export interface PruneRefused {
  readonly code: 'CLOCK_JUMPED' | 'TOO_FEW_VERIFIED';
}

/** The last ones stay whatever their day, so that a day of trouble does not thin itself out. */
const recentKept = 6;
const fewestVerified = 3;
const longestJumpMs = 7 * 86_400_000;
/** Days are counted as the users' calendar counts them: Asia/Shanghai has had no summer time since 1991. */
const zoneMs = 8 * 3_600_000;

/**
 * Which sets may go: all but the newest of each of the last days, weeks and months, the recent ones, and the newest
 * verified. Refuses where the clock jumped since the last run, or fewer than three verified sets would remain.
 */
export function choosePruned(
  sets: readonly DatedSet[],
  retention: Retention,
  now: number,
  lastRunAt: number | null,
): Result<readonly DatedSet[], PruneRefused> {
  const newest = [...sets].sort((a, b) => b.createdAt - a.createdAt);
  const fromTheFuture = newest.some((set) => set.createdAt > now + longestJumpMs);
  const jumped = lastRunAt !== null && Math.abs(now - lastRunAt) > longestJumpMs;
  if (fromTheFuture || jumped) return refuse({ code: 'CLOCK_JUMPED' });

  const kept = new Set<string>();
  for (const set of newest.slice(0, recentKept)) kept.add(set.id);
  keepGenerations(newest, retention.daily, dayOf, kept);
  keepGenerations(newest, retention.weekly, weekOf, kept);
  keepGenerations(newest, retention.monthly, monthOf, kept);
  const newestVerified = newest.find((set) => set.verified);
  if (newestVerified) kept.add(newestVerified.id);

  const pruned = newest.filter((set) => !kept.has(set.id));
  const verifiedLeft = newest.filter((set) => kept.has(set.id) && set.verified).length;
  if (pruned.length > 0 && verifiedLeft < fewestVerified) return refuse({ code: 'TOO_FEW_VERIFIED' });
  return { ok: true, value: pruned };
}

/** The newest verified set of each generation, or the newest at all where none of it is verified. */
function keepGenerations(
  newest: readonly DatedSet[],
  count: number,
  generationOf: (at: number) => string,
  kept: Set<string>,
): void {
  const generations = Map.groupBy(newest, (set) => generationOf(set.createdAt));
  for (const sets of [...generations.values()].slice(0, count)) {
    kept.add((sets.find((set) => set.verified) ?? sets[0]!).id);
  }
}

function dayOf(at: number): string {
  return new Date(at + zoneMs).toISOString().slice(0, 10);
}

/** Weeks begin on Monday: 1970-01-01 was a Thursday. */
function weekOf(at: number): string {
  return String(Math.floor((Math.floor((at + zoneMs) / 86_400_000) + 3) / 7));
}

function monthOf(at: number): string {
  return dayOf(at).slice(0, 7);
}
