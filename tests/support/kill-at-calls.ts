import { spawnSync } from 'node:child_process';

/** The system calls by which something becomes lasting; between two of them nothing changes on the disk. */
const calls = 'pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,unlink,unlinkat,ftruncate';

export const hasStrace = spawnSync('strace', ['-V']).status === 0;

/** Every call in `npm run test:full`, every few of them else. */
const stride = process.env.OUTPOST_FULL ? 1 : 16;

export interface KilledRun {
  /** Before which of these calls of its main thread the process was killed. */
  readonly call: number;
}

/**
 * Runs a process again and again, and kills it before its first, second … lasting call, until it ends by itself.
 * `prepare` makes the state before, `check` judges what is left. Answers how often it was killed.
 */
export async function killAtEachCall(
  words: readonly string[],
  prepare: () => Promise<void> | void,
  check: (run: KilledRun) => Promise<void> | void,
): Promise<number> {
  let kills = 0;
  for (let call = 1; ; call += stride) {
    await prepare();
    const inject = `inject=${calls}:signal=SIGKILL:when=${call}`;
    const run = spawnSync(
      'strace',
      ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', inject, process.execPath, ...words],
      {
        encoding: 'utf8',
      },
    );
    const isKilled = run.signal === 'SIGKILL' || run.status === 137;
    if (!isKilled && run.status !== 0) throw new Error(`${words.join(' ')} ended with ${run.status}: ${run.stderr}`);
    await check({ call });
    if (!isKilled) return kills;
    kills += 1;
  }
}
