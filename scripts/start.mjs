import { existsSync } from 'node:fs';
import path from 'node:path';
import { findElectron } from './electron-runtime.mjs';
import { ensureInstalled, projectNode, root, runForeground, runNode } from './toolchain.mjs';

/** `npm start`: installs what is missing, builds what is stale, opens the desktop in the best window there is. */
const options = process.argv.slice(2);

ensureInstalled();
const built = runNode([path.join(root, 'scripts', 'build.ts'), '--quiet']);
if (built !== 0) process.exit(built);

const asked = options.find((option) => option.startsWith('--shell='))?.slice(8) ?? valueAfter('--shell');
process.exit(asked === undefined || asked === 'electron' ? await openBest() : await openDesktop(options));

async function openBest() {
  if (!hasDisplay()) {
    console.log('No display here: the desktop runs without a window.');
    return openDesktop([...withoutShell(), '--shell', 'browser']);
  }
  const electron = await findElectron();
  if (electron.program) return runForeground(electron.program, [root, ...withoutShell()]);
  console.log(`Electron is not available: ${electron.reason}. Opening the browser shell.`);
  return openDesktop([...withoutShell(), '--shell', 'browser']);
}

function openDesktop(rest) {
  return runForeground(projectNode(), [path.join(root, 'dist', 'node', 'outpost.js'), 'desktop', ...rest]);
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  const wayland = process.env.WAYLAND_DISPLAY;
  return Boolean(process.env.DISPLAY || (wayland && (wayland.startsWith('/') || existsSync(runtimeSocket(wayland)))));
}

function runtimeSocket(name) {
  return path.join(process.env.XDG_RUNTIME_DIR ?? '/run', name);
}

function valueAfter(flag) {
  const at = options.indexOf(flag);
  return at === -1 ? undefined : options[at + 1];
}

function withoutShell() {
  return options.filter((option, at) => !option.startsWith('--shell') && options[at - 1] !== '--shell');
}
