import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail } from './toolchain.mjs';

const candidates = [
  process.env.OUTPOST_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser that the end-to-end tests drive; installed through apt where that is possible. */
export function ensureBrowser() {
  const present = find();
  if (present) return present;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.log('Installing Chromium and a Chinese font (apt-get), the first time only …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
    if (spawnSync('apt-get', install, { stdio: ['ignore', 'ignore', 'inherit'], env }).status !== 0) {
      spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
      spawnSync('apt-get', install, { stdio: ['ignore', 'ignore', 'inherit'], env });
    }
    const installed = find();
    if (installed) return installed;
  }
  return fail(
    'No browser for the end-to-end tests.',
    'Neither Chromium, Chrome nor Edge was found, and none could be installed from here.',
    'Install one (Debian: apt-get install chromium fonts-noto-cjk), or set OUTPOST_BROWSER to its program.',
  );
}

function find() {
  return candidates.find((candidate) => candidate && existsSync(candidate));
}
