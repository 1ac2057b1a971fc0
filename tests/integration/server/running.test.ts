import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setCertificate } from '#server/authority/authority-store.ts';
import { issueServerCertificate } from '#server/authority/certificate-authority.ts';
import { openConsole } from '#server/host/console.ts';
import { loadServerConfig } from '#server/host/server-config.ts';
import { openServerCore } from '#server/host/server-core.ts';
import { startServer } from '#server/start-server.ts';
import { isFault } from '#shared/kernel/fault.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';

let server: TestRunningServer;

beforeAll(async () => {
  server = await runServer();
});
afterAll(() => server.close());

async function reasonOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'none';
  } catch (error) {
    return isFault(error) ? `${error.code} ${error.details.field ?? ''}`.trim() : String(error);
  }
}

test('the live stream tells which tables changed and ends with its session', async () => {
  const headers = await server.signIn();
  const stream = await server.call('/rpc/events/subscribe', { method: 'POST', headers });
  const reader = stream.body!.getReader();
  const decoder = new TextDecoder();
  const read = async (until: string) => {
    let text = '';
    while (!text.includes(until)) {
      const { value, done } = await reader.read();
      if (done) return 'ended';
      text += decoder.decode(value as Uint8Array);
    }
    return text;
  };
  await read('"topics":[]');

  await server.post('/api/customers', { name: '新客户', kind: 'enterprise' }, await server.signIn());
  expect(await read('customers')).toContain('"customers"');
  await server.post('/api/auth/logout', {}, headers);
  expect(await read('never')).toBe('ended');
});

test('[S-ENR-3] the server certificate is replaced while connections go on', async () => {
  const before = await server.call('/healthz');
  expect(before.status).toBe(200);
  const seen = () =>
    new Promise<string>((resolve) => {
      const { hostname, port } = new URL(server.url);
      const socket = connect({ host: hostname, port: Number(port), ca: [server.core.authority.certPem] }, () => {
        resolve(createHash('sha256').update(socket.getPeerX509Certificate()!.raw).digest('hex'));
        socket.destroy();
      });
      socket.on('error', (error) => resolve(error.message));
    });
  const first = await seen();

  const now = Date.now();
  const old = await issueServerCertificate(server.core.authority, ['127.0.0.1'], now - 70 * 86_400_000);
  setCertificate(server.core.ports.db, 'server', old, now);
  await server.rotateCertificate();

  expect(await seen()).toMatch(/^[0-9a-f]{64}$/);
  expect(await seen()).not.toBe(first);
  expect((await server.call('/healthz')).status).toBe(200);
});

test('a second server on the same data, a used port and a missing company are said plainly', async () => {
  const port = Number(new URL(server.url).port);
  const input = { host: '127.0.0.1', port: 0, metricsPort: 0, logLevel: 'silent' };
  const other = await runServer();
  const data = other.data;
  await other.core.app.ledger.transaction(() => undefined);

  expect(await reasonOf(() => startServer(loadServerConfig(server.data, input, {})))).toBe('FOLDER_LOCKED');
  expect(await reasonOf(() => openServerCore(loadServerConfig(tmpdir(), input, {})))).toBe('NOT_INITIALISED');
  const config = loadServerConfig(data, { ...input, port }, {});
  await other.stop();
  expect(await reasonOf(() => startServer(config))).toBe('CONFIG_INVALID port');
  const used = Number(new URL(server.metricsUrl!).port);
  expect(await reasonOf(() => startServer(loadServerConfig(data, { ...input, metricsPort: used }, {})))).toBe(
    'CONFIG_INVALID metricsPort',
  );
  const again = await startServer(loadServerConfig(data, input, {}));
  await again.close();
  rmSync(data, { recursive: true, force: true });
});

test('stopping finishes what is being answered, closes the database and leaves a whole audit', async () => {
  const stopping = await runServer();
  const headers = await stopping.signIn();
  const answers = Array.from({ length: 20 }, (_, index) =>
    stopping.post('/api/customers', { name: `客户 ${index}`, kind: 'enterprise' }, headers).then(
      (response) => response.status,
      () => 0,
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all([stopping.stop(), stopping.stop()]);
  const statuses = await Promise.all(answers);

  const core = openServerCore(loadServerConfig(stopping.data, { logLevel: 'silent' }, {}));
  const stored = core.app.db.row<{ n: number }>('SELECT count(*) AS n FROM customers')!.n;
  expect(verifyAudit(core.app.sqlite).broken).toBeNull();
  core.close();
  expect(stored).toBe(statuses.filter((status) => status === 200).length);
  expect(statuses.every((status) => [0, 200, 503].includes(status))).toBe(true);
  rmSync(stopping.data, { recursive: true, force: true });
});

test('a stop ends silent lines and event streams at once, and gives the answer it owes before it ends that line', async () => {
  const stopping = await runServer();
  const { hostname, port } = new URL(stopping.url);
  const where = { host: hostname, port: Number(port), rejectUnauthorized: false };
  const [bare, silent, owed] = [createConnection(where), connect(where), connect(where)];
  for (const socket of [bare, silent, owed]) socket.on('error', () => {});
  await Promise.all([once(bare, 'connect'), once(silent, 'secureConnect'), once(owed, 'secureConnect')]);
  const events = await stopping.call('/rpc/events/subscribe', { method: 'POST', headers: await stopping.signIn() });
  await events.body!.getReader().read();
  const body = JSON.stringify({ account: 'admin', password });
  const head = ['POST /api/auth/login HTTP/1.1', 'host: x', 'content-type: application/json', 'expect: 100-continue'];
  owed.write([...head, `content-length: ${body.length}`, '', ''].join('\r\n'));
  await once(owed, 'data');

  const started = performance.now();
  const stopped = stopping.stop();
  await once(silent, 'close');
  owed.write(body);
  const [answer] = await once(owed, 'data');
  await stopped;

  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
  expect(performance.now() - started).toBeLessThan(4_000);
  bare.destroy();
  rmSync(stopping.data, { recursive: true, force: true });
});

test('[S-KEY-7] files of the data folder are for their owner alone, and no name of a customer stands in them', async () => {
  const headers = await server.signIn();
  await server.post('/api/customers', { name: 'CANARY-7f3a', kind: 'enterprise' }, headers);
  const files = readdirSync(server.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  for (const file of files) {
    const where = path.join(file.parentPath, file.name);
    expect(readFileSync(where).includes('CANARY-7f3a')).toBe(false);
    if (/\.(db|key|db-wal)$/.test(file.name)) expect(statSync(where).mode & 0o077).toBe(0);
  }
  expect(statSync(server.data).mode & 0o077).toBe(0);
});

test('the command line asks the running server, so that one process writes', async () => {
  const opened = await openConsole(server.core.config);

  const status = await opened.client.status();
  const { userId } = await opened.client.accounts.create({
    account: 'by-console',
    name: '命令行',
    ...(await opened.client.headquarters()),
  });

  expect([opened.running, status.company]).toEqual([true, '前哨测试']);
  expect(server.core.ports.people.find(userId)?.account).toBe('by-console');
  await opened.close();
});

test('figures for Prometheus have their own port and are not on the open one', async () => {
  await server.call('/healthz');
  const text = await (await fetch(server.metricsUrl!)).text();

  for (const name of [
    'outpost_requests_total',
    'outpost_request_seconds_bucket',
    'outpost_certificate_expiry_seconds',
    'outpost_backup_age_seconds',
    'outpost_database_bytes',
    'outpost_sync_lag_seconds',
    'outpost_accounts_locked',
    'outpost_failed_proofs',
    'nodejs_eventloop_lag_seconds',
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
  ]) {
    expect(text).toContain(name);
  }
  expect((await server.call('/metrics')).status).toBe(404);
});
