export interface IdleLock {
  /** A key or a click happened. */
  touch(): void;
  stop(): void;
}

export interface IdleLockOptions {
  readonly minutes: () => number;
  readonly now: () => number;
  /** Long work runs, such as an import: it counts as somebody who is there. */
  readonly isWorking: () => boolean;
  readonly lock: () => void;
}

const checkEveryMs = 5_000;

/**
 * Locks when nothing happened for the given minutes. It compares times instead of waiting once: a computer that slept
 * is locked at the first look after it wakes.
 */
export function startIdleLock({ minutes, now, isWorking, lock }: IdleLockOptions): IdleLock {
  let last = now();
  const timer = setInterval(() => {
    if (isWorking()) last = now();
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
