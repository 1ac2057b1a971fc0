import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';
import { type DesktopHost, newDataFolder, removeFolder, startTestDesktop } from './desktop-host.ts';

const dayMs = 86_400_000;
let server: TestRunningServer;
let host: DesktopHost;
let admin: { authorization: string };

beforeEach(async () => {
  server = await runServer();
  admin = await server.signIn();
  host = await startTestDesktop(newDataFolder());
  const code = server.enrolCode(server.adminId);
  const wish = { address: new URL(server.url).host, code, account: 'admin', password };
  for await (const _ of await host.client.desktop.join(wish));
});
afterEach(async () => {
  await host.close();
  removeFolder(host.dataFolder);
  await server.close();
});

const unlock = () => host.client.desktop.unlock({ account: 'admin', password });

/** As an administrator does it in the role's editor, or on the person's page. */
async function change(room: 'roles' | 'users', id: string, field: string, from: unknown, to: unknown) {
  const headers = { ...admin, 'content-type': 'application/json' };
  const body = JSON.stringify({ changes: { [field]: { from, to } } });
  const said = await server.call(`/api/${room}/${id}`, { method: 'PATCH', headers, body });
  expect(said.status).toBe(200);
}

const roleOf = (template: string) =>
  server.core.app.db.row<{ id: string }>('SELECT id FROM roles WHERE template = ?', template)!.id;

/** Whole days from now that this computer opens without the server, once it has asked anew. */
async function daysLeft(): Promise<number> {
  await host.client.desktop.lock();
  await unlock();
  const { endsAt } = host.desktop.work()!.parts.lease()!;
  const before = endsAt();
  await expect.poll(endsAt, { timeout: 10_000 }).not.toBe(before);
  return Math.round((endsAt() - Date.now()) / dayMs);
}

test('[S-ENR-3] of the company, a person’s roles and the person the shortest offline time counts', async () => {
  const role = roleOf('administrator');
  const days = [await daysLeft()];
  await change('roles', role, 'offlineDays', null, 14);
  days.push(await daysLeft());
  await change('users', server.adminId, 'offlineGraceDays', null, 3);
  days.push(await daysLeft());
  await change('roles', role, 'offlineDays', 14, 90);
  await change('users', server.adminId, 'offlineGraceDays', 3, null);
  days.push(await daysLeft());

  expect(days).toEqual([30, 14, 3, 30]);
}, 60_000);

test('[S-ENR-3] where one role forbids offline work, the server is asked at each unlock and the records leave', async () => {
  await host.client.customers.create({ name: '要联机才能看的客户' });
  await host.client.sync.now();
  const roleIds = [roleOf('administrator')];
  await change('roles', roleOf('partner'), 'offlineAllowed', true, false);
  await change('users', server.adminId, 'roleIds', roleIds, [...roleIds, roleOf('partner')]);
  await daysLeft();
  await host.client.sync.now();

  expect((await host.client.customers.list({})).total).toBe(0);
  const { port } = new URL(server.url);
  await host.client.desktop.lock();
  await server.stop();
  const { error } = await safe(unlock());
  const locked = await host.client.desktop.state();
  const again = await server.start(Number(port));
  await unlock();

  expect((error as { code?: string } | null)?.code).toBe('OFFLINE_FORBIDDEN');
  expect(locked).toMatchObject({ phase: 'locked', problem: { code: 'OFFLINE_FORBIDDEN', retry: true } });
  expect((await host.client.desktop.state()).phase).toBe('open');
  await again.close();
}, 60_000);
