import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBackups } from '#shared/backup/find-backups.ts';
import { type RestoreProfile, restoreProfile } from '#shared/backup/restore-profile.ts';
import { recoverKeyring } from '#shared/keyring/recover-keyring.ts';
import { createRecoveryKey } from '#shared/keyring/recovery-key.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { type BackupBench, backupBench, canary, runOnce } from './backup-host.ts';

let bench: BackupBench;
let folder: string;
beforeEach(async () => {
  bench = await backupBench();
  folder = path.join(bench.folder, 'new-computer', 'zhang.wei');
  mkdirSync(path.dirname(folder));
});
afterEach(async () => bench.dispose());

const ask = (more: Partial<RestoreProfile> = {}) =>
  restoreProfile({
    container: findBackups(bench.folder)[0]!.container,
    recoveryKey: bench.company.recoveryKey,
    folder,
    password: 'a new password',
    knownSchema: 0,
    ...more,
  });

test('a new computer gets the whole profile from a backup and the recovery key, under keys of its own', async () => {
  await runOnce(bench);

  const restored = await ask();
  if (!restored.ok) throw new Error(restored.error.code);

  expect(restored.value.header).toMatchObject({ account: 'zhang.wei', source: { company: '前哨贸易' } });
  const opened = await unlockKeyring(folder, 'a new password');
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value.dek.equals(bench.dek)).toBe(false);
  const db = openDatabase(path.join(folder, 'outpost.db'), opened.value.dek);
  expect(db.prepare('SELECT name FROM customers').pluck().all()).toEqual([canary]);
  db.close();
  const plan = path.join('attachments', 'a1', 'plan.bin');
  expect(readFileSync(path.join(folder, plan)).equals(readFileSync(path.join(bench.profile, plan)))).toBe(true);
  const recovered = await recoverKeyring(folder, bench.company.recoveryKey, 'another password');
  expect(recovered.ok).toBe(true);
  const beside = readdirSync(path.dirname(folder)).filter((name) => !name.endsWith('.tries.json'));
  expect(beside).toEqual(['zhang.wei']);
});

test('a wrong key, a newer backup and a damaged file leave nothing behind', async () => {
  await runOnce(bench);
  const stranger = await createRecoveryKey();
  const { container } = findBackups(bench.folder)[0]!;
  const spoiled = path.join(bench.folder, path.basename(container));
  const bytes = readFileSync(container);
  bytes[bytes.length - 100]! ^= 1;
  writeFileSync(spoiled, bytes);

  const mistyped = await ask({ recoveryKey: 'AGE-SECRET-KEY-1X' });
  const newer = await ask({ knownSchema: -1 });
  const faults = [
    await ask({ recoveryKey: stranger.recoveryKey }).catch((error: { code: string }) => error.code),
    await ask({ container: spoiled }).catch((error: { code: string }) => error.code),
  ];

  expect(mistyped).toEqual({ ok: false, error: { code: 'WRONG_RECOVERY_KEY', reason: 'mistyped' } });
  expect(newer).toEqual({ ok: false, error: { code: 'BACKUP_NEWER' } });
  expect(faults).toEqual(['BACKUP_WRONG_RECIPIENT', 'BACKUP_DAMAGED']);
  expect(existsSync(folder)).toBe(false);
  expect(readdirSync(path.dirname(folder))).toEqual([]);
});

test('backups are found below a folder, newest first; halves and strangers’ files are not', async () => {
  const first = await runOnce(bench);
  const second = await runOnce(bench);
  const backups = path.join(bench.profile, 'backups');
  const half = readdirSync(backups).find((name) => name.includes(first) && name.endsWith('.json'))!;
  mkdirSync(path.join(bench.folder, 'usb'));
  copyFileSync(path.join(backups, half), path.join(bench.folder, 'usb', half));
  writeFileSync(path.join(bench.folder, 'usb', 'holiday.age'), 'not ours');

  expect(findBackups(bench.folder).map((found) => found.manifest.id)).toEqual([second, first]);
});
