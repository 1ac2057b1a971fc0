/** Tells listeners in this process what happened, as callbacks or as a stream that ends with its signal. */
export interface Topic<T> {
  tell(word: T): void;
  /** Somebody is listening now. */
  isHeard(): boolean;
  subscribe(listener: (word: T) => void): () => void;
  /** What is told from now on. A slow listener gets everything in order. */
  stream(signal: AbortSignal | undefined): AsyncGenerator<T, void>;
  end(): void;
}

export function createTopic<T>(): Topic<T> {
  const listeners = new Set<(word: T) => void>();
  const endings = new Set<() => void>();
  return {
    tell: (word) => {
      for (const listener of listeners) listener(word);
    },
    isHeard: () => listeners.size > 0,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stream: (signal) => {
      const waiting: T[] = [];
      let wake = (): void => {};
      let ended = signal?.aborted ?? false;
      const push = (word: T): void => {
        waiting.push(word);
        wake();
      };
      const stop = (): void => {
        ended = true;
        wake();
      };
      listeners.add(push);
      endings.add(stop);
      signal?.addEventListener('abort', stop, { once: true });
      return (async function* () {
        try {
          while (true) {
            while (waiting.length > 0) yield waiting.shift()!;
            if (ended) return;
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        } finally {
          listeners.delete(push);
          endings.delete(stop);
          signal?.removeEventListener('abort', stop);
        }
      })();
    },
    end: () => {
      for (const ending of endings) ending();
    },
  };
}
