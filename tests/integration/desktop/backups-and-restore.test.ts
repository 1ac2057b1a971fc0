import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DesktopHost, newDataFolder, removeFolder, startTestDesktop, wang } from './desktop-host.ts';

let host: DesktopHost;
let recoveryKey: string;
const hosts: DesktopHost[] = [];

async function start(dataFolder?: string): Promise<DesktopHost> {
  const started = await startTestDesktop(dataFolder);
  hosts.push(started);
  return started;
}

beforeEach(async () => {
  host = await start();
  recoveryKey = (await host.client.desktop.createCompany(wang)).recoveryKey;
  await host.client.customers.create({ name: '上海测试有限公司' });
});
afterEach(async () => {
  for (const one of hosts.splice(0)) {
    await one.close();
    removeFolder(one.dataFolder);
  }
});

async function last<T>(stream: AsyncIterable<T>): Promise<T | undefined> {
  let word: T | undefined;
  for await (const next of stream) word = next;
  return word;
}

async function backUp(): Promise<string> {
  const done = await last(await host.client.backups.run());
  return done!.backupId!;
}

test('a backup comes back in place: the work locks, and what was added since is gone', async () => {
  const id = await backUp();
  await host.client.customers.create({ name: '后来的客户' });

  const done = await last(await host.client.backups.restore({ id }));
  const locked = (await host.client.desktop.state()).phase;
  await host.client.desktop.unlock({ account: wang.account, password: wang.password });

  expect(done).toMatchObject({ step: 'done' });
  expect(existsSync(done!.keptFolder!)).toBe(true);
  expect(locked).toBe('locked');
  expect((await host.client.customers.list({})).rows.map((row) => row.name)).toEqual(['上海测试有限公司']);
});

test('a lost computer: the backup and the recovery key bring everything to another one, under a new password', async () => {
  await backUp();
  const folder = path.join(host.dataFolder, 'people', wang.account, 'backups');
  const other = await start(newDataFolder());

  const [found] = await other.client.desktop.findBackups({ folder });
  const done = await last(
    await other.client.desktop.restore({ path: found!.path, recoveryKey, password: 'Ny8-mountain-lake' }),
  );

  expect(found).toMatchObject({ company: '北方机电', host: 'desktop' });
  expect(done).toMatchObject({ step: 'done' });
  expect(await other.client.desktop.state()).toMatchObject({ phase: 'open', name: '王芳', company: '北方机电' });
  expect((await other.client.customers.list({})).total).toBe(1);
  await other.client.desktop.lock();
  const { error } = await safe(other.client.desktop.unlock({ account: wang.account, password: wang.password }));
  expect(error).toMatchObject({ code: 'WRONG_PASSWORD' });
});

test('[S-PI-6] on another computer an older backup is brought up to what was destroyed since, before anything is shown', async () => {
  const { rows } = await host.client.customers.list({});
  const contact = await host.client.contacts.create({ customerId: rows[0]!.id, name: 'QX9CANARY7' });
  await backUp();
  await host.client.privacy.destroyPerson({ subjectTable: 'contacts', subjectId: contact.id, reason: '本人要求' });
  const folder = path.join(newDataFolder(), 'usb', 'a', 'b', 'backups');
  cpSync(path.join(host.dataFolder, 'people', wang.account, 'backups'), folder, { recursive: true });
  const restoreOn = async (password: string) => {
    const other = await start(newDataFolder());
    const [found] = await other.client.desktop.findBackups({ folder });
    await last(await other.client.desktop.restore({ path: found!.path, recoveryKey, password }));
    return (await other.client.contacts.list({})).rows.map(({ name }) => name);
  };
  expect(await restoreOn('Ny8-mountain-lake')).toEqual([]);

  // The canary: without the ledger beside the backups the person would be back.
  rmSync(path.join(folder, 'destructions.jsonl'));
  expect(await restoreOn('Ny8-mountain-lake')).toEqual(['QX9CANARY7']);
});

test('[S-PI-9] a second place that is not declared is refused, one abroad is counted, and one that is blocked gets nothing more', async () => {
  const secondFolder = newDataFolder();
  const rules = { requireBasis: false, requestDays: 15, retention: { idleLeads: null, leftContacts: null } };
  const declare = (more: object[]) =>
    host.client.privacy.setSettings({ ...rules, requireRegion: true, targets: more as never });
  const abroad = { target: secondFolder, region: 'hongKong', basis: '标准合同', recordedBy: null };
  const { settings } = await host.client.backups.settings();
  const save = () => host.client.backups.saveSettings({ ...settings, secondFolder });
  await declare([]);
  const refused = await safe(save());
  await declare([abroad]);
  await save();

  const first = await last(await host.client.backups.run());
  const counted = await host.client.privacy.listTransfers();
  await declare([{ ...abroad, blocked: true }]);
  const then = await last(await host.client.backups.run());

  expect(refused.error).toMatchObject({ code: 'REGION_REFUSED' });
  expect(first!.outcomes.map(({ ok }) => ok)).toEqual([true, true]);
  expect(counted.rows).toMatchObject([{ target: secondFolder, region: 'hongKong', times: 1 }]);
  expect(then!.outcomes).toMatchObject([{ ok: true }, { place: 'secondFolder', ok: false, problem: 'REGION_REFUSED' }]);
  removeFolder(secondFolder);
});

test('the wrong recovery key restores nothing and leaves nothing behind', async () => {
  await backUp();
  const folder = path.join(host.dataFolder, 'people', wang.account, 'backups');
  const other = await start(newDataFolder());
  const foreign = (await other.client.desktop.createCompany({ ...wang, account: 'other' })).recoveryKey;
  const [found] = await other.client.desktop.findBackups({ folder });

  const codes: unknown[] = [];
  for (const key of [foreign, 'AGE-SECRET-KEY-1NONSENSE']) {
    const input = { path: found!.path, recoveryKey: key, password: 'Ny8-mountain-lake' };
    const { error } = await safe(other.client.desktop.restore(input).then(last));
    codes.push((error as { code?: string } | null)?.code);
  }

  expect(codes).toEqual(['WRONG_RECOVERY_KEY', 'WRONG_RECOVERY_KEY']);
  const left = readdirSync(path.join(other.dataFolder, 'people')).filter((name) => !name.endsWith('.tries.json'));
  expect(left).toEqual(['other']);
});

test('leaving makes a backup when something changed, and none when nothing did', async () => {
  await host.client.desktop.signOut({});
  await host.client.desktop.unlock({ account: wang.account, password: wang.password });
  const first = (await host.client.backups.list()).sets.length;

  await host.client.desktop.signOut({});
  await host.client.desktop.unlock({ account: wang.account, password: wang.password });

  expect([first, (await host.client.backups.list()).sets.length]).toEqual([1, 1]);
});
