import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderTarget } from '#shared/backup/folder-target.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { type BackupBench, backupBench, canary, last, runOnce } from './backup-host.ts';

let bench: BackupBench;
beforeEach(async () => {
  bench = await backupBench();
});
afterEach(async () => bench.dispose());

const backupFolder = (): string => path.join(bench.profile, 'backups');
const containers = (): string[] => readdirSync(backupFolder()).filter((name) => name.endsWith('.age'));

test('a backup is made, read back, opened, and listed as verified', async () => {
  const running = bench.backups.run('manual');
  if (!running.ok) throw new Error(running.error.code);
  const words = [];
  for await (const word of running.value) words.push(word);

  const { sets, unreachable } = await bench.backups.list();

  expect(words.at(-1)).toMatchObject({ step: 'done', outcomes: [{ place: 'folder', ok: true, problem: null }] });
  expect(unreachable).toEqual([]);
  expect(sets).toEqual([
    expect.objectContaining({
      id: words.at(-1)!.backupId,
      kind: 'manual',
      rows: 201,
      status: 'verified',
      copies: [{ place: 'folder', status: 'verified', verifiedAt: bench.now }],
    }),
  ]);
  expect(readdirSync(path.join(bench.profile, 'backup-work'))).toEqual([]);
  expect(bench.backups.state().lastSuccessAt).toBe(bench.now);
});

test('[B-5] no plaintext of a planted canary is in the profile, its working files or its backups', async () => {
  await runOnce(bench);

  const files = readdirSync(bench.profile, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const found = files.filter((one) => {
    const bytes = readFileSync(path.join(one.parentPath, one.name));
    return [canary, '张伟', 'CREATE TABLE', 'SQLite format 3'].some((text) => bytes.includes(text));
  });

  expect(files.length).toBeGreaterThan(4);
  expect(found.map((one) => one.name)).toEqual([]);
});

test('[B-7] the recovery key and the standard age tool open a backup without this program', async ({ skip }) => {
  if (spawnSync('age', ['--version']).error) skip('the age tool is not installed (apt-get install age)');
  await runOnce(bench);
  const keyFile = path.join(bench.folder, 'recovery.txt');
  writeFileSync(keyFile, `${bench.company.recoveryKey}\n`);

  const opened = spawnSync('age', ['-d', '-i', keyFile, path.join(backupFolder(), containers()[0]!)], {
    maxBuffer: 1 << 28,
  });

  expect(opened.status).toBe(0);
  const end = opened.stdout.indexOf('\n');
  const header = JSON.parse(opened.stdout.subarray(0, end).toString());
  const database = path.join(bench.folder, 'opened.db');
  writeFileSync(database, opened.stdout.subarray(end + 1, end + 1 + header.contents[0].bytes));
  const db = openDatabase(database, Buffer.from(header.database.key, 'hex'), { readonly: true });
  expect(db.prepare('SELECT name FROM customers').pluck().all()).toEqual([canary]);
  expect(header).toMatchObject({ account: 'zhang.wei', facts: { tables: { customers: 1, notes: 200 } } });
  db.close();
});

test('a restore brings the work back, keeps the data from before, and gives the database its new incarnation', async () => {
  const id = await runOnce(bench);
  bench.db.prepare("INSERT INTO customers (name) VALUES ('written later')").run();
  const plan = path.join(bench.profile, 'attachments', 'a1', 'plan.bin');
  const attachment = readFileSync(plan);
  writeFileSync(plan, 'changed since');
  writeFileSync(path.join(bench.profile, 'profile.json'), 'as it is now');
  const preview = await bench.backups.preview(id);

  const restoring = await bench.backups.restore(id, undefined);
  if (!restoring.ok) throw new Error(restoring.error.code);
  const done = await last(restoring.value);

  expect(preview).toMatchObject({
    ok: true,
    value: {
      newerThanProgram: false,
      tables: [{ table: 'customers', rowsInBackup: 1, rowsNow: 2 }, { table: 'notes' }],
    },
  });
  expect(done.step).toBe('done');
  expect(bench.names()).toEqual([canary]);
  expect(readFileSync(plan).equals(attachment)).toBe(true);
  expect(readFileSync(path.join(bench.profile, 'profile.json'), 'utf8')).toBe('as it is now');
  expect(bench.db.prepare("SELECT count(*) FROM notes WHERE body = 'restored'").pluck().get()).toBe(1);
  const kept = openDatabase(path.join(done.keptFolder!, 'outpost.db'), bench.dek);
  expect(kept.prepare('SELECT count(*) FROM customers').pluck().get()).toBe(2);
  kept.close();
  expect((await bench.backups.list()).sets).toHaveLength(1);
});

test('only one task runs at a time, and leaving its stream cancels it and leaves no trace', async () => {
  const first = bench.backups.run('manual');
  if (!first.ok) throw new Error(first.error.code);
  await first.value.next();

  const second = bench.backups.run('manual');
  await first.value.return();

  expect(second).toEqual({ ok: false, error: { code: 'BACKUP_RUNNING' } });
  expect(bench.backups.state()).toMatchObject({ running: false, lastSuccessAt: null, lastProblem: null });
  expect((await bench.backups.list()).sets).toEqual([]);
  await runOnce(bench);
  expect((await bench.backups.list()).sets).toHaveLength(1);
});

test('a place that fails does not stop the other, is told, and catches up by the next set', async () => {
  const far = folderTarget(path.join(bench.folder, 'far'), 'remote', 'CN-31');
  bench.remote = {
    ...far,
    putNew: async () => {
      throw Object.assign(new (await import('#shared/kernel/fault.ts')).Fault('SERVER_UNREACHABLE', true));
    },
  };
  const first = bench.backups.run('manual');
  if (!first.ok) throw new Error(first.error.code);
  const done = await last(first.value);
  const told = bench.backups.state().lastProblem;
  bench.remote = far;
  const second = await runOnce(bench);

  const { sets } = await bench.backups.list();

  expect(done.outcomes).toEqual([
    { place: 'folder', ok: true, problem: null },
    { place: 'remote', ok: false, problem: 'SERVER_UNREACHABLE' },
  ]);
  expect(told).toMatchObject({ place: 'remote', code: 'SERVER_UNREACHABLE' });
  expect(sets.find((set) => set.id === second)?.copies.map((copy) => copy.place)).toEqual(['folder', 'remote']);
  expect(bench.backups.state().lastProblem).toBe(null);
});

test('a schedule and a quit make no backup of work that did not change', async () => {
  await runOnce(bench);

  const unchanged = await bench.backups.runAtQuit();
  bench.db.prepare("INSERT INTO customers (name) VALUES ('new')").run();
  const changed = await bench.backups.runAtQuit();

  expect([unchanged, changed]).toEqual([false, true]);
  expect((await bench.backups.list()).sets.map((set) => set.kind)).toEqual(['atQuit', 'manual']);
});

test('a set that disappeared, an exchanged manifest and a container without manifest are seen in the list', async () => {
  const gone = await runOnce(bench);
  const exchanged = await runOnce(bench);
  const incomplete = await runOnce(bench);
  const file = (id: string, end: string): string =>
    path.join(backupFolder(), readdirSync(backupFolder()).find((name) => name.includes(id) && name.endsWith(end))!);
  const { rmSync } = await import('node:fs');
  writeFileSync(file(exchanged, 'json'), readFileSync(file(gone, 'json')));
  rmSync(file(gone, 'age'));
  rmSync(file(gone, 'json'));
  rmSync(file(incomplete, 'json'));

  const { sets } = await bench.backups.list();

  expect(Object.fromEntries(sets.map((set) => [set.id, set.status]))).toEqual({
    [gone]: 'damaged',
    [exchanged]: 'damaged',
    [incomplete]: 'incomplete',
  });
  expect(existsSync(file(incomplete, 'age'))).toBe(true);
});

test('the set of a lost computer is brought to a new one through the server, by the recovery key alone', async () => {
  const lost = await backupBench();
  const shared = folderTarget(path.join(bench.folder, 'server'), 'remote');
  lost.remote = shared;
  lost.db.prepare("INSERT INTO customers (name) VALUES ('of the lost computer')").run();
  const id = await runOnce(lost);
  const { pathOf: _, remove: __, ...far } = shared;
  bench.remote = { ...far, list: async () => (await far.list()).map((file) => ({ ...file, own: false })) };
  const ask = async (key?: string): Promise<string> => {
    const answer = await bench.backups.restore(id, undefined, key);
    if (answer.ok) return (await last(answer.value)).step;
    return answer.error.code === 'WRONG_RECOVERY_KEY' ? answer.error.reason : answer.error.code;
  };

  const listed = (await bench.backups.list()).sets;
  const answers = [await ask(), await ask('AGE-SECRET-KEY-1'), await ask(bench.company.recoveryKey)];
  const done = await ask(lost.company.recoveryKey);

  expect(listed).toEqual([expect.objectContaining({ id, own: false, status: 'stored' })]);
  expect(answers).toEqual(['missing', 'mistyped', 'notForThis']);
  expect(done).toBe('done');
  expect(bench.names()).toEqual([canary, 'of the lost computer']);
  await lost.dispose();
});

test('folders that cannot keep backups are refused by name', async () => {
  const { settings } = bench.backups.state();
  const ask = (folder: string) => bench.backups.saveSettings({ ...settings, folder });

  const rules = ['relative', path.join(bench.folder, 'none'), path.join(bench.profile, 'inside')].map((folder) => {
    const saved = ask(folder);
    return saved.ok ? 'ok' : saved.error.rule;
  });
  const moved = ask(bench.folder);
  await runOnce(bench);

  expect(rules).toEqual(['notAbsolute', 'missing', 'inside']);
  expect(moved.ok && moved.value.folderInUse).toBe(path.join(bench.folder, 'outpost-desktop-device-1'));
  expect(readdirSync(path.join(bench.folder, 'outpost-desktop-device-1'))).toHaveLength(2);
});
