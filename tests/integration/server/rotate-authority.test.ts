import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDeviceClient, type DeviceClient, type DeviceIdentity } from '#main/enrolment/device-client.ts';
import { enrolDevice } from '#main/enrolment/enrol-device.ts';
import { endTakeoverWhenDone, findTakeover } from '#server/authority/rotate-authority.ts';
import { fingerprintOf } from '#server/authority/x509.ts';
import { Fault } from '#shared/kernel/fault.ts';
import type { StandingRequest } from '#shared/sync/enrolment.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';

let server: TestRunningServer;
const clients: DeviceClient[] = [];
const said: StandingRequest = { appVersion: '0.2.0', recoveryRecipient: null, badServer: null };

beforeEach(async () => {
  server = await runServer();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await server.close();
});

async function enrolled(account: string, code?: string): Promise<DeviceIdentity> {
  const userId = await server.addPerson(account, { password });
  const result = await enrolDevice({
    address: server.url,
    code: code ?? server.enrolCode(userId),
    account,
    password,
    deviceName: account,
    os: 'linux',
    appVersion: '0.2.0',
    incarnation: 'i',
  });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.identity;
}

/** Each look opens a new connection, as after a break. */
function fresh(identity: DeviceIdentity): DeviceClient {
  const client = createDeviceClient(identity, { now: () => Date.now() + server.shift });
  clients.push(client);
  return client;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    return error instanceof Fault ? error.code : String(error);
  }
}

/** What a device does at each contact: asks how it stands, and takes the certificate that is due. */
async function followed(identity: DeviceIdentity): Promise<DeviceIdentity> {
  const client = fresh(identity);
  await client.askStanding(said);
  await client.renewWhenDue();
  const next = client.identity();
  await fresh(next).askStanding(said);
  return next;
}

test('[S-KEY-6] a new CA: devices follow over the line the old one vouches for, then the old one counts no more', async () => {
  const admin = await server.signIn();
  const before = server.core.authority.certPem;
  const [north, south] = [await enrolled('north'), await enrolled('south')];

  expect((await server.post('/api/authority/rotate', {}, admin)).status).toBe(200);
  expect((await server.post('/api/authority/rotate', {}, admin)).status).toBe(409);
  const after = server.core.authority.certPem;
  expect(await codeOf(fresh(south).expectOk('/enrol/standing', post(said)))).toBe('ok');
  const northNow = await followed(north);
  const half = findTakeover(server.core.ports)!;
  expect({ followed: half.followed, waiting: half.waiting.map((device) => device.name) }).toEqual({
    followed: 1,
    waiting: ['south'],
  });
  expect(endTakeoverWhenDone(server.core.ports)).toBe(false);
  const southNow = await followed(south);
  expect(endTakeoverWhenDone(server.core.ports)).toBe(true);
  await server.core.tls.reload();

  expect(new X509Certificate(northNow.certPem).checkIssued(new X509Certificate(after))).toBe(true);
  expect(fingerprintOf(northNow.trust.caPem)).toBe(fingerprintOf(after));
  const last = fresh(southNow);
  expect((await last.askStanding(said)).standing).toBe('good');
  expect(last.identity().trust).toMatchObject({ caPem: new X509Certificate(after).toString(), anchors: [] });
  expect(await codeOf(fresh(last.identity()).renewCertificate())).toBe('ok');
  expect(server.core.app.db.rows("SELECT kind FROM authority_certificates WHERE kind = 'caBefore'")).toEqual([]);
  // What the old key signed opens nothing: neither as device nor as server.
  const trustsNew = { ...north, trust: last.identity().trust };
  expect((await fresh(trustsNew).askStanding(said)).standing).toBe('revoked');
  expect(await codeOf(fresh(north).request('/healthz'))).toBe('CERTIFICATE_MISMATCH');
  expect(fingerprintOf(before)).not.toBe(fingerprintOf(after));
}, 60_000);

test('[S-KEY-6] a device enrolled in the middle knows both, and one left behind is dropped on the last day', async () => {
  const admin = await server.signIn();
  const away = await enrolled('away');
  await server.post('/api/authority/rotate', { days: 5 }, admin);
  const code = await server.post('/api/enrol-codes', { userId: await server.addPerson('new', { password }) }, admin);
  const { code: text } = (await code.json()) as { code: string };
  const joined = await enrolDevice({
    address: server.url,
    code: text,
    account: 'new',
    password,
    deviceName: 'new',
    os: '',
    appVersion: '0.2.0',
    incarnation: 'i',
  });
  if (!joined.ok) throw new Error(joined.error.code);

  expect(fingerprintOf(joined.value.identity.trust.caPem)).toBe(fingerprintOf(server.core.authority.certPem));
  await fresh(joined.value.identity).askStanding(said);
  const over = JSON.stringify({ startedAt: 1, endsAt: Date.now() - 1 });
  server.core.app.sqlite.prepare("UPDATE server_settings SET value = ? WHERE key = 'authorityTakeover'").run(over);
  expect(endTakeoverWhenDone(server.core.ports)).toBe(true);
  await server.core.tls.reload();
  expect(await codeOf(fresh(joined.value.identity).renewCertificate())).toBe('ok');
  expect(await codeOf(fresh(away).request('/healthz'))).toBe('CERTIFICATE_MISMATCH');
}, 60_000);

test('[S-KEY-6] devices of 0.1.0 cannot follow a new CA: it is refused with their names until they are updated or left behind', async () => {
  const admin = await server.signIn();
  const north = await enrolled('north');
  const age = "UPDATE devices SET app_version = '0.1.0' WHERE name = 'north'";
  server.core.app.sqlite.prepare(age).run();
  const rotate = async (wish: object = {}) => {
    const answer = await server.post('/api/authority/rotate', wish, admin);
    return [answer.status, ((await answer.json()) as { code?: string; data?: unknown }).data];
  };
  const state = async () => {
    const answer = await server.call('/api/authority', { headers: admin });
    return ((await answer.json()) as { cannotFollow: { name: string }[] }).cannotFollow.map(({ name }) => name);
  };

  expect(await rotate()).toEqual([409, { count: 1, names: 'north (north)' }]);
  expect(await state()).toEqual(['north']);
  expect(findTakeover(server.core.ports)).toBeUndefined();
  await fresh(north).askStanding(said);
  expect(await state()).toEqual([]);
  server.core.app.sqlite.prepare(age).run();
  expect((await rotate({ leaveBehind: true }))[0]).toBe(200);
});

test('a new server certificate is shown at once, and open connections go on', async () => {
  const admin = await server.signIn();
  const client = fresh(await enrolled('steady'));
  await client.askStanding(said);
  const shown = await serial();

  const renewed = await server.post('/api/authority/renew-certificate', {}, admin);

  expect(renewed.status).toBe(200);
  expect(await serial()).not.toBe(shown);
  expect((await client.askStanding(said)).standing).toBe('good');
}, 60_000);

test('[S-KEY-6] the recovery key changes only when it was typed back, and then at each device’s next contact', async () => {
  const admin = await server.signIn();
  const client = fresh(await enrolled('mei'));
  const old = server.core.recoveryRecipient;
  await client.askStanding({ ...said, recoveryRecipient: old });

  const begun = (await (await server.post('/api/authority/recovery-key/begin', {}, admin)).json()) as Made;
  expect(server.core.recoveryRecipient).toBe(old);
  const wrong = await server.post('/api/authority/recovery-key/confirm', { recoveryKey: server.recoveryKey }, admin);
  const right = await server.post('/api/authority/recovery-key/confirm', { recoveryKey: begun.recoveryKey }, admin);
  const told = await client.askStanding({ ...said, recoveryRecipient: old });
  const state = async () =>
    ((await (await server.call('/api/authority', { headers: admin })).json()) as { recovery: object }).recovery;
  const behind = await state();
  await client.askStanding({ ...said, recoveryRecipient: told.recoveryRecipient });

  expect([wrong.status, right.status]).toEqual([401, 200]);
  expect(told.recoveryRecipient).toBe(begun.recipient);
  expect(behind).toMatchObject({ recipient: begun.recipient, followed: 0, behind: 1, waiting: false });
  expect(await state()).toMatchObject({ followed: 1, behind: 0, retired: [{ recipient: old, backups: 0 }] });
}, 60_000);

interface Made {
  readonly recoveryKey: string;
  readonly recipient: string;
}

function post(body: unknown) {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function serial(): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
