import { existsSync } from 'node:fs';
import path from 'node:path';

/** A browser that can show one address as a window of its own: Chromium, Edge or Chrome; the person's choice first. */
export function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
  exists: (file: string) => boolean = existsSync,
): string | undefined {
  return candidates(env, platform).find((file) => file !== '' && exists(file));
}

function candidates(env: NodeJS.ProcessEnv, platform: string): string[] {
  const chosen = env.OUTPOST_BROWSER ?? '';
  if (platform === 'win32') {
    const roots = [env['ProgramFiles(x86)'], env.ProgramFiles, env.LOCALAPPDATA].filter((root) => root !== undefined);
    const programs = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'];
    return [chosen, ...roots.flatMap((root) => programs.map((program) => path.win32.join(root, program)))];
  }
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
    return [chosen, ...names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)];
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'];
  const folders = (env.PATH ?? '/usr/bin').split(':');
  return [chosen, ...names.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))];
}
