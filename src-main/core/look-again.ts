import type { Log } from '#shared/ports/ports.ts';

interface Looking {
  readonly look: () => Promise<void>;
  readonly everyMs: number;
  /** The name under which a failure is logged; the next look comes all the same. */
  readonly failure: string;
  readonly log: Log;
}

/** Looks at once and again and again, never twice at a time; the answer ends it. */
export function lookAgain({ look, everyMs, failure, log }: Looking): () => void {
  let isLooking = false;
  const lookSafely = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      await look();
    } catch (error) {
      log.error(failure, { name: error instanceof Error ? error.name : typeof error });
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void lookSafely(), everyMs);
  timer.unref();
  void lookSafely();
  return () => clearInterval(timer);
}
