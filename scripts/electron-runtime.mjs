import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './toolchain.mjs';

const folder = path.join(root, 'node_modules', 'electron');
const reachMs = 5_000;
const downloadMs = 5 * 60_000;

/** The Electron program: present, or downloaded within a bounded wait; else one line that says why not. */
export async function findElectron() {
  const present = installedElectron();
  if (present) return { program: present };
  if (!existsSync(path.join(folder, 'install.js'))) return { reason: 'its package is not installed' };
  const unreachable = await whyUnreachable();
  if (unreachable) return { reason: `its runtime cannot be downloaded (${unreachable})` };
  console.log('Downloading the Electron runtime, the first time only …');
  const failure = await download();
  const downloaded = installedElectron();
  return downloaded ? { program: downloaded } : { reason: `its runtime could not be downloaded (${failure})` };
}

function installedElectron() {
  const marker = path.join(folder, 'path.txt');
  if (!existsSync(marker)) return undefined;
  const program = path.join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist'),
    readFileSync(marker, 'utf8').trim(),
  );
  return existsSync(program) ? program : undefined;
}

/** Asks the place that serves the runtime for a sign of life, so that a machine without a network waits seconds only. */
async function whyUnreachable() {
  const mirror = process.env.npm_config_electron_mirror ?? process.env.ELECTRON_MIRROR ?? 'https://github.com/';
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(reachMs) });
    return undefined;
  } catch (error) {
    if (error.name === 'TimeoutError') return 'no answer within 5 seconds';
    return error.cause?.code ?? error.message;
  }
}

function download() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(folder, 'install.js')], { stdio: ['ignore', 'inherit', 'pipe'] });
    let text = '';
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), downloadMs);
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(signal ? 'it took longer than 5 minutes' : (text.trim().split('\n')[0] ?? `exit status ${code}`));
    });
  });
}
