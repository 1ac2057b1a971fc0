/** Longest stretch of work between two looks at what else waits. */
const stretch = 8;

/**
 * A pause that lets other calls through as soon as a stretch of work is over, and costs nothing before. It measures
 * how long the process was busy, which decides nothing about data.
 */
export function createPause(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < stretch) return;
    await turn();
    since = performance.now();
  };
}

/** Lets everything that waits have its turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
