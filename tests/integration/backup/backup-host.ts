import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type Database from 'better-sqlite3';
import type { BackupTarget } from '#shared/backup/backup-target.ts';
import { createBackupsRoom, type HostBackups } from '#shared/backup/backups-room.ts';
import { finishSwap } from '#shared/backup/swap-in.ts';
import { defaultDesktopBackupSettings } from '#shared/features/backups/backups.model.ts';
import { createKeyring } from '#shared/keyring/create-keyring.ts';
import { keyringSecrets } from '#shared/keyring/keyring-secrets.ts';
import { createRecoveryKey, type RecoveryKey } from '#shared/keyring/recovery-key.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';

export const canary = 'canary-41d7-前哨';
export const password = 'correct horse 前哨';

/** A profile with an encrypted database and its backups, as a desktop has them; only the clock is ours. */
export interface BackupBench {
  readonly folder: string;
  readonly profile: string;
  readonly company: RecoveryKey;
  readonly dek: Buffer;
  readonly backups: HostBackups;
  readonly problems: string[];
  now: number;
  remote: BackupTarget | undefined;
  incarnation: string;
  db: Database.Database;
  names(): unknown[];
  dispose(): Promise<void>;
}

/** A new profile, or the one that lies in `existing`. */
export async function backupBench(existing?: string): Promise<BackupBench> {
  const folder = existing ?? mkdtempSync(path.join(tmpdir(), 'outpost-backup-'));
  const profile = path.join(folder, 'zhang.wei');
  const company = await createRecoveryKey();
  const made = existing
    ? await unlockKeyring(profile, password)
    : await createKeyring(profile, { password, recoveryRecipient: company.recipient });
  if (!made.ok) throw new Error(made.error.code);
  const dek = Buffer.from(made.value.dek);
  const file = path.join(profile, 'outpost.db');
  const ids = uuidV7Ids();
  const problems: string[] = [];
  const bench = {
    folder,
    profile,
    company,
    dek,
    problems,
    now: Date.UTC(2026, 10, 22, 2),
    remote: undefined as BackupTarget | undefined,
    incarnation: 'first',
    db: openDatabase(file, dek, { create: existing === undefined }),
    names: (): unknown[] => bench.db.prepare('SELECT name FROM customers ORDER BY id').pluck().all(),
    async dispose() {
      await backups.stop();
      bench.db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (!existing) fill(bench.db, profile);
  const backups: HostBackups = createBackupsRoom({
    folder: profile,
    defaults: defaultDesktopBackupSettings,
    now: () => bench.now,
    newId: () => ids.next(),
    log: { info: () => undefined, warn: (event) => problems.push(event), error: (event) => problems.push(event) },
    data: () => ({
      database: file,
      dek,
      source: { host: 'desktop', id: 'device-1', company: '前哨贸易' },
      incarnation: bench.incarnation,
      account: 'zhang.wei',
      name: '张伟',
      appVersion: '0.1.0',
      extra: [
        { path: 'profile.json', file: path.join(profile, 'profile.json') },
        { path: 'attachments/a1/plan.bin', file: path.join(profile, 'attachments', 'a1', 'plan.bin') },
        { path: 'attachments/empty.bin', file: path.join(profile, 'attachments', 'empty.bin') },
      ],
      recoveryRecipient: company.recipient,
    }),
    secrets: keyringSecrets(profile, dek),
    remote: () => bench.remote,
    changeMark: () => String(bench.db.prepare('SELECT count(*) FROM customers').pluck().get()),
    countRows: () => ({ customers: bench.names().length, notes: 200 }),
    knownSchema: () => 0,
    prepareRestored: (db) => void db.exec("INSERT INTO notes (body) VALUES ('restored')"),
    async exchange(swap) {
      bench.db.close();
      swap();
      finishSwap(profile);
      bench.db = openDatabase(file, dek);
    },
  });
  return Object.assign(bench, { backups });
}

function fill(db: Database.Database, profile: string): void {
  mkdirSync(path.join(profile, 'attachments', 'a1'), { recursive: true });
  writeFileSync(path.join(profile, 'profile.json'), '{"as":"backed up"}');
  writeFileSync(path.join(profile, 'attachments', 'a1', 'plan.bin'), randomBytes(300_000));
  writeFileSync(path.join(profile, 'attachments', 'empty.bin'), '');
  db.exec('CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE notes (body TEXT)');
  db.prepare('INSERT INTO customers (name) VALUES (?)').run(canary);
  const filler = db.prepare('INSERT INTO notes (body) VALUES (?)');
  for (let index = 0; index < 200; index++) filler.run(randomBytes(400).toString('hex'));
}

export async function last<T>(words: AsyncGenerator<T, void, void>): Promise<T> {
  let found: T | undefined;
  for await (const word of words) found = word;
  return found!;
}

export async function runOnce(bench: BackupBench): Promise<string> {
  bench.now += 60_000;
  return await bench.backups.runAndWait('manual');
}
