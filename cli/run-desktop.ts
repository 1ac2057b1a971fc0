import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findBrowser } from '#main/browser-shell/find-browser.ts';
import { hasDisplay, openWindow } from '#main/browser-shell/open-window.ts';
import { type RunningDesktop, startDesktop } from '#main/core/start-desktop.ts';
import { unlockPerson } from '#main/core/unlock-person.ts';
import { defaultDataFolder } from '#main/shell/data-folder.ts';
import { programRoot } from '#shared/node/program-root.ts';
import { CliError } from './cli-error.ts';
import { answer } from './output.ts';
import { readSecret } from './secret.ts';

export interface RunDesktopOptions {
  readonly data?: string;
  readonly shell: 'electron' | 'browser' | 'none';
  readonly account?: string;
  readonly unlockPasswordFile?: string;
  readonly json?: boolean;
}

/** Runs the desktop until its window is closed, it is asked to stop, or a signal ends it. */
export async function runDesktop(options: RunDesktopOptions): Promise<void> {
  if (options.shell === 'electron') return runElectron(options);
  const dataFolder = path.resolve(options.data ?? defaultDataFolder());
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end());
  const running = await startDesktop({ dataFolder, shell: options.shell, onStop: end });
  try {
    await unlockAtOnce(running, options);
    const window = options.shell === 'browser' ? tryWindow(running, dataFolder) : undefined;
    tellReady(running, options, window !== undefined);
    await Promise.race([ended, ...(window ? [window.closed] : [])]);
    window?.close();
  } finally {
    await running.close();
  }
}

async function unlockAtOnce({ desktop }: RunningDesktop, options: RunDesktopOptions): Promise<void> {
  if (options.unlockPasswordFile === undefined && process.env.OUTPOST_PASSWORD === undefined) return;
  const account = options.account ?? desktop.state().account;
  if (account === null) return;
  const password = await readSecret({
    prompt: `Password of ${account}`,
    file: options.unlockPasswordFile,
    env: 'OUTPOST_PASSWORD',
  });
  const opened = await unlockPerson(desktop, { account, password });
  if (!opened.ok) throw Object.assign(new Error(opened.error.code), { code: opened.error.code, data: opened.error });
}

function tryWindow(running: RunningDesktop, dataFolder: string) {
  if (!hasDisplay()) return undefined;
  const browser = findBrowser();
  return browser === undefined ? undefined : openWindow(browser, running.issueAddress(), dataFolder);
}

function tellReady(running: RunningDesktop, options: RunDesktopOptions, hasWindow: boolean): void {
  const { phase } = running.desktop.state();
  const address = hasWindow ? undefined : running.issueAddress();
  const ready = { ready: true, pid: process.pid, port: running.port, phase, ...(address ? { address } : {}) };
  answer(options.json, ready, () =>
    address ? `The desktop is ready. Open it once at:\n${address}` : 'The desktop is open in its window.',
  );
}

/** Electron's own process takes over; this one waits for it. */
async function runElectron(options: RunDesktopOptions): Promise<void> {
  const program = findElectron();
  const args = [programRoot(), ...(options.data === undefined ? [] : ['--data', path.resolve(options.data)])];
  const child = spawn(program, args, { stdio: 'inherit' });
  process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

function findElectron(): string {
  try {
    const require = createRequire(import.meta.url);
    const folder = path.dirname(require.resolve('electron/package.json'));
    const names = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];
    const found = names.map((name) => path.join(folder, 'dist', name)).find((file) => existsSync(file));
    if (found !== undefined) return found;
  } catch {
    // Not installed: told below like a runtime that was not downloaded.
  }
  throw new CliError('ELECTRON_MISSING', 'Electron is not available here.', {
    why: 'Its runtime was not downloaded.',
    todo: 'Run `npm start` with a network once, or use --shell browser.',
  });
}
