import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import forge from 'node-forge';
import { Agent, fetch } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Alert, WatchRule } from '#shared/features/watching/alert.model.ts';
import { defaultWatchSettings, type WatchSettings } from '#shared/features/watching/watch-settings.model.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';

const dayMs = 86_400_000;
const secret = 'a-secret-of-the-collector';
let server: TestRunningServer;
let admin: { authorization: string };
const received: { body: string; signature: string }[] = [];
let refuseNext = 0;

const collector = createServer(async (request: IncomingMessage, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (refuseNext > 0) {
    refuseNext -= 1;
    response.writeHead(503).end();
    return;
  }
  received.push({ body, signature: String(request.headers['x-outpost-signature']) });
  response.writeHead(204).end();
});

beforeAll(async () => {
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  server = await runServer();
  admin = await server.signIn();
});
afterAll(async () => {
  await server.close();
  collector.close();
});

async function save(change: (settings: WatchSettings) => void): Promise<void> {
  const settings = structuredClone(defaultWatchSettings) as WatchSettings;
  settings.webhook = { enabled: true, url: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/alerts` };
  change(settings);
  const response = await server.call('/api/watching', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...admin },
    body: JSON.stringify({ ...settings, secret }),
  });
  expect(await response.json()).toEqual({ saved: true });
}

async function alertsOf(): Promise<Alert[]> {
  const response = await server.call('/api/alerts?state=all&limit=200', { headers: admin });
  return ((await response.json()) as { rows: Alert[] }).rows;
}

/** Real seconds: an alert is there within the minute that is promised. */
async function alerted(rule: WatchRule, count = 1): Promise<Alert[]> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const found = (await alertsOf()).filter((each) => each.rule === rule);
    if (found.length >= count) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no alert of ${rule} within a minute`);
}

/** A certificate that chains to nobody the company knows, as of a device of somebody else. */
function strangersCertificate(): { key: string; cert: string } {
  const keys = forge.pki.rsa.generateKeyPair(2_048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - dayMs);
  certificate.validity.notAfter = new Date(Date.now() + dayMs);
  certificate.setSubject([{ name: 'commonName', value: 'outpost device' }]);
  certificate.setIssuer([{ name: 'commonName', value: 'somebody' }]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return { key: forge.pki.privateKeyToPem(keys.privateKey), cert: forge.pki.certificateToPem(certificate) };
}

test('[S-MON] what people do is noticed: failed sign-ins, mass exports, impossible volumes, a stranger, the night', async () => {
  await save((settings) => {
    settings.rules.massExports.threshold = 3;
    settings.rules.impossibleVolumes.threshold = 20;
    settings.night = { from: 0, to: 23 };
    settings.rules.failedSignIns.response = 'lock';
  });
  refuseNext = 2;
  const mallory = await server.addPerson('mallory', { password });
  const busy = await server.addPerson('busy', { password });
  const busyToken = await server.signIn('busy');

  for (let tries = 0; tries < 5; tries += 1) {
    await server.post('/api/auth/login', { account: 'mallory', password: 'wrong-Password-1' });
  }
  for (let index = 0; index < 25; index += 1) {
    await server.post('/api/customers', { name: `批量公司${index}` }, busyToken);
  }
  await server.post('/api/exports/list', { room: 'customers', format: 'csv' }, admin);
  const { hostname, port } = new URL(server.url);
  const agent = new Agent({ connect: { ca: [server.core.authority.certPem], ...strangersCertificate() } });
  const stranger = await fetch(`https://${hostname}:${port}/sync/v1/handshake`, {
    method: 'POST',
    dispatcher: agent,
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  await agent.destroy();

  expect(stranger.status).toBe(401);
  const [failed] = await alerted('failedSignIns');
  expect(failed).toMatchObject({ subjectUserId: mallory, count: 5, severity: 'high', response: 'lock', state: 'open' });
  expect(await alerted('impossibleVolumes')).toMatchObject([{ subjectUserId: busy }]);
  expect(await alerted('massExports')).toMatchObject([{ subjectUserId: server.adminId }]);
  expect(await alerted('certificateMismatch')).toMatchObject([{ details: { address: '127.0.0.1' } }]);
  expect((await alerted('nightAccess', 2)).length).toBeGreaterThanOrEqual(2);
  const status = server.core.app.db.row<{ status: string }>('SELECT status FROM users WHERE id = ?', mallory);
  expect(status).toEqual({ status: 'locked' });
}, 200_000);

test('[S-MON] alerts are told once, reach the webhook signed and without customers, and are acknowledged with a note', async () => {
  const { db } = server.core.app;
  const waiting = () => db.row<{ n: number }>("SELECT count(*) AS n FROM alert_deliveries WHERE state = 'waiting'")!.n;
  for (const end = Date.now() + 60_000; waiting() > 0 && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  expect(db.rows('SELECT DISTINCT state FROM alert_deliveries')).toEqual([{ state: 'done' }]);
  expect(db.row<{ most: number }>('SELECT max(attempts) AS most FROM alert_deliveries')!.most).toBeGreaterThan(1);
  refuseNext = 1;
  const before = received.length;
  const code = await server.post('/api/watching/webhook/test', {}, admin);
  expect(await code.json()).toEqual({ delivered: false, problem: 'HTTP_503' });
  expect(await (await server.post('/api/watching/webhook/test', {}, admin)).json()).toEqual({
    delivered: true,
    problem: null,
  });
  expect(received.length).toBe(before + 1);

  for (const { body, signature } of received) {
    const [, time, value] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature)!;
    expect(createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')).toBe(value);
    expect(body).not.toContain('批量公司');
  }
  const rules = received.map(({ body }) => (JSON.parse(body) as { rule?: string }).rule);
  expect(rules).toContain('failedSignIns');
  const [failed] = await alerted('failedSignIns');
  expect((await alertsOf()).filter((each) => each.rule === 'impossibleVolumes')).toHaveLength(1);

  const acknowledged = await server.post(
    '/api/alerts/acknowledge',
    { alertId: failed!.alertId, note: '本人忘记密码，已核实' },
    admin,
  );
  expect(acknowledged.status).toBe(200);
  const again = (await alertsOf()).find((each) => each.alertId === failed!.alertId);
  expect(again).toMatchObject({ state: 'acknowledged', note: '本人忘记密码，已核实', acknowledgedByName: '管理员' });
  const nobody = await server.signIn('busy');
  expect(await (await server.call('/api/alerts', { headers: nobody })).json()).toEqual({ rows: [], total: 0, open: 0 });
  expect((await server.call('/api/watching', { headers: nobody })).status).toBe(403);
}, 200_000);

test('[S-MON] what stands wrong is noticed: a bent chain, old backups, no drill, a silent device, a full disk, an ending certificate', async () => {
  const { core } = server;
  await save((settings) => {
    settings.rules.diskSpace.threshold = 100;
    settings.rules.certificateExpiry.threshold = 100_000;
  });
  core.app.sqlite
    .prepare(
      `INSERT INTO devices (id, user_id, name, os, app_version, incarnation, status, enrolled_at, last_seen_at)
       VALUES ('silent', ?, '旧电脑', 'Linux', '0.1.0', 'i', 'active', ?, ?)`,
    )
    .run(server.adminId, Date.now() - 40 * dayMs, Date.now() - 30 * dayMs);
  core.app.sqlite
    .prepare("UPDATE watch_state SET value = ? WHERE key = 'watchingSince'")
    .run(String(Date.now() - 40 * dayMs));
  core.app.sqlite.prepare('UPDATE audit_records SET actor_id = ? WHERE seq = 3').run(server.adminId.replace(/.$/, '0'));
  core.ports.audit({
    action: 'device.enrol',
    outcome: 'done',
    actorId: server.adminId,
    subject: { table: 'devices', id: 'd1' },
  });
  core.ports.audit({ action: 'backup.restore', outcome: 'done', actorId: null });
  for (let index = 0; index < 200; index += 1) {
    core.app.ledger.recordEvent({
      kind: 'view',
      actorId: server.adminId,
      deviceId: null,
      details: { id: `record-${index}` },
    });
  }

  expect(await alerted('chainBreak')).toMatchObject([{ severity: 'critical', subjectDeviceId: null }]);
  expect(await alerted('syncLag')).toMatchObject([{ subjectDeviceId: 'silent', count: 30 }]);
  expect(await alerted('diskSpace')).toHaveLength(1);
  expect(await alerted('certificateExpiry')).toHaveLength(1);
  expect(await alerted('newDevice')).toHaveLength(1);
  expect(await alerted('restore')).toHaveLength(1);
  expect(await alerted('massViews')).toMatchObject([{ count: 200 }]);
  // The restore was a drill as well: only after it is old does it count as missing.
  core.app.sqlite
    .prepare("UPDATE watch_state SET value = ? WHERE key = 'lastDrillAt'")
    .run(String(Date.now() - 36 * dayMs));
  expect(await alerted('drillAge')).toMatchObject([{ count: 36 }]);
  server.shift = 2 * dayMs;
  admin = await server.signIn();
  expect(await alerted('backupAge')).toMatchObject([{ severity: 'high' }]);
}, 200_000);
