import type { LockOutClock } from '#shared/keyring/lock-out.ts';
import type { SyncState } from '#shared/sync/state.ts';

/** Days without the server, until the server says another number. */
export const firstLeaseDays = 30;
const dayMs = 86_400_000;
const stateKey = 'lease';

interface Stored {
  readonly days: number;
  /** When the server last said that this device is in good standing, by this computer's clock. */
  readonly from: number;
  /** The latest time this computer ever showed since then. */
  readonly highest: number;
}

/** How long a member's data may still be opened without having reached the server. [S-ENR-3] */
export interface Lease {
  endsAt(): number;
  isOver(): boolean;
  /** The server vouched for this device. */
  extend(days: number): void;
  /** Notes how late it is, so that a clock set back later gives nothing back. */
  tick(): void;
}

/**
 * Kept inside the encrypted database, whose pages nobody changes without its key. Time is the latest this computer
 * ever showed, and goes on by the machine's own running time where the clock was set back: setting it back does not
 * extend the lease, setting it forward ends it until the server is reached. A profile without one begins it now.
 */
export function openLease(state: SyncState, clock: LockOutClock): Lease {
  const read = (): Stored => state.json<Stored>(stateKey) ?? begin(firstLeaseDays);
  const begin = (days: number): Stored => {
    const now = clock.now();
    const stored = { days, from: now, highest: now };
    state.set(stateKey, JSON.stringify(stored));
    return stored;
  };
  const runningFor = (): number => clock.uptime?.() ?? 0;
  let base = { at: Math.max(clock.now(), read().highest), running: runningFor() };
  const latest = (): number => Math.max(clock.now(), read().highest, base.at + (runningFor() - base.running));
  return {
    endsAt: () => {
      const { days, from } = read();
      return from + days * dayMs;
    },
    isOver: () => {
      const { days, from } = read();
      return latest() >= from + days * dayMs;
    },
    extend: (days) => {
      begin(days);
      base = { at: clock.now(), running: runningFor() };
    },
    tick: () => state.set(stateKey, JSON.stringify({ ...read(), highest: latest() })),
  };
}
