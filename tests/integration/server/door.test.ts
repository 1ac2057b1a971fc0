import { mkdtempSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';

let server: TestRunningServer;

beforeAll(async () => {
  const clientFolder = mkdtempSync(path.join(tmpdir(), 'outpost-client-'));
  writeFileSync(path.join(clientFolder, 'index.html'), '<!doctype html><title>Outpost</title>');
  writeFileSync(path.join(clientFolder, 'manifest.webmanifest'), '{}');
  server = await runServer({ clientFolder });
});
afterAll(() => server.close());

/** Sends bytes over TLS and reads what comes back until the server closes or `ms` passed. */
function raw(text: string, ms = 3_000): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), ca: [server.core.authority.certPem] });
    let answer = '';
    const finish = () => {
      socket.destroy();
      resolve(answer);
    };
    setTimeout(finish, ms).unref();
    socket.on('secureConnect', () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', finish);
    socket.on('error', finish);
  });
}

test('[S-TLS-1] TLS 1.3 with strong suites only; older protocols and plain HTTP get nowhere', async () => {
  const { hostname, port } = new URL(server.url);
  const handshake = (maxVersion: 'TLSv1.2' | 'TLSv1.3') =>
    new Promise<string>((resolve) => {
      const options = { host: hostname, port: Number(port), ca: [server.core.authority.certPem], maxVersion };
      const socket = connect(options, () => {
        resolve(`${socket.getProtocol()} ${socket.getCipher().name}`);
        socket.destroy();
      });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    });
  const plain = await new Promise<string>((resolve) => {
    const socket = createConnection({ host: hostname, port: Number(port) }, () =>
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
    );
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', () => resolve('cut'));
  });

  expect(await handshake('TLSv1.3')).toBe('TLSv1.3 TLS_AES_256_GCM_SHA384');
  expect(await handshake('TLSv1.2')).toMatch(/^ERR_SSL|ECONNRESET/);
  expect(plain).not.toContain('200');
});

test('[V4.2] smuggled, doubled, folded and oversized headers are refused and the server stays well', async () => {
  const bad = [
    'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd',
    'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Folded: a\r\n b\r\n\r\n',
    `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(1_000_000)}\r\n\r\n`,
    'GET /healthz HTTP/9.9\r\n\r\n',
  ];
  const answers = await Promise.all(bad.map((text) => raw(text)));

  expect(answers.map((answer) => answer.split('\r\n')[0])).toEqual(
    answers.map(() => expect.stringMatching(/^HTTP\/1\.1 4\d\d|^$/)),
  );
  expect((await server.call('/healthz')).status).toBe(200);
});

test('[V4.2] a hundred connections that dawdle over their headers are closed and keep nobody else waiting', async () => {
  const begin = Date.now();
  const dawdling = Promise.all(
    Array.from({ length: 100 }, () => raw('GET /healthz HTTP/1.1\r\nHost: x\r\nX-', 20_000)),
  );

  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect((await server.call('/healthz')).status).toBe(200);

  const answers = await dawdling;
  expect(Date.now() - begin).toBeLessThan(18_000);
  expect(answers.every((answer) => answer === '' || answer.startsWith('HTTP/1.1 408'))).toBe(true);
});

test('[V4.1] a body that is too large is refused before it is read', async () => {
  const headers = await server.signIn();
  const response = await server.post('/api/customers', { name: 'x'.repeat(5_000_000) }, headers);

  expect(response.status).toBe(413);
});

test('[V13.4] answers tell no product or version and forbid caching, framing and foreign content', async () => {
  const response = await server.call('/api/about');
  const names = [...response.headers.keys()];

  expect(names).not.toContain('server');
  expect(names).not.toContain('x-powered-by');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await server.call('/rpc/auth/about', { method: 'TRACE' }).catch(() => ({ status: 0 }))).status).not.toBe(200);
});

test('the web client answers every page of its own and nothing outside its folder', async () => {
  const page = await server.call('/customers/42', { headers: { accept: 'text/html' } });
  const manifest = await server.call('/manifest.webmanifest');
  const outside = await Promise.all(
    ['/..%2f..%2fetc%2fpasswd', '/%2e%2e/server.key', '/.env', '/assets/missing.js'].map(
      async (where) => (await server.call(where)).status,
    ),
  );
  const unknown = await server.call('/api/nothing', { headers: { accept: 'text/html' } });

  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>Outpost')]);
  expect(manifest.status).toBe(200);
  expect(outside.every((status) => status === 403 || status === 404 || status === 400)).toBe(true);
  expect(unknown.status).toBe(404);
});

test('[V3] a browser signs in by a cookie no script can read, and a page of another site acts for nobody', async () => {
  const response = await server.post('/rpc/auth/login', { json: { account: 'admin', password, client: 'web' } });
  const cookie = response.headers.get('set-cookie')!;
  const own = { cookie: cookie.split(';')[0]!, 'content-type': 'application/json' };
  const ask = (more: Record<string, string>) =>
    server.call('/rpc/auth/logout', { method: 'POST', headers: { ...own, ...more }, body: '{}' });

  expect(cookie).toMatch(/^__Host-outpost=.*; Path=\/; .*HttpOnly; Secure; SameSite=Strict/);
  expect(await response.json()).toMatchObject({ json: { token: null } });
  expect((await ask({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await ask({ origin: new URL(server.url).origin })).status).toBe(200);
});

test('[V2.4.1] one caller’s flood is answered 429 and leaves the others alone', async () => {
  const limited = await runServer({ requestsPerMinute: 50 });
  const [loud, calm] = await Promise.all([limited.signIn(), limited.signIn()]);
  const statusOf = async (headers: { authorization: string }) =>
    (await limited.call('/api/auth/me', { headers })).status;

  const flood = await Promise.all(Array.from({ length: 80 }, () => statusOf(loud)));

  expect(flood.filter((status) => status === 200)).toHaveLength(50);
  expect(flood.filter((status) => status === 429)).toHaveLength(30);
  expect(await statusOf(calm)).toBe(200);
  await limited.close();
});
