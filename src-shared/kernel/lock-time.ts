/** Wall time, and where the host has it the time since the machine started, which nobody can set. Both in ms. */
export interface LockClock {
  now(): number;
  uptime?(): number;
}

/** A moment by both clocks. */
export interface LockMark {
  readonly at: number;
  readonly uptime: number | null;
}

export function markTime(clock: LockClock): LockMark {
  return { at: clock.now(), uptime: clock.uptime?.() ?? null };
}

/**
 * How long ago the mark was, as far as nobody could have faked it. With a machine's uptime the wall clock does not
 * count: set forward it shortens nothing, set back it lengthens nothing. After a new start of the machine only the time
 * since that start counts, which is never too much. Without an uptime the wall clock is all there is.
 */
export function timeSince(mark: LockMark, clock: LockClock): number {
  const uptime = clock.uptime?.();
  if (uptime === undefined || mark.uptime === null) return clock.now() - mark.at;
  return uptime >= mark.uptime ? uptime - mark.uptime : uptime;
}
