import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listWipes } from '#main/core/wipe-profile.ts';
import { serverLeaveOf } from '#server/leave/server-leave.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';
import { type DesktopHost, newDataFolder, removeFolder, startTestDesktop } from './desktop-host.ts';

let server: TestRunningServer;
let host: DesktopHost;
let out: string;
beforeEach(async () => {
  out = mkdtempSync(path.join(tmpdir(), 'outpost-leave-devices-'));
  server = await runServer();
  host = await startTestDesktop(newDataFolder());
  const code = server.enrolCode(server.adminId);
  const wish = { address: new URL(server.url).host, code, account: 'admin', password };
  for await (const _ of await host.client.desktop.join(wish));
});
afterEach(async () => {
  await host.close();
  removeFolder(host.dataFolder);
  await server.close();
  rmSync(out, { recursive: true, force: true });
});

const room = () => serverLeaveOf(server.core);
const phase = async () => (await host.client.desktop.state()).phase;
const devices = () => room().state().devices;

async function destroyed() {
  const exporting = room().exportAll(out);
  if (!exporting.ok) throw new Error(exporting.error.code);
  let folder = '';
  for await (const word of exporting.value) folder = word.folder ?? folder;
  return await room().destroy({ folder, company: '前哨测试', byName: '管理员' });
}

test('[S-PI-8] a company that leaves tells its computers: each deletes its data at its next contact, says so, and the certificate counts it', async () => {
  await host.client.customers.create({ name: '上海测试有限公司' });
  await host.client.sync.now();
  expect(devices()).toEqual({ active: 1, asked: 0, wiped: 0 });
  expect(await destroyed()).toMatchObject({ ok: false, error: { code: 'LEAVE_DEVICES_LEFT', active: 1 } });

  expect(room().callDevices(server.adminId)).toBe(1);
  await expect.poll(phase, { timeout: 20_000 }).toBe('firstRun');
  await expect.poll(() => listWipes(host.dataFolder)[0]?.sent, { timeout: 20_000 }).toBe(true);

  expect(existsSync(path.join(host.dataFolder, 'people', 'admin'))).toBe(false);
  expect(devices()).toEqual({ active: 0, asked: 0, wiped: 1 });
  expect(await destroyed()).toMatchObject({
    ok: true,
    value: { certificate: { devicesWiped: 1, devicesUnproven: 0 } },
  });
});

test('[S-PI-8] a computer that is off is told when it comes back; until then the state says that it was not heard of', async () => {
  await host.client.desktop.lock();
  expect(room().callDevices(server.adminId)).toBe(1);
  expect(room().callDevices(server.adminId)).toBe(0);
  expect(devices()).toEqual({ active: 0, asked: 1, wiped: 0 });

  await host.client.desktop.unlock({ account: 'admin', password }).catch(() => undefined);

  await expect.poll(phase, { timeout: 20_000 }).toBe('firstRun');
  await expect.poll(devices, { timeout: 20_000 }).toEqual({ active: 0, asked: 0, wiped: 1 });
});
