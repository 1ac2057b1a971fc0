import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The first thing that runs on a bare machine: plain JavaScript for Node 20 and newer, with nothing installed. */
export const root = path.resolve(import.meta.dirname, '..');

const stamp = path.join(root, 'node_modules', '.outpost-installed');

/** Installs by the lock file where something is missing; silent and offline where nothing is. */
export function ensureInstalled() {
  refuseOldNode();
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  if (!installedMatchesLock()) {
    console.log('Installing the locked packages (npm ci), the first time only …');
    const npm = npmCommand();
    const result = spawnSync(npm.command, [...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: npm.shell,
    });
    if (result.status !== 0) {
      fail(
        'The packages could not be installed.',
        'npm ci failed, see above.',
        'Check the network, then run it again.',
      );
    }
  }
  writeFileSync(stamp, lock);
}

function refuseOldNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    fail('This Node is too old.', `It is ${process.versions.node}; 20 or newer is needed.`, 'Install a newer Node.');
  }
}

/** npm writes beside the packages what it installed; the same versions as the lock's need no second install. */
function installedMatchesLock() {
  const hidden = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(([name, entry]) => {
    if (!name.startsWith('node_modules/') || entry.optional || entry.link) return true;
    return present[name]?.version === entry.version && existsSync(path.join(root, name));
  });
}

/** npm as it was called, else the one on PATH. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return { command: process.execPath, args: [cli], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** The project's own Node 24, installed as a package; this one where it is new enough and the platform has no package. */
export function projectNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = path.join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    'Node 24 is missing.',
    `No packaged Node exists for ${process.platform} ${process.arch}, and this one is ${process.versions.node}.`,
    'Install Node 24 and run it again.',
  );
}

/** The environment in which npm's programs and their children find the project's Node first. */
export function projectEnv(extra = {}) {
  const bins = [path.dirname(projectNode()), path.join(root, 'node_modules', '.bin')];
  return { ...process.env, PATH: [...bins, process.env.PATH].join(path.delimiter), ...extra };
}

/** Runs a script of this project under its Node; ends with its exit status. */
export function runNode(args, options = {}) {
  const result = spawnSync(projectNode(), args, { cwd: root, stdio: 'inherit', env: projectEnv(), ...options });
  return result.status ?? 1;
}

/** Runs a program in the foreground and passes on the signals that end it. */
export function runForeground(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: projectEnv(), ...options });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}

/** What happened, why, what to do: and an exit status that says so. */
export function fail(what, why, todo) {
  console.error(`${what}\n  Why: ${why}\n  What to do: ${todo}`);
  process.exit(1);
}
