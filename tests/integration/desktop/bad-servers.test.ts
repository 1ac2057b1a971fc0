import { createServer as createPlainServer } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAuthority } from '#server/authority/certificate-authority.ts';
import { endTakeover } from '#server/authority/rotate-authority.ts';
import { issueCertificate, type KeyedCertificate, newRsaKey, serverNames } from '#server/authority/x509.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';
import { type DesktopHost, newDataFolder, removeFolder, startTestDesktop } from './desktop-host.ts';

const dayMs = 86_400_000;
const now = Date.now();
let server: TestRunningServer;
let host: DesktopHost;
let port: number;
/** The company's CA of before and of now, and one that is not the company's at all. */
let dropped: KeyedCertificate;
let company: KeyedCertificate;
let stranger: KeyedCertificate;
let heard: string[] = [];

beforeAll(async () => {
  server = await runServer();
  port = Number(new URL(server.url).port);
  dropped = server.core.authority;
  stranger = await createAuthority(now);
  host = await startTestDesktop(newDataFolder());
  const wish = {
    address: new URL(server.url).host,
    code: server.enrolCode(server.adminId),
    account: 'admin',
    password,
  };
  for await (const _ of await host.client.desktop.join(wish));
  const admin = await server.signIn();
  await server.post('/api/authority/rotate', {}, admin);
  await host.client.desktop.lock();
  await host.client.desktop.unlock({ account: 'admin', password });
  company = server.core.authority;
  const used = 'SELECT count(*) AS n FROM device_certificates WHERE issuer IS NOT NULL AND used_at IS NOT NULL';
  await vi.waitUntil(() => server.core.app.db.row<{ n: number }>(used)!.n > 1, { timeout: 15_000 });
  endTakeover(server.core.ports, null);
  await server.core.tls.reload();
  await host.client.desktop.lock();
  await host.client.desktop.unlock({ account: 'admin', password });
  await vi.waitUntil(async () => (await host.client.sync.now()).problem === null, { timeout: 15_000 });
  await server.stop();
  await host.client.customers.create({ name: '等着送出的客户' });
}, 120_000);
afterAll(async () => {
  await host.close();
  removeFolder(host.dataFolder);
});

interface Plan {
  readonly issuer?: KeyedCertificate | undefined;
  readonly from?: number;
  readonly to?: number;
  readonly name?: string;
  readonly usage?: object;
}

async function leaf({ issuer, from = now - dayMs, to = now + dayMs, name = '127.0.0.1', usage }: Plan) {
  const key = await newRsaKey();
  const extensions = [{ name: 'extKeyUsage', serverAuth: true, ...usage }, serverNames([name])];
  const plan = {
    publicKeyPem: key.publicKeyPem,
    commonName: 'Outpost server',
    notBefore: from,
    notAfter: to,
    extensions,
  };
  const signer = issuer?.keyPem ?? key.privateKeyPem;
  return { key: key.privateKeyPem, cert: issueCertificate(plan, signer, issuer?.certPem) };
}

/** A chain as public authorities make them: a root, one below it, and the right name. */
async function publicLike(): Promise<ServerOptions> {
  const key = await newRsaKey();
  const extensions = [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true },
  ];
  const plan = {
    publicKeyPem: key.publicKeyPem,
    commonName: 'Well Known CA R3',
    notBefore: now - dayMs,
    notAfter: now + dayMs,
  };
  const between = {
    keyPem: key.privateKeyPem,
    certPem: issueCertificate({ ...plan, extensions }, stranger.keyPem, stranger.certPem),
  };
  const own = await leaf({ issuer: between });
  return { key: own.key, cert: `${own.cert}\n${between.certPem}\n${stranger.certPem}` };
}

const kinds: Readonly<Record<string, () => Promise<ServerOptions | 'plain'>>> = {
  'another chain': () => leaf({ issuer: stranger }),
  'a self-signed certificate': () => leaf({}),
  'an ended certificate': () => leaf({ issuer: company, from: now - 9 * dayMs, to: now - 2 * dayMs }),
  'a certificate of the future': () => leaf({ issuer: company, from: now + 2 * dayMs, to: now + 9 * dayMs }),
  'another name': () => leaf({ issuer: company, name: 'crm.example.com' }),
  'TLS 1.2': async () => ({ ...(await leaf({ issuer: company })), maxVersion: 'TLSv1.2' }),
  'a certificate of the CA that was dropped': () => leaf({ issuer: dropped }),
  'a certificate for clients': () => leaf({ issuer: company, usage: { serverAuth: false, clientAuth: true } }),
  'plain HTTP': async () => 'plain',
  'a man in the middle with a chain of a well-known authority': publicLike,
};

async function listen(tls: ServerOptions | 'plain'): Promise<() => Promise<void>> {
  const answer = (request: { url?: string | undefined }, response: { end(text: string): void }) => {
    if (!request.url?.startsWith('/enrol/trust')) heard.push(request.url ?? '');
    response.end('{}');
  };
  const bad = tls === 'plain' ? createPlainServer(answer) : createServer(tls, answer);
  bad.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => bad.listen(port, '127.0.0.1', resolve));
  return () =>
    new Promise((resolve) => {
      bad.closeAllConnections();
      bad.close(() => resolve());
    });
}

test.each(Object.keys(kinds))(
  '[S-TLS-2] a real desktop refuses %s, says so, writes it down and keeps its work',
  async (kind) => {
    heard = [];
    const { sync } = host.desktop.work()!;
    sync.state.remove('badServer');
    const before = host.desktop.work()!.app.db.row<{ n: number }>(badServers)!.n;
    const stop = await listen(await kinds[kind]!());

    const { problem } = await host.client.sync.now();
    await stop();

    expect(problem).toBe(
      kind.includes('ended') || kind.includes('future') ? 'CERTIFICATE_EXPIRED' : 'CERTIFICATE_MISMATCH',
    );
    expect(heard).toEqual([]);
    expect(host.desktop.work()!.app.db.row<{ n: number }>(badServers)!.n).toBeGreaterThan(before);
    expect((await host.client.desktop.unsyncedWork()).waiting).toBe(1);
    expect((await host.client.sync.status()).state).toBe('refused');
  },
  30_000,
);

const badServers = "SELECT count(*) AS n FROM audit_records WHERE kind = 'device.badServer'";

test('[S-TLS-2] back in touch with its own server, the device tells of them, and its work goes up', async () => {
  const again = await server.start(port);
  await host.client.desktop.lock();
  await host.client.desktop.unlock({ account: 'admin', password });

  await expect.poll(async () => (await host.client.desktop.unsyncedWork()).waiting, { timeout: 15_000 }).toBe(0);
  // Once as the device's standing, and each by the device's own audit.
  const told = () => again.core.app.db.row<{ n: number }>(badServers)?.n;
  await expect.poll(told, { timeout: 15_000 }).toBe(1 + Object.keys(kinds).length);
  await again.close();
}, 60_000);
