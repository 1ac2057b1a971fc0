/** A broken promise of our own code. Nobody catches it on the way; the host logs it under a report id. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant: ${message}`);
}
