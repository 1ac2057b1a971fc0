export interface IdleLock {
  /** A key or a click happened. */
  touch(): void;
  stop(): void;
}

const checkEveryMs = 5_000;

/**
 * Calls `lock` when nothing happened for the given minutes. It compares times instead of waiting once: a computer that
 * slept is locked at the first look after it wakes.
 */
export function startIdleLock(minutes: () => number, now: () => number, lock: () => void): IdleLock {
  let last = now();
  const timer = setInterval(() => {
    if (now() - last >= minutes() * 60_000) lock();
  }, checkEveryMs);
  timer.unref();
  return {
    touch: () => {
      last = now();
    },
    stop: () => clearInterval(timer),
  };
}
