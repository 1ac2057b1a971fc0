import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeAtomic } from '#shared/node/write-atomic.ts';
import type { Log } from '#shared/ports/ports.ts';

const maxBytes = 1024 * 1024;

const logFile = (dataFolder: string) => path.join(dataFolder, 'logs', 'outpost.log');

/** Lines older than the company keeps them; a line that nobody can read goes too. */
export function forgetOldLines(dataFolder: string, before: number): void {
  const file = logFile(dataFolder);
  for (const each of [file, `${file}.1`]) {
    if (!existsSync(each)) continue;
    const lines = readFileSync(each, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    const kept = lines.filter((line) => timeOf(line) >= before);
    if (kept.length < lines.length) writeAtomic(each, kept.map((line) => `${line}\n`).join(''));
  }
}

function timeOf(line: string): number {
  return Date.parse(/^\{"at":"([^"]{20,30})"/.exec(line)?.[1] ?? '') || 0;
}

/** Lines of JSON in `logs/outpost.log`, two files of 1 MB. Ids, counts and durations only; never row contents. */
export function openFileLog(dataFolder: string, now: () => number): Log {
  const file = logFile(dataFolder);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const write = (level: string, event: string, details: Record<string, unknown> = {}): void => {
    const line = `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...details })}\n`;
    try {
      if (existsSync(file) && statSync(file).size + line.length > maxBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // A full or failing disk must not stop the work that wanted to tell about it.
    }
  };
  return {
    info: (event, details) => write('info', event, details),
    warn: (event, details) => write('warn', event, details),
    error: (event, details) => write('error', event, details),
  };
}
