/** The time of this machine. */
export const systemClock = { now: (): number => Date.now() };
