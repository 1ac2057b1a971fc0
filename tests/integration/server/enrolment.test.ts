import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeviceClient } from '#main/enrolment/device-client.ts';
import { type EnrolWish, enrolDevice } from '#main/enrolment/enrol-device.ts';
import { createAuthority, issueServerCertificate } from '#server/authority/certificate-authority.ts';
import { revokeDevice } from '#server/enrolment/devices.ts';
import { isFault } from '#shared/kernel/fault.ts';
import { formatEnrolCode, parseEnrolCode } from '#shared/sync/enrol-code.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';

const dayMs = 86_400_000;
let server: TestRunningServer;

beforeAll(async () => {
  server = await runServer();
});
afterAll(() => server.close());

const wish = (code: string, account: string, more: Partial<EnrolWish> = {}): EnrolWish => ({
  address: server.url,
  code,
  account,
  password,
  deviceName: '前台电脑',
  os: 'linux',
  appVersion: '0.1.0',
  incarnation: 'incarnation-1',
  ...more,
});

const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code ?? 'ok';

async function faultOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'none';
  } catch (error) {
    return isFault(error) ? error.code : `not a fault: ${String(error)}`;
  }
}

async function enrolled(account: string, address = server.url) {
  const userId = await server.addPerson(account, { password });
  const result = await enrolDevice(wish(server.enrolCode(userId), account, { address }));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

test('[S-ENR-1] a code and the person’s password make a device with its own certificate', async () => {
  const { identity, user, company, status, recoveryRecipient } = await enrolled('mei');
  const client = createDeviceClient(identity);

  expect({ company, status, account: user.account }).toEqual({ company: '前哨测试', status: 'active', account: 'mei' });
  expect(recoveryRecipient).toMatch(/^age1/);
  expect(identity.certPem).toContain('BEGIN CERTIFICATE');
  expect((await client.expectOk('/healthz')).status).toBe(200);
  await client.close();
});

test('[S-ENR-1] replayed, expired, foreign and guessed codes are refused with one answer', async () => {
  const userId = await server.addPerson('lin', { password });
  const other = await server.addPerson('tao', { password });
  const used = server.enrolCode(userId);
  expect(codeOf(await enrolDevice(wish(used, 'lin')))).toBe('ok');
  const late = server.enrolCode(userId, 1);
  const parsed = parseEnrolCode(used);
  if (!parsed.ok) throw new Error('parse');
  const guessed = formatEnrolCode({ ...parsed.value, secret: new Uint8Array(16).fill(9) });

  const replayed = await enrolDevice(wish(used, 'lin'));
  const foreign = await enrolDevice(wish(server.enrolCode(other), 'lin'));
  const unknown = await enrolDevice(wish(guessed, 'lin'));
  server.shift += 61_000;
  const expired = await enrolDevice(wish(late, 'lin'));

  expect([replayed, foreign, unknown, expired].map(codeOf)).toEqual(Array(4).fill('CODE_REFUSED'));
});

test('[S-ENR-1] of two who use one code at once exactly one gets a certificate', async () => {
  const userId = await server.addPerson('race', { password });
  const code = server.enrolCode(userId);

  const results = await Promise.all(Array.from({ length: 4 }, () => enrolDevice(wish(code, 'race'))));

  expect(results.map(codeOf).sort()).toEqual(['CODE_REFUSED', 'CODE_REFUSED', 'CODE_REFUSED', 'ok']);
  const devices = server.core.app.db.rows('SELECT id FROM devices WHERE user_id = ?', userId);
  const certificates = server.core.app.db.rows(
    'SELECT fingerprint FROM device_certificates WHERE device_id IN (SELECT id FROM devices WHERE user_id = ?)',
    userId,
  );
  expect([devices.length, certificates.length]).toEqual([1, 1]);
});

test('a wrong password leaves the code usable, says how many tries are left, and then locks', async () => {
  const userId = await server.addPerson('wrong', { password });
  const code = server.enrolCode(userId, 60);

  const wrong = await enrolDevice(wish(code, 'wrong', { password: 'not it' }));
  for (let time = 0; time < 4; time += 1) await enrolDevice(wish(code, 'wrong', { password: 'not it' }));
  const locked = await enrolDevice(wish(code, 'wrong'));
  server.shift += 16 * 60_000;
  const right = await enrolDevice(wish(code, 'wrong'));

  expect(wrong).toEqual({ ok: false, error: expect.objectContaining({ code: 'WRONG_PASSWORD', left: 4 }) });
  expect([codeOf(locked), codeOf(right)]).toEqual(['LOCKED_OUT', 'ok']);
});

test('a person without a password chooses it when the first device is enrolled', async () => {
  const userId = await server.addPerson('fresh');
  const code = server.enrolCode(userId);

  const weak = await enrolDevice(wish(code, 'fresh', { password: 'password' }));
  const good = await enrolDevice(wish(code, 'fresh'));
  const signedIn = await server.signIn('fresh');

  expect([codeOf(weak), codeOf(good)]).toEqual(['PASSWORD_TOO_WEAK', 'ok']);
  expect((await server.call('/api/auth/me', { headers: signedIn })).status).toBe(200);
});

test('[S-ENR-2] a certificate is renewed with a new key from day 20, and the old one ends a day later', async () => {
  const { identity } = await enrolled('renew');
  const client = createDeviceClient(identity, { now: () => Date.now() + server.shift });
  const oldClient = createDeviceClient(identity);

  expect(await client.renewWhenDue()).toBeUndefined();
  server.shift += 20 * dayMs;
  const renewed = await client.renewWhenDue();
  expect(renewed?.certPem).not.toBe(identity.certPem);
  expect(renewed?.keyPem).not.toBe(identity.keyPem);
  expect(await faultOf(() => oldClient.expectOk('/enrol/renew', { method: 'POST' }))).toBe('SERVER_REFUSED');
  server.shift += 2 * dayMs;
  expect(await faultOf(() => oldClient.expectOk('/enrol/renew', { method: 'POST' }))).toBe('CERTIFICATE_EXPIRED');
  expect(await faultOf(() => client.renewCertificate())).toBe('none');
  server.shift -= 22 * dayMs;
  await Promise.all([client.close(), oldClient.close()]);
});

test('[S-ENR-2] after up to 90 days away the person’s password brings the device back, later only a new code', async () => {
  const { identity } = await enrolled('away');
  const client = createDeviceClient(identity);

  server.shift += 60 * dayMs;
  expect(await faultOf(() => client.renewCertificate())).toBe('CERTIFICATE_EXPIRED');
  expect(await faultOf(() => client.enrolAgain('away', 'not it'))).toBe('SERVER_REFUSED');
  expect(await faultOf(() => client.enrolAgain('away', password))).toBe('none');
  server.shift += 121 * dayMs;
  expect(await faultOf(() => client.enrolAgain('away', password))).toBe('SERVER_REFUSED');
  server.shift -= 181 * dayMs;
  await client.close();
});

test('[S-ENR-3] revocation cuts the live connection within five seconds and refuses the next one', async () => {
  const { identity } = await enrolled('revoked');
  const client = createDeviceClient(identity);
  await client.renewCertificate();
  await client.expectOk('/healthz');
  expect(server.core.app.db.rows('SELECT 1 FROM devices WHERE id = ?', identity.deviceId)).toHaveLength(1);

  revokeDevice(server.core.ports, server.adminId, identity.deviceId);
  const begin = Date.now();
  const metric = async () => {
    const text = await (await fetch(server.metricsUrl!)).text();
    return Number(/^outpost_live_connections (\d+)/m.exec(text)?.[1]);
  };
  while ((await metric()) > 0 && Date.now() - begin < 6_000) await new Promise((resolve) => setTimeout(resolve, 100));

  expect(Date.now() - begin).toBeLessThan(5_000);
  expect(await faultOf(() => client.renewCertificate())).toBe('DEVICE_REVOKED');
  await client.close();
});

test('[S-ENR-3] a disabled account’s device is refused from the next request on', async () => {
  const { identity, user } = await enrolled('leaver');
  const client = createDeviceClient(identity);
  const headers = await server.signIn();

  await server.post('/api/accounts/disable', { userId: user.id }, headers);

  expect(await faultOf(() => client.renewCertificate())).toBe('DEVICE_REVOKED');
  await client.close();
});

test('[S-ENR-1] guessing is stopped long before ten thousand tries', async () => {
  const limited = await runServer({ signInsPerMinute: 30 });
  const body = { account: 'admin', password, csrPem: 'x', deviceName: 'x', os: '', appVersion: '', incarnation: 'x' };
  const statuses = new Map<number, number>();
  const begun = Date.now();

  for (let guess = 0; guess < 10_000; guess += 1) {
    const { status } = await limited.post('/enrol', { ...body, secret: guess.toString(16).padStart(32, '0') });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }

  // The window is a minute: each minute that it takes lets thirty through.
  const minutes = Math.ceil((Date.now() - begun) / 60_000);
  expect(statuses.get(403)).toBeLessThanOrEqual(30 * (minutes + 1));
  expect((statuses.get(403) ?? 0) + (statuses.get(429) ?? 0)).toBe(10_000);
  expect(limited.core.app.db.rows('SELECT id FROM devices')).toEqual([]);
  await limited.close();
});

test('with a company certificate devices enrol through the private authority’s word and outlive its renewal', async () => {
  const corporate = await createAuthority(Date.now());
  const folder = mkdtempSync(path.join(tmpdir(), 'outpost-certificate-'));
  const files = { certificateFile: path.join(folder, 'cert.pem'), certificateKeyFile: path.join(folder, 'key.pem') };
  const write = async () => {
    const issued = await issueServerCertificate(corporate, ['127.0.0.1'], Date.now());
    writeFileSync(files.certificateFile, `${issued.certPem}\n${corporate.certPem}`);
    writeFileSync(files.certificateKeyFile, issued.keyPem);
  };
  await write();
  const own = await runServer(files);
  const userId = await own.addPerson('corporate', { password });

  const result = await enrolDevice(wish(own.enrolCode(userId), 'corporate', { address: own.url }));
  if (!result.ok) throw new Error(result.error.code);
  const client = createDeviceClient(result.value.identity);
  expect(await faultOf(() => client.renewCertificate())).toBe('none');
  await write();
  await own.rotateCertificate();
  const fresh = createDeviceClient(client.identity());
  expect(await faultOf(() => fresh.renewCertificate())).toBe('none');

  await Promise.all([client.close(), fresh.close()]);
  await own.close();
  rmSync(folder, { recursive: true, force: true });
});
