import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockProfile } from '#shared/node/profile-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a second program on the same folder is refused until the first has gone, even by kill -9', async () => {
  const module = path.resolve('src-shared/node/profile-lock.ts');
  const script = `const { lockProfile } = await import(${JSON.stringify(module)}); lockProfile(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');

  expect(() => lockProfile(folder)).toThrow(
    expect.objectContaining({ code: 'FOLDER_LOCKED', details: expect.objectContaining({ pid: child.pid }) }),
  );

  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = lockProfile(folder);
  expect(() => lockProfile(folder)).toThrow('FOLDER_LOCKED');
  lock.release();
  lockProfile(folder).release();
});
