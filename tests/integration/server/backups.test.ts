import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { remoteTarget } from '#main/backup-remote.ts';
import { createDeviceClient, type DeviceClient } from '#main/enrolment/device-client.ts';
import { enrolDevice } from '#main/enrolment/enrol-device.ts';
import { serverBackupsOf } from '#server/backups/server-backups.ts';
import { revokeDevice } from '#server/enrolment/devices.ts';
import { loadServerConfig } from '#server/host/server-config.ts';
import { startServer } from '#server/start-server.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { setName } from '#shared/backup/backup-target.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';

let server: TestRunningServer;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-places-'));
  server = await runServer();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function enrolled(account: string): Promise<DeviceClient> {
  const userId = await server.addPerson(account, { password });
  const wish = { deviceName: '前台电脑', os: 'linux', appVersion: '0.1.0', incarnation: 'incarnation-1' };
  const code = server.enrolCode(userId);
  const made = await enrolDevice({ address: server.url, code, account, password, ...wish });
  if (!made.ok) throw new Error(made.error.code);
  return createDeviceClient(made.value.identity);
}

const targetOf = (client: DeviceClient) => remoteTarget((url, init) => client.request(url, init));

test('[B-3] over mTLS a device adds and reads backups; deleting is refused and audited; a revoked one is cut off', async () => {
  const client = await enrolled('mei');
  const content = randomBytes(9_000_000);
  const file = path.join(folder, 'container');
  writeFileSync(file, content);
  const name = `${setName(Date.now(), '01a3185c-5002-7078-b9c6-355b02343da7')}.age`;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const target = targetOf(client);

  await target.putNew(name, { path: file, bytes: content.length, sha256 });
  const read = await target.read(name);
  const deleted = await client.request(`/backups/${name}`, { method: 'DELETE' });
  await deleted.text();
  const stranger = await server.call('/backups');
  const audit = server.core.app.sqlite
    .prepare("SELECT kind FROM audit_records WHERE kind LIKE 'backup.%'")
    .pluck()
    .all();
  revokeDevice(server.core.ports, null, client.identity().deviceId);
  const revoked = await target.list().catch((error: { code: string }) => error.code);

  expect(read.equals(content)).toBe(true);
  expect([deleted.status, stranger.status]).toEqual([405, 401]);
  expect(audit).toEqual(['backup.delete']);
  expect(revoked).toMatch(/DEVICE_REVOKED|SERVER_UNREACHABLE/);
  await client.close();
});

test('[S-PI-9] a device that was declared to be where no data may lie is not served', async () => {
  const client = await enrolled('mei');
  const good = await client.request('/backups', { method: 'GET' });
  await good.text();
  const { app, adminId } = { app: server.core.app, adminId: server.adminId };
  const target = { target: '前台电脑', region: 'hongKong', basis: null, recordedBy: null, blocked: true };
  const rules = { requireBasis: false, requestDays: 15, retention: { idleLeads: null, leftContacts: null } };
  const set = app.ledger.execute('privacy.setSettings', { ...rules, targets: [target] }, findActor(app.db, adminId)!);
  const refused = await client.request('/backups', { method: 'GET' });

  expect([good.status, set.ok, refused.status]).toEqual([200, true, 403]);
  expect(await refused.json()).toEqual({ code: 'REGION_REFUSED' });
  await client.close();
});

test('the server backs itself up and is restored from its page: later work is gone, the epoch is new, it starts again', async () => {
  const backups = serverBackupsOf(server.core);
  const epoch = (sqlite: typeof server.core.app.sqlite): unknown =>
    sqlite.prepare("SELECT value FROM sync_state WHERE key = 'epoch'").pluck().get();
  const before = epoch(server.core.app.sqlite);
  const id = await backups.runAndWait('manual');
  await server.addPerson('later', { password });
  const headers = { ...(await server.signIn()), 'content-type': 'application/json' };

  const listed = await (await server.call('/api/backups', { headers })).json();
  const restoring = await backups.restore(id, undefined);
  if (!restoring.ok) throw new Error(restoring.error.code);
  for await (const _ of restoring.value);
  await server.restored;

  expect(listed).toMatchObject({ sets: [{ id, status: 'verified' }] });
  const again = await startServer(loadServerConfig(server.data, { host: '127.0.0.1', port: 0, metrics: false }, {}));
  const accounts = again.core.app.sqlite.prepare('SELECT account FROM users').pluck().all();
  const after = epoch(again.core.app.sqlite);
  const kinds = again.core.app.sqlite.prepare('SELECT kind FROM audit_records').pluck().all();
  await again.close();
  expect(accounts).toEqual(['admin']);
  expect(after).not.toBe(before);
  expect(kinds.at(-1)).toBe('backup.restore');
  expect(readdirSync(server.data).filter((name) => name.startsWith('kept-'))).toHaveLength(1);
});

test('[B-5] neither the server’s data nor its backups hold a name in the clear, and people without the right see nothing', async () => {
  await server.addPerson('canary-51f2', { password });
  await serverBackupsOf(server.core).runAndWait('manual');

  const files = readdirSync(server.data, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const found = files.filter((one) => readFileSync(path.join(one.parentPath, one.name)).includes('canary-51f2'));
  const headers = await server.signIn('canary-51f2');
  const refused = await server.call('/api/backups', { headers });

  expect(existsSync(path.join(server.data, 'backups'))).toBe(true);
  expect(found).toEqual([]);
  expect(refused.status).toBe(403);
});
