import { setImmediate as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Takes what a key left on its way out of the memory of this process: key objects of the crypto library, which are
 * erased when they are collected, and frames of the cipher on the part of the stack that nobody uses now. [S-KEY-4]
 */
export async function forgetMemory(): Promise<void> {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
  // From the event loop the stack is shallow, so the recursion covers all that lay deeper.
  await pause();
  overwriteStack(frames);
}

const frames = 2_000;

/** Each frame writes its place on the stack; the sum keeps the compiler from leaving anything out. */
function overwriteStack(depth: number): number {
  const a = depth + 1;
  const b = a + 1;
  const c = b + 1;
  const d = c + 1;
  const below = depth === 0 ? 0 : overwriteStack(depth - 1);
  return (a + b + c + d + below) % 97;
}
