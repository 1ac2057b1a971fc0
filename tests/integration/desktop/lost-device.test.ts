import { createVerify, X509Certificate } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findIdentity, storeIdentity } from '#main/core/device-identity.ts';
import { listWipes } from '#main/core/wipe-profile.ts';
import { fingerprintOf } from '#server/authority/x509.ts';
import { askToLock } from '#server/watching/ask-to-lock.ts';
import { wipeContent } from '#shared/kernel/wipe.ts';
import { readKeyring } from '#shared/keyring/keyring-file.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';
import { type DesktopHost, newDataFolder, removeFolder, startTestDesktop } from './desktop-host.ts';

const dayMs = 86_400_000;
let server: TestRunningServer;
let host: DesktopHost;
let admin: { authorization: string };
const hosts: DesktopHost[] = [];

beforeEach(async () => {
  server = await runServer();
  admin = await server.signIn();
  host = await start();
  for await (const _ of await host.client.desktop.join(wish()));
});
afterEach(async () => {
  for (const one of hosts.splice(0)) {
    await one.close();
    removeFolder(one.dataFolder);
  }
  await server.close();
});

async function start(dataFolder = newDataFolder()): Promise<DesktopHost> {
  const started = await startTestDesktop(dataFolder);
  hosts.push(started);
  return started;
}

const wish = () => ({
  address: new URL(server.url).host,
  code: server.enrolCode(server.adminId),
  account: 'admin',
  password,
});
const unlock = () => host.client.desktop.unlock({ account: 'admin', password });
const folder = () => path.join(host.dataFolder, 'people', 'admin');
const work = () => host.desktop.work()!;
const deviceId = () => work().profile.card.server!.deviceId;

async function codeOf(call: Promise<unknown>): Promise<string> {
  const { error } = await safe(call);
  return (error as { code?: string } | null)?.code ?? 'none';
}

/** As if the server had last been reached so many days ago. */
function lastReached(days: number): void {
  const from = Date.now() - days * dayMs;
  work().sync.state.set('lease', JSON.stringify({ days: 30, from, highest: from }));
}

test('[S-ENR-3] past its lease a desktop opens only after it has reached the server; unsent work is kept', async () => {
  await host.client.customers.create({ name: '离线的客户' });
  await expect.poll(async () => (await host.client.desktop.unsyncedWork()).waiting, { timeout: 5_000 }).toBe(0);
  const { port } = new URL(server.url);
  await server.stop();
  await host.client.customers.create({ name: '还没有送出的客户' });
  await host.client.desktop.lock();
  await unlock();
  lastReached(31);
  await host.client.desktop.lock();

  expect(await codeOf(unlock())).toBe('LEASE_ENDED');
  expect(await host.client.desktop.state()).toMatchObject({ phase: 'locked', problem: { code: 'LEASE_ENDED' } });
  const again = await server.start(Number(port));
  await unlock();

  expect((await host.client.customers.list({})).rows.map((row) => row.name)).toContain('还没有送出的客户');
  await expect.poll(async () => (await host.client.desktop.unsyncedWork()).waiting, { timeout: 15_000 }).toBe(0);
  await again.close();
}, 60_000);

test('[S-ENR-3] a revoked device opens until its lease ends, then never again; a new code brings back what it wrote', async () => {
  await server.post('/api/devices/revoke', { id: deviceId() }, admin);
  await host.client.customers.create({ name: '停用之后写下的客户' });
  await host.client.desktop.lock();
  await unlock();
  lastReached(31);
  await host.client.desktop.lock();

  expect(await codeOf(unlock())).toBe('DEVICE_REVOKED');
  expect(await codeOf(host.client.desktop.rejoin({ account: 'admin', password, code: 'OUTPOST1-NO' }))).toBe(
    'CODE_REFUSED',
  );
  expect((await host.client.desktop.state()).phase).toBe('locked');
  const code = server.enrolCode(server.adminId);
  await host.client.desktop.rejoin({ account: 'admin', password, code });
  await host.client.sync.now();

  const names = server.core.app.db.rows<{ name: string }>('SELECT name FROM customers').map((row) => row.name);
  expect(names).toEqual(['停用之后写下的客户']);
  await host.client.desktop.lock();
  await unlock();
  expect((await host.client.customers.list({})).total).toBe(1);
}, 60_000);

test('a lost device deletes its data when it is next heard of, and its signed word is kept', async () => {
  await host.client.customers.create({ name: '上海测试有限公司' });
  await host.client.sync.now();
  const id = deviceId();
  const keyring = readKeyring(folder()).id;
  const begun = Date.now();

  const said = await server.post('/api/devices/mine/report-lost', { id, wipe: true, note: '地铁上' }, admin);
  await expect.poll(async () => (await host.client.desktop.state()).phase, { timeout: 10_000 }).toBe('firstRun');
  const took = Date.now() - begun;
  await expect.poll(() => listWipes(host.dataFolder)[0]?.sent, { timeout: 10_000 }).toBe(true);

  expect(said.status).toBe(200);
  expect(existsSync(folder())).toBe(false);
  expect((await host.client.desktop.state()).wiped).toMatchObject([
    { account: 'admin', company: '前哨测试', sent: true },
  ]);
  const record = (await (await server.call(`/api/devices/wipe-record?id=${id}`, { headers: admin })).json()) as Record_;
  expect(record.facts).toMatchObject({ deviceId: id, account: 'admin', keyringId: keyring, unsynced: 0 });
  const note = listWipes(host.dataFolder)[0]!;
  const signer = new X509Certificate(note.signed.certPem);
  expect(fingerprintOf(signer)).toBe(record.fingerprint);
  const verifier = createVerify('sha256').update(wipeContent(record.facts));
  expect(verifier.verify(signer.publicKey, record.signature, 'base64')).toBe(true);
  expect(took).toBeLessThan(5_000);
}, 60_000);

interface Record_ {
  readonly facts: Parameters<typeof wipeContent>[0];
  readonly fingerprint: string;
  readonly signature: string;
}

test('a wipe that was killed half-way goes on at the next start, and its word arrives later', async () => {
  const id = deviceId();
  const before = path.join(host.dataFolder, 'copy');
  mkdirSync(before);
  cpSync(folder(), before, { recursive: true });
  await server.post('/api/devices/report-lost', { id, wipe: true }, admin);
  await expect.poll(async () => (await host.client.desktop.state()).phase, { timeout: 10_000 }).toBe('firstRun');
  await host.close();
  hosts.splice(0);
  // As if the process had died between the signed note and the first deletion.
  cpSync(before, folder(), { recursive: true });
  const noteFile = path.join(host.dataFolder, 'wiped', readdirSync(path.join(host.dataFolder, 'wiped'))[0]!);
  const note = JSON.parse(readFileSync(noteFile, 'utf8')) as object;
  const { writeAtomic } = await import('#shared/node/write-atomic.ts');
  writeAtomic(noteFile, JSON.stringify({ ...note, sent: false }));
  server.core.app.sqlite.prepare('UPDATE devices SET wiped_at = NULL, wipe_certificate = NULL').run();

  host = await start(host.dataFolder);

  expect(existsSync(folder())).toBe(false);
  expect((await host.client.desktop.state()).phase).toBe('firstRun');
  await expect.poll(() => listWipes(host.dataFolder)[0]?.sent, { timeout: 10_000 }).toBe(true);
  expect(server.core.app.db.row('SELECT wiped_at FROM devices WHERE id = ?', id)).not.toMatchObject({ wiped_at: null });
}, 60_000);

test('a wipe that is taken back in time deletes nothing, and nobody else’s word counts as a device’s', async () => {
  const id = deviceId();
  await host.client.desktop.lock();
  await server.post('/api/devices/report-lost', { id, wipe: true }, admin);
  const forged = {
    facts: {
      orderId: server.core.app.db.row<{ o: string }>('SELECT wipe_id AS o FROM devices WHERE id = ?', id)!.o,
      deviceId: id,
      account: 'admin',
      company: '',
      computer: '',
      at: 1,
      unsynced: 0,
      files: 0,
      bytes: 0,
      keyringId: '',
    },
    certPem: server.core.authority.certPem,
    signature: 'AAAA',
  };
  expect((await server.post('/enrol/wiped', forged)).status).toBe(403);
  await server.post('/api/devices/cancel-wipe', { id }, admin);

  await unlock();
  await new Promise((resolve) => setTimeout(resolve, 1_500));

  expect((await host.client.desktop.state()).phase).toBe('open');
  expect((await server.call(`/api/devices/wipe-record?id=${id}`, { headers: admin })).status).toBe(404);
}, 60_000);

test('[S-ENR-2] a certificate that ended while the device was away comes back with the person’s unlock', async () => {
  const id = deviceId();
  const identity = findIdentity(folder(), work().dek)!;
  storeIdentity(folder(), work().dek, { ...identity, notAfter: Date.now() - dayMs });
  await host.client.desktop.lock();
  const over = 'UPDATE device_certificates SET not_after = ? WHERE device_id = ?';
  server.core.app.sqlite.prepare(over).run(Date.now() - dayMs, id);

  await unlock();

  const next = findIdentity(folder(), work().dek)!;
  expect(next.notAfter).toBeGreaterThan(Date.now() + 29 * dayMs);
  expect(next.keyPem).not.toBe(identity.keyPem);
  expect(await host.client.sync.now()).toMatchObject({ problem: null });
}, 60_000);

test('[S-KEY-6] an unlocked desktop follows a new CA and a new recovery key by itself', async () => {
  await server.post('/api/authority/rotate', {}, admin);
  const begun = (await (await server.post('/api/authority/recovery-key/begin', {}, admin)).json()) as {
    recoveryKey: string;
    recipient: string;
  };
  await server.post('/api/authority/recovery-key/confirm', { recoveryKey: begun.recoveryKey }, admin);

  await host.client.desktop.lock();
  await unlock();

  await expect.poll(() => readKeyring(folder()).current.recovery?.recipient, { timeout: 10_000 }).toBe(begun.recipient);
  const after = new X509Certificate(server.core.authority.certPem);
  await expect
    .poll(() => new X509Certificate(findIdentity(folder(), work().dek)!.certPem).checkIssued(after), {
      timeout: 10_000,
    })
    .toBe(true);
  await host.client.desktop.lock();
  const recovered = host.client.desktop.recover({ account: 'admin', recoveryKey: server.recoveryKey, password });
  expect(await codeOf(recovered)).toBe('WRONG_RECOVERY_KEY');
  await host.client.desktop.recover({ account: 'admin', recoveryKey: begun.recoveryKey, password });
  expect((await host.client.desktop.state()).phase).toBe('open');
}, 60_000);

test('[S-MON] [S-KEY-4] an alert that asks for the password anew locks each computer of the person at its next contact, once', async () => {
  askToLock(server.core.app.statements, server.adminId, Date.now());

  await work().parts.account.refresh();
  await until(() => host.desktop.work() === undefined);
  await unlock();
  await work().parts.account.refresh();
  await new Promise((resolve) => setTimeout(resolve, 300));

  expect(host.desktop.work()).toBeDefined();
  askToLock(server.core.app.statements, server.adminId, Date.now());
  await work().parts.account.refresh();
  await until(() => host.desktop.work() === undefined);
});

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !holds(); ) {
    if (Date.now() > end) throw new Error('did not happen in ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
