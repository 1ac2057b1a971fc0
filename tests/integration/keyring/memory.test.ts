import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeyring, eraseKey } from '#shared/keyring/create-keyring.ts';
import { createRecoveryKey } from '#shared/keyring/recovery-key.ts';

const password = 'correct horse 前哨';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-memory-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('[S-KEY-4] after the lock the process’s memory holds no copy of the key; before, the search finds it', async ({
  skip,
}) => {
  if (process.platform !== 'linux') skip('reads /proc/self/mem, which only Linux has');
  const { recipient } = await createRecoveryKey();
  const made = await createKeyring(folder, { password, recoveryRecipient: recipient });
  if (made.ok) eraseKey(made.value.dek);
  const child = path.resolve('tests/integration/keyring/memory-child.ts');

  const answers = ['unlock', 'recover'].map((way) => {
    const run = spawnSync(process.execPath, [child, folder, password, way], { encoding: 'utf8' });
    return JSON.parse(run.stdout) as { open: { raw: number }; locked: { raw: number; hex: number } };
  });

  for (const { open, locked } of answers) {
    expect(open.raw).toBeGreaterThan(0);
    expect(locked).toEqual({ raw: 0, hex: 0 });
  }
});
