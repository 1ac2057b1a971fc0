/**
 * What a task tells, as a stream: `task` gets a teller and a signal; the stream ends with what it returns. Leaving the
 * stream early aborts the signal and waits until the task has tidied up. A slow listener hears only the latest word.
 */
export async function* progressStream<T>(
  task: (tell: (word: T) => void, signal: AbortSignal) => Promise<T>,
): AsyncGenerator<T, void, void> {
  const abort = new AbortController();
  let latest: T | undefined;
  let wake: () => void = () => undefined;
  const tell = (word: T): void => {
    latest = word;
    wake();
  };
  let ended = false;
  const running = task(tell, abort.signal).finally(() => {
    ended = true;
    wake();
  });
  running.catch(() => undefined);
  try {
    while (!ended) {
      if (latest === undefined) await new Promise<void>((resolve) => (wake = resolve));
      const word: T | undefined = latest;
      latest = undefined;
      if (word !== undefined) yield word;
    }
    yield await running;
  } finally {
    abort.abort();
    await running.catch(() => undefined);
  }
}
