import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeyring } from '#shared/keyring/create-keyring.ts';
import { readKeyring } from '#shared/keyring/keyring-file.ts';
import { keyringSecrets } from '#shared/keyring/keyring-secrets.ts';
import { recoverKeyring } from '#shared/keyring/recover-keyring.ts';
import { createRecoveryKey } from '#shared/keyring/recovery-key.ts';
import { rotateDatabaseKey, rotationSteps } from '#shared/keyring/rotate-database-key.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';
import { openDatabase } from '#shared/node/open-database.ts';

const password = 'correct horse 前哨';
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-rotate-'));
  file = path.join(folder, 'outpost.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function profile() {
  const company = await createRecoveryKey();
  const result = await createKeyring(folder, { password, recoveryRecipient: company.recipient });
  if (!result.ok) throw new Error(result.error.code);
  const { dek } = result.value;
  const db = openDatabase(file, dek, { create: true });
  db.exec('CREATE TABLE a (b); INSERT INTO a VALUES (42)');
  db.close();
  keyringSecrets(folder, dek).write('backup', Buffer.from('secret of the backups'));
  return { company, dek };
}

function count(dek: Buffer): unknown {
  const db = openDatabase(file, dek);
  const found = db.prepare('SELECT b FROM a').get();
  db.close();
  return found;
}

test('[S-KEY-6] the database gets a new key; the old one opens nothing, secrets and recovery go along', async () => {
  const { company, dek } = await profile();
  const old = Buffer.from(dek);
  const oldFile = readFileSync(file);

  const rotated = await rotateDatabaseKey(folder, password);

  if (!rotated.ok) throw new Error(rotated.error.code);
  const next = rotated.value.dek;
  expect(next.equals(old)).toBe(false);
  expect(() => openDatabase(file, old)).toThrow('WRONG_KEY');
  expect(count(next)).toEqual({ b: 42 });
  expect(keyringSecrets(folder, next).read('backup')?.toString()).toBe('secret of the backups');
  const recovered = await recoverKeyring(folder, company.recoveryKey, 'new password');
  expect(recovered.ok && recovered.value.dek.equals(next)).toBe(true);
  expect(readFileSync(file).equals(oldFile)).toBe(false);
});

test.each(rotationSteps)(
  '[S-KEY-6] killed at "%s", the password and the recovery key still open everything',
  async (step) => {
    const { company } = await profile();
    const child = path.resolve('tests/integration/keyring/rotate-child.ts');

    const killed = spawnSync(process.execPath, [child, folder, password, step], { encoding: 'utf8' });

    expect(killed.signal).toBe('SIGKILL');
    const opened = await unlockKeyring(folder, password);
    if (!opened.ok) throw new Error(opened.error.code);
    expect(count(opened.value.dek)).toEqual({ b: 42 });
    expect(keyringSecrets(folder, opened.value.dek).read('backup')?.toString()).toBe('secret of the backups');
    expect(readKeyring(folder).next).toBe(null);
    const recovered = await recoverKeyring(folder, company.recoveryKey, 'new password');
    expect(recovered.ok && recovered.value.dek.equals(opened.value.dek)).toBe(true);
    const again = await rotateDatabaseKey(folder, 'new password');
    expect(again.ok).toBe(true);
  },
);

test.each(['exchanging', 'settling'] as const)(
  '[S-KEY-6] killed at "%s", recovery alone finds the right key',
  async (step) => {
    const { company } = await profile();
    const child = path.resolve('tests/integration/keyring/rotate-child.ts');
    spawnSync(process.execPath, [child, folder, password, step]);

    const recovered = await recoverKeyring(folder, company.recoveryKey, 'new password');

    if (!recovered.ok) throw new Error(recovered.error.code);
    expect(count(recovered.value.dek)).toEqual({ b: 42 });
  },
);
