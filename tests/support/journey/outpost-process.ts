import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const startMs = 60_000;

export interface OutpostProcess {
  readonly child: ChildProcess;
  /** What it said on its first line, as JSON. */
  readonly ready: Record<string, unknown>;
  /** Everything it wrote so far, both streams. */
  output(): string;
  /** Asks it to end as the system does, and answers how: exit code and how long it took. */
  stop(): Promise<{ code: number | null; ms: number }>;
  /** SIGKILL: nothing is finished. */
  kill(): Promise<void>;
}

export interface OutpostAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

function spawnOutpost(words: readonly string[], env: Environment): ChildProcess {
  const entry = path.join(root, 'cli', 'outpost.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...words], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that ends badly leaves nothing running.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

/** A server or desktop as a process of its own, once it says that it is ready. */
export async function startOutpost(words: readonly string[], env: Environment = {}): Promise<OutpostProcess> {
  const child = spawnOutpost(words, env);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = await new Promise<Record<string, unknown>>((resolve, reject) => {
    const tooLate = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`not ready after ${startMs} ms: outpost ${words.join(' ')}\n${output}`));
    }, startMs);
    let line = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk;
      line += chunk;
      const end = line.indexOf('\n');
      if (end < 0) return;
      clearTimeout(tooLate);
      resolve(JSON.parse(line.slice(0, end)));
      line = '';
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    void ended.then((code) => {
      clearTimeout(tooLate);
      reject(new Error(`ended with ${code}: outpost ${words.join(' ')}\n${output}`));
    });
  });
  return {
    child,
    ready,
    output: () => output,
    stop: async () => {
      const started = performance.now();
      child.kill('SIGTERM');
      return { code: await ended, ms: performance.now() - started };
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** One command, to its end. */
export async function runOutpost(words: readonly string[], env: Environment = {}): Promise<OutpostAnswer> {
  const child = spawnOutpost(words, env);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  return { code, stdout, stderr };
}
