import type { Clock } from '../../ports/ports.ts';
import type { SyncState } from '../state.ts';

/** This machine's clock with the correction measured in the last handshake: business times of all devices agree. [sync 4.2] */
export function correctedClock(clock: Clock, state: SyncState): Clock {
  return { now: () => clock.now() + Number(state.get('clockOffset') ?? 0) };
}
