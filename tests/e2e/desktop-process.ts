import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const program = 'dist/node/outpost.js';

export interface DesktopProcess {
  readonly data: string;
  /** Opens once. */
  readonly address: string;
  readonly port: number;
  /** One more address, as `outpost desktop address` prints it. */
  newAddress(): string;
  stop(): Promise<void>;
}

/** The built desktop in a process of its own, as a person starts it, without a window. */
export async function startDesktopProcess(
  data = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-')),
): Promise<DesktopProcess> {
  const args = [program, 'desktop', '--shell', 'none', '--data', data, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = JSON.parse(await firstLine(child)) as { address: string; port: number };
  return {
    ...ready,
    data,
    newAddress: () =>
      execFileSync(process.execPath, [program, 'desktop', 'address', '--data', data], { encoding: 'utf8' }).trim(),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const end = text.indexOf('\n');
      if (end !== -1) resolve(text.slice(0, end));
    });
    child.once('exit', (code) => reject(new Error(`the desktop ended with ${code}`)));
  });
}
