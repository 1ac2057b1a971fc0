import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage, extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRunFile } from '#main/core/run-file.ts';

const home = mkdtempSync(path.join(tmpdir(), 'outpost-pack-'));
const archive = path.join(home, 'release', 'linux-unpacked', 'resources', 'app.asar');
let files: string[];

/** An Electron runtime without Electron: electron-builder packs into it as into a real one. */
async function makeEmptyRuntime(folder: string): Promise<void> {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'locales'));
  writeFileSync(path.join(folder, 'electron'), '#!/bin/sh\n');
  chmodSync(path.join(folder, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'version']) {
    writeFileSync(path.join(folder, name), '');
  }
  const source = path.join(home, 'default-app');
  mkdirSync(source);
  writeFileSync(path.join(source, 'package.json'), '{}');
  await createPackage(source, path.join(folder, 'resources', 'default_app.asar'));
}

beforeAll(async () => {
  const runtime = path.join(home, 'runtime');
  await makeEmptyRuntime(runtime);
  const options = ['--platform', 'linux', '--arch', process.arch, '--electron-dist', runtime];
  execFileSync(process.execPath, ['scripts/pack.ts', ...options, '--output', path.join(home, 'release')], {
    env: { ...process.env, OUTPOST_PACK_STUB: '1' },
    stdio: 'pipe',
  });
  files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
}, 180_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe.runIf(process.platform === 'linux')('the packed desktop', () => {
  test('holds the native addons of its target and of no other', () => {
    const addons = files.filter((file) => file.endsWith('.node'));

    expect(addons.sort()).toEqual([
      `/node_modules/@node-rs/argon2-linux-${process.arch}-gnu/argon2.linux-${process.arch}-gnu.node`,
      `/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    ]);
  });

  test('holds the screen, the core, the shell and the migrations', () => {
    const wanted = [
      '/package.json',
      '/dist/electron/main.js',
      '/dist/electron/preload.cjs',
      '/dist/node/core.js',
      '/dist/node/outpost.js',
      '/dist/node/backup.worker.js',
      '/dist/renderer/index.html',
      '/drizzle/meta/_journal.json',
    ];

    expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
  });

  test('holds no source, test, map, type or foreign package', () => {
    const forbidden =
      /\.(ts|tsx|map)$|^\/(src-|sync-server|tests|scripts|cli|tools|docs|build)|^\/dist\/(types|stamps)|\.test\.|node_modules\/(?!(@node-rs|better-sqlite3)(\/|$))./;

    expect(files.filter((file) => forbidden.test(file.replace(/^\/node_modules$/, '')))).toEqual([]);
    expect(files.filter((file) => /better-sqlite3\/(deps|src)/.test(file))).toEqual([]);
  });

  test('its core starts under plain Node, away from this project, and founds a company', async () => {
    const app = path.join(home, 'app');
    const data = path.join(home, 'data');
    extractAll(archive, app);
    const outpost = path.join(app, 'dist', 'node', 'outpost.js');
    const child = spawn(process.execPath, [outpost, 'desktop', '--shell', 'none', '--data', data, '--json'], {
      cwd: home,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const ready = JSON.parse(await firstLine(child)) as { address: string; phase: string };
      const run = readRunFile(data)!;
      const opened = await fetch(ready.address, { redirect: 'manual' });
      const page = await fetch(`http://127.0.0.1:${run.port}/`, {
        headers: { cookie: String(opened.headers.get('set-cookie')).split(';')[0]! },
      });
      const founded = await fetch(`http://127.0.0.1:${run.port}/rpc/desktop/createCompany`, {
        method: 'POST',
        headers: { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          json: {
            companyName: '北方机电',
            branchName: '总部',
            name: '王芳',
            account: 'wang',
            password: 'Xk7-river-stone',
          },
        }),
      });

      expect(ready.phase).toBe('firstRun');
      expect(await page.text()).toContain('<div id="root">');
      expect(await founded.text()).toContain('AGE-SECRET-KEY-1');
    } finally {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    }
  });
});

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const end = text.indexOf('\n');
      if (end !== -1) resolve(text.slice(0, end));
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
}
