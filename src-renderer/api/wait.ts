/** Waits, but not longer than the signal allows. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const id = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(id);
      resolve();
    });
  });
}
