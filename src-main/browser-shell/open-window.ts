import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export interface AppWindow {
  /** Resolves when the person closed the window. */
  readonly closed: Promise<void>;
  close(): void;
}

/**
 * Opens the address as a window without tabs, with a browser profile of its own below the data folder: no extension
 * of the person's browser sees the page, and the process ends with the window.
 */
export function openWindow(browser: string, address: string, dataFolder: string): AppWindow {
  const child = spawn(browser, windowArguments(address, dataFolder, process.getuid?.() === 0), { stdio: 'ignore' });
  return { closed: ended(child), close: () => child.kill() };
}

export function windowArguments(address: string, dataFolder: string, isRoot: boolean): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${path.join(dataFolder, 'window')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-features=Translate,AutofillServerCommunication,MediaRouter',
    '--window-size=1280,860',
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

/** Whether there is a screen to open a window on. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
