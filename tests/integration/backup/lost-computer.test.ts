import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BackupProgress } from '#shared/features/backups/backups.model.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';
import { type DesktopHost, newDataFolder, removeFolder, startTestDesktop } from '../desktop/desktop-host.ts';
import { last } from './backup-host.ts';

let server: TestRunningServer;
const hosts: DesktopHost[] = [];
beforeEach(async () => {
  server = await runServer();
});
afterEach(async () => {
  for (const host of hosts.splice(0)) {
    await host.close();
    removeFolder(host.dataFolder);
  }
  await server.close();
});

async function joined(): Promise<DesktopHost> {
  const host = await startTestDesktop(newDataFolder());
  hosts.push(host);
  const userId = server.core.app.db.row<{ id: string }>('SELECT id FROM users WHERE account = ?', 'admin')!.id;
  const code = server.enrolCode(userId);
  for await (const _ of await host.client.desktop.join({
    address: new URL(server.url).host,
    code,
    account: 'admin',
    password,
  }));
  return host;
}

test('over real TLS: a desktop backs up to the server, is lost, and a new one restores its set and goes on synchronising', async () => {
  const lost = await joined();
  await lost.client.customers.create({ name: '已同步有限公司' });
  await lost.client.sync.now();
  const done = (await last((await lost.client.backups.run()) as AsyncGenerator<BackupProgress>)) as BackupProgress;
  await lost.close();
  hosts.length = 0;
  removeFolder(lost.dataFolder);

  const fresh = await joined();
  await fresh.client.customers.create({ name: '新电脑有限公司' });
  await fresh.client.sync.now();
  const { sets } = await fresh.client.backups.list();
  const foreign = sets.find((set) => set.id === done.backupId);
  for await (const _ of await fresh.client.backups.restore({
    id: done.backupId!,
    recoveryKey: server.recoveryKey,
  }));
  await fresh.client.desktop.unlock({ account: 'admin', password });
  await fresh.client.sync.now();
  const names = (await fresh.client.customers.list({})).rows.map((row) => row.name);

  expect(done.outcomes.map((one) => `${one.place} ${one.ok}`)).toEqual(['folder true', 'remote true']);
  expect(foreign).toMatchObject({ own: false, status: 'stored' });
  expect(names.sort()).toEqual(['已同步有限公司', '新电脑有限公司']);
});
