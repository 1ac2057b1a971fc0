import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '#shared/node/write-atomic.ts';

/** How the command line of the same user finds and proves itself to a running desktop; the file is theirs alone. */
export const runFile = z.object({
  pid: z.number().int(),
  port: z.number().int(),
  token: z.string(),
  version: z.string(),
  startedAt: z.number(),
});
export type RunFile = z.infer<typeof runFile>;

function runPath(dataFolder: string): string {
  return path.join(dataFolder, 'run.json');
}

export function writeRunFile(dataFolder: string, run: RunFile): void {
  writeAtomic(runPath(dataFolder), `${JSON.stringify(run)}\n`);
  writeAtomic(portPath(dataFolder), `${JSON.stringify({ port: run.port })}\n`);
}

/** The running desktop of a data folder; a file left behind by a process that is gone counts for nothing. */
export function readRunFile(dataFolder: string): RunFile | undefined {
  if (!existsSync(runPath(dataFolder))) return undefined;
  try {
    const run = runFile.parse(JSON.parse(readFileSync(runPath(dataFolder), 'utf8')));
    return isAlive(run.pid) ? run : undefined;
  } catch {
    return undefined;
  }
}

export function removeRunFile(dataFolder: string): void {
  rmSync(runPath(dataFolder), { force: true });
}

/** The port of the last run: what the browser kept for that address is found again. */
export function readLastPort(dataFolder: string): number {
  try {
    return z
      .object({ port: z.number().int().min(1024).max(65_535) })
      .parse(JSON.parse(readFileSync(portPath(dataFolder), 'utf8'))).port;
  } catch {
    return 0;
  }
}

function portPath(dataFolder: string): string {
  return path.join(dataFolder, 'last-port.json');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
