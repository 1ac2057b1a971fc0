#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * `outpost`, started by whatever Node there is: the program itself runs under the project's Node 24, because the
 * database addon ends older ones. From source where the source is (nothing stale), from dist/ where it is packed.
 */
const root = path.resolve(import.meta.dirname, '..');
const platform = process.platform === 'win32' ? 'win' : process.platform;
const binary = process.platform === 'win32' ? 'node.exe' : 'node';
const packaged = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', binary);
const isNew = Number(process.versions.node.split('.')[0]) >= 24;
const node = isNew ? process.execPath : packaged;

if (!isNew && !existsSync(packaged)) {
  console.error(
    `outpost needs Node 24.\n  Why: this is ${process.version}.\n  What to do: run npm ci, or use Node 24.`,
  );
  process.exit(1);
}

const source = path.join(root, 'cli', 'outpost.ts');
const entry = existsSync(source) ? source : path.join(root, 'dist', 'node', 'outpost.js');
const child = spawn(node, ['--disable-warning=ExperimentalWarning', entry, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 130);
});
