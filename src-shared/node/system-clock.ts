import { uptime } from 'node:os';

/** The time of this machine; `uptime` counts from its start and cannot be set. Both in milliseconds. */
export const systemClock = {
  now: (): number => Date.now(),
  uptime: (): number => Math.round(uptime() * 1000),
};
