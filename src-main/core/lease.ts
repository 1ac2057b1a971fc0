import type { LockOutClock } from '#shared/keyring/lock-out.ts';
import type { SyncState } from '#shared/sync/state.ts';

/** Days without the server, until the server says another number. */
export const firstLeaseDays = 30;
const dayMs = 86_400_000;
/** Who may not work offline is still not locked out by one hourly contact that was missed. */
const onlineMs = 2 * 3_600_000;
const tellBeforeMs = 5 * dayMs;
const stateKey = 'lease';

interface Terms {
  readonly days: number;
  /** A role of the person forbids working without the server: each unlock asks it. */
  readonly online?: boolean;
}

interface Stored extends Terms {
  /** When the server last said that this device is in good standing, by this computer's clock. */
  readonly from: number;
  /** The latest time this computer ever showed since then. */
  readonly highest: number;
}

/** How long a member's data may still be opened without having reached the server. [S-ENR-3] */
export interface Lease {
  endsAt(): number;
  /** From when the person is told of the end, while there is still time to reach a network. */
  tellAt(): number;
  isOver(): boolean;
  isOnlineOnly(): boolean;
  /** The server vouched for this device. */
  extend(days: number, online?: boolean): void;
  /** Notes how late it is, so that a clock set back later gives nothing back. */
  tick(): void;
}

/**
 * Kept inside the encrypted database, whose pages nobody changes without its key. Time is the latest this computer
 * ever showed, and goes on by the machine's own running time where the clock was set back: setting it back does not
 * extend the lease, setting it forward ends it until the server is reached. A profile without one begins it now.
 */
export function openLease(state: SyncState, clock: LockOutClock): Lease {
  const read = (): Stored => state.json<Stored>(stateKey) ?? begin({ days: firstLeaseDays });
  const begin = (terms: Terms): Stored => {
    const now = clock.now();
    const stored = { ...terms, from: now, highest: now };
    state.set(stateKey, JSON.stringify(stored));
    return stored;
  };
  const runningFor = (): number => clock.uptime?.() ?? 0;
  let base = { at: Math.max(clock.now(), read().highest), running: runningFor() };
  const latest = (): number => Math.max(clock.now(), read().highest, base.at + (runningFor() - base.running));
  const endOf = (stored: Stored): number => stored.from + lastsMs(stored);
  return {
    endsAt: () => endOf(read()),
    tellAt: () => {
      const stored = read();
      return endOf(stored) - Math.min(tellBeforeMs, lastsMs(stored) / 3);
    },
    isOver: () => latest() >= endOf(read()),
    isOnlineOnly: () => read().online === true,
    extend: (days, online = false) => {
      begin(online ? { days, online } : { days });
      base = { at: clock.now(), running: runningFor() };
    },
    tick: () => state.set(stateKey, JSON.stringify({ ...read(), highest: latest() })),
  };
}

function lastsMs({ days, online = false }: Terms): number {
  return online ? onlineMs : days * dayMs;
}
