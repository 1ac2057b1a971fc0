import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { safe } from '@orpc/client';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyKey } from '#shared/node/open-database.ts';
import { type DesktopHost, removeFolder, startTestDesktop, wang } from './desktop-host.ts';

let host: DesktopHost;
beforeEach(async () => {
  host = await startTestDesktop();
});
afterEach(async () => {
  await host.close();
  removeFolder(host.dataFolder);
});

const person = { account: wang.account, password: wang.password };

async function nextOf<T>(stream: AsyncIterator<T, unknown>): Promise<T> {
  const next = await stream.next();
  if (next.done) throw new Error('the stream has ended');
  return next.value;
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const { error } = await safe(call);
  return (error as { code?: string } | null)?.code ?? 'none';
}

test('a first company opens at once, and its first person may work', async () => {
  expect((await host.client.desktop.state()).phase).toBe('firstRun');

  const { recoveryKey } = await host.client.desktop.createCompany(wang);
  const written = await host.client.customers.create({ name: '上海测试有限公司' });

  expect(recoveryKey).toMatch(/^AGE-SECRET-KEY-1/);
  expect(await host.client.desktop.state()).toMatchObject({
    phase: 'open',
    account: 'wangfang',
    company: '北方机电',
    member: false,
    problem: null,
  });
  expect((await host.client.customers.get({ id: written.id })).ownerName).toBe('王芳');
});

test('locked work answers nothing but how to unlock it, and is all there afterwards', async () => {
  await host.client.desktop.createCompany(wang);
  await host.client.customers.create({ name: '上海测试有限公司' });

  await host.client.desktop.lock();
  const whileLocked = await codeOf(host.client.customers.list({}));
  await host.client.desktop.unlock(person);

  expect(whileLocked).toBe('UNAUTHORIZED');
  expect((await host.client.customers.list({})).total).toBe(1);
});

test('[S-KEY-4] locking zeroes the key and closes the database', async () => {
  await host.client.desktop.createCompany(wang);
  const work = host.desktop.work()!;

  await host.client.desktop.lock();

  expect(work.dek.every((byte) => byte === 0)).toBe(true);
  expect(work.app.sqlite.open).toBe(false);
});

test('a suspended computer is locked', async () => {
  await host.client.desktop.createCompany(wang);

  await host.desktop.lock('suspend');

  expect((await host.client.desktop.state()).phase).toBe('locked');
});

test('a wrong password says how many tries are left, and five close the door for a while', async () => {
  await host.client.desktop.createCompany(wang);
  await host.client.desktop.lock();

  const codes: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    codes.push(await codeOf(host.client.desktop.unlock({ ...person, password: 'wrong' })));
  }

  expect(codes.slice(0, 4)).toEqual(Array(4).fill('WRONG_PASSWORD'));
  expect(codes[4]).toBe('LOCKED_OUT');
  expect(await codeOf(host.client.desktop.unlock(person))).toBe('LOCKED_OUT');
  expect((await host.client.desktop.state()).people[0]?.lockedUntil).toBeGreaterThan(Date.now());
});

test('the recovery key opens where the password is forgotten, and a new password follows', async () => {
  const { recoveryKey } = await host.client.desktop.createCompany(wang);
  await host.client.desktop.lock();
  const renewed = { account: wang.account, password: 'Ny8-mountain-lake' };

  await host.client.desktop.recover({ ...renewed, recoveryKey });
  await host.client.desktop.lock();

  expect(await codeOf(host.client.desktop.unlock(person))).toBe('WRONG_PASSWORD');
  expect((await host.client.desktop.unlock(renewed)).name).toBe('王芳');
});

test('a password that anybody would guess is refused with the rule it breaks', async () => {
  const { error } = await safe(host.client.desktop.createCompany({ ...wang, password: 'wangfang1' }));

  expect((error as { code?: string }).code).toBe('PASSWORD_TOO_WEAK');
  expect((await host.client.desktop.state()).phase).toBe('firstRun');
});

test('an account has one profile on a computer', async () => {
  await host.client.desktop.createCompany(wang);

  expect(await codeOf(host.client.desktop.createCompany({ ...wang, companyName: '别的公司' }))).toBe('ACCOUNT_TAKEN');
});

test('two people take turns, each with their own data', async () => {
  await host.client.desktop.createCompany(wang);
  await host.client.customers.create({ name: '王芳的客户' });
  await host.client.desktop.createCompany({ ...wang, name: '李强', account: 'liqiang', password: 'Pd5-harbour-wind' });

  const seen = (await host.client.customers.list({})).total;
  await host.client.desktop.switchPerson({ account: wang.account });
  const offered = (await host.client.desktop.state()).account;
  await host.client.desktop.unlock(person);

  expect(seen).toBe(0);
  expect(offered).toBe('wangfang');
  expect((await host.client.customers.list({})).total).toBe(1);
});

test('a second program on the same data is told so plainly', async () => {
  await expect(startTestDesktop(host.dataFolder)).rejects.toMatchObject({ code: 'FOLDER_LOCKED' });
});

test('data of a newer program is refused untouched, and the state says why', async () => {
  await host.client.desktop.createCompany(wang);
  const { app } = host.desktop.work()!;
  app.sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('future', 99999999999999)");
  await host.client.desktop.lock();

  expect(await codeOf(host.client.desktop.unlock(person))).toBe('DATABASE_NEWER');
  expect((await host.client.desktop.state()).problem).toEqual({ code: 'DATABASE_NEWER', retry: false });
});

test('a database that another key made is told apart from a wrong password', async () => {
  await host.client.desktop.createCompany(wang);
  await host.client.desktop.lock();
  const file = path.join(host.dataFolder, 'people', wang.account, 'outpost.db');
  for (const end of ['', '-wal', '-shm']) writeFileSync(`${file}${end}`, '');
  const other = new Database(file);
  applyKey(other, Buffer.alloc(32, 9));
  other.exec('CREATE TABLE t (a)');
  other.close();

  expect(await codeOf(host.client.desktop.unlock(person))).toBe('WRONG_KEY');
});

test('[R-18] after an unclean end the database is read through, and damage is found before anything is shown', async () => {
  await host.client.desktop.createCompany(wang);
  await host.client.desktop.lock();
  const folder = path.join(host.dataFolder, 'people', wang.account);
  const file = path.join(folder, 'outpost.db');
  writeFileSync(path.join(folder, 'open.json'), '{"pid":1}');
  const bytes = readFileSync(file);
  bytes.fill(7, bytes.length - 4096 * 3, bytes.length - 4096);
  writeFileSync(file, bytes);

  expect(await codeOf(host.client.desktop.unlock(person))).toBe('DATABASE_DAMAGED');
  expect((await host.client.desktop.state()).problem?.code).toBe('DATABASE_DAMAGED');
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('[S-KEY-7] what the desktop writes is for its user alone', async () => {
  await host.client.desktop.createCompany(wang);
  const folder = path.join(host.dataFolder, 'people', wang.account);

  const modes = [
    'outpost.db',
    'keyring.json',
    'device-secret.json',
    'profile.json',
    '../../run.json',
    '../../machine.json',
  ].map((name) => (statSync(path.join(folder, name)).mode & 0o077).toString(8));

  expect(modes).toEqual(Array(6).fill('0'));
});

test('a company without a server is never deleted by signing out, and a demo is', async () => {
  await host.client.desktop.createCompany(wang);

  expect(await codeOf(host.client.desktop.signOut({ removeData: true }))).toBe('ONLY_COPY');
  expect(await codeOf(host.client.desktop.removeDemo())).toBe('NOT_DEMO');
  await host.client.desktop.signOut({});
  expect((await host.client.desktop.state()).phase).toBe('locked');
});

test('[S-EL-4] only the web, a mail and a call leave the program', async () => {
  await host.client.desktop.createCompany(wang);
  const urls = [
    'https://example.com/a?b=c',
    'mailto:mei@example.com',
    'tel:+8613800138000',
    'http://example.com',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ms-msdt:/id',
    'smb://server/share',
    '\\\\server\\share',
    'https://user:pw@example.com',
    'https://example.com/\nnext',
  ];

  const codes: string[] = [];
  for (const url of urls) codes.push(await codeOf(host.client.desktop.openExternal({ url })));

  expect(codes).toEqual([...Array(3).fill('none'), ...Array(8).fill('URL_NOT_ALLOWED')]);
  expect(host.opened).toEqual(urls.slice(0, 3));
});

test('diagnostics name no person, company, account or folder', async () => {
  await host.client.desktop.createCompany(wang);
  await host.client.customers.create({ name: '上海测试有限公司' });

  const { text } = await host.client.desktop.diagnostics();

  expect(text).toContain('customers 1');
  for (const secret of ['王芳', '北方机电', 'wangfang', '上海测试', host.dataFolder])
    expect(text).not.toContain(secret);
});

test('every window learns of a lock at once, and the change stream ends with the session', async () => {
  await host.client.desktop.createCompany(wang);
  const states = await host.client.desktop.watchState();
  const changes = await host.client.events.subscribe();
  const phase = async () => (await nextOf(states)).phase;
  const topics = async () => (await nextOf(changes)).topics;
  const first = [await phase(), await topics()];

  await host.client.customers.create({ name: '上海测试有限公司' });
  const changed = await topics();
  await host.client.desktop.lock();
  const locked = await phase();
  const last = await topics();

  expect(first).toEqual(['open', []]);
  expect(changed).toContain('customers');
  expect(locked).toBe('locked');
  expect(last).toEqual(['session']);
  expect((await changes.next()).done).toBe(true);
  await states.return();
});

test('settings of the computer stay, within their bounds', async () => {
  await host.client.desktop.machineSettings.set({ idleMinutes: 5, theme: 'dark' });

  expect(await codeOf(host.client.desktop.machineSettings.set({ idleMinutes: 61 }))).toBe('BAD_REQUEST');
  expect(await host.client.desktop.machineSettings.get()).toMatchObject({ idleMinutes: 5, theme: 'dark' });
});

test('the demo company is full of people and customers, and is gone with one click', async () => {
  await host.client.desktop.createCompany({ ...wang, account: 'demo', sample: true });
  const customers = (await host.client.customers.list({})).total;
  const state = await host.client.desktop.state();

  await host.client.desktop.removeDemo();

  // Fifty more wait in the pools.
  expect(customers).toBe(1_950);
  expect(state.demo).toBe(true);
  expect(await host.client.desktop.state()).toMatchObject({ phase: 'firstRun', people: [] });
});

test('a reminder that is due reaches the notification area once, with its way to the task', async () => {
  await host.client.desktop.createCompany(wang);
  const { id } = await host.client.tasks.create({ title: '拜访客户', dueAt: Date.now() + 1_000 });
  await host.client.tasks.setReminders({ id, offsets: [10] });
  await host.client.desktop.lock();
  const notices: unknown[] = [];
  host.desktop.notices.subscribe((notice) => notices.push(notice));

  await host.client.desktop.unlock(person);
  await new Promise((resolve) => setTimeout(resolve, 200));

  expect(notices).toMatchObject([{ title: '拜访客户', link: `/tasks/${id}` }]);
});
