import { createServer as createTlsServer, request as httpsRequest } from 'node:https';
import { type AddressInfo, connect, createServer } from 'node:net';
import { Agent, fetch } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeviceClient } from '#main/enrolment/device-client.ts';
import { enrolDevice } from '#main/enrolment/enrol-device.ts';
import { createAuthority, issueServerCertificate } from '#server/authority/certificate-authority.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';

let server: TestRunningServer;
let publicAgent: Agent;
/** What a company's proxy does for browsers: its own certificate outside, HTTPS inside, the address in a header. */
let webProxy: { url: string; close(): void };
/** What it does for devices: it passes their bytes, and their handshake is with the server itself. */
let passThrough: { url: string; close(): void };

beforeAll(async () => {
  server = await runServer({ trustedProxies: ['127.0.0.1'], signInsPerMinute: 5 });
  const authority = await createAuthority(Date.now());
  const certificate = await issueServerCertificate(authority, ['127.0.0.1'], Date.now());
  publicAgent = new Agent({ connect: { ca: [authority.certPem] } });
  webProxy = await startWebProxy(certificate);
  passThrough = await startPassThrough();
});
afterAll(async () => {
  webProxy.close();
  passThrough.close();
  await publicAgent.destroy();
  await server.close();
});

async function startWebProxy({ keyPem, certPem }: { keyPem: string; certPem: string }) {
  const inside = new URL(server.url);
  const proxy = createTlsServer(
    { key: keyPem, cert: certPem, requestCert: true, rejectUnauthorized: false },
    (from, to) => {
      const certificate = (
        from.socket as { getPeerX509Certificate?(): { toString(): string } | undefined }
      ).getPeerX509Certificate?.();
      const headers = {
        ...from.headers,
        'x-forwarded-for': String(from.headers['x-test-address'] ?? '203.0.113.7'),
        // What careless proxies do; the server must not care.
        ...(certificate
          ? { 'x-client-cert': encodeURIComponent(certificate.toString()), 'x-client-verify': 'SUCCESS' }
          : {}),
      };
      const options = { host: inside.hostname, port: inside.port, path: from.url, method: from.method, headers };
      const onward = httpsRequest({ ...options, ca: [server.core.authority.certPem] }, (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      });
      onward.on('error', () => to.destroy());
      from.pipe(onward);
    },
  );
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

async function startPassThrough(say: () => string = () => '') {
  const inside = new URL(server.url);
  const proxy = createServer((outside) => {
    const onward = connect(Number(inside.port), inside.hostname);
    onward.write(say());
    outside.pipe(onward).pipe(outside);
    outside.on('error', () => onward.destroy());
    onward.on('error', () => outside.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return { url: `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`, close: () => proxy.close() };
}

function signIn(url: string, typed: string, headers: Record<string, string> = {}) {
  return fetch(new URL('/api/auth/login', url), {
    method: 'POST',
    dispatcher: publicAgent,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ account: 'admin', password: typed }),
  });
}

test('a browser signs in through the proxy, and its own address is written down', async () => {
  const answer = await signIn(webProxy.url, password, { 'x-test-address': '203.0.113.9' });
  const { token } = (await answer.json()) as { token: string };
  const sessions = await fetch(new URL('/api/auth/sessions', webProxy.url), {
    dispatcher: publicAgent,
    headers: { authorization: `Bearer ${token}` },
  });

  expect(answer.status).toBe(200);
  expect(await sessions.json()).toMatchObject([{ address: '203.0.113.9' }]);
});

test('guessing behind the proxy slows the guesser and nobody else', async () => {
  const statuses: number[] = [];
  for (let guess = 0; guess < 8; guess += 1) {
    const headers = { 'x-test-address': '198.51.100.1' };
    statuses.push((await signIn(webProxy.url, `wrong ${guess}`, { ...headers, 'x-account': String(guess) })).status);
  }
  const other = await signIn(webProxy.url, 'wrong', { 'x-test-address': '198.51.100.2' });

  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(3);
  expect(other.status).not.toBe(200);
  expect(await other.json()).not.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
});

test('an address that nobody trusts says nothing about the caller', async () => {
  const open = await runServer({ signInsPerMinute: 3 });
  const statuses: number[] = [];
  for (let guess = 0; guess < 5; guess += 1) {
    const headers = { 'x-forwarded-for': `198.51.100.${guess}` };
    statuses.push((await open.post('/api/auth/login', { account: 'nobody', password: 'x' }, headers)).status);
  }
  await open.close();

  expect(statuses.slice(3)).toEqual([429, 429]);
});

test('[S-TLS-2] devices go through untouched, or not at all: a certificate in a header makes nobody a device', async () => {
  const userId = await server.addPerson('mei', { password });
  const wish = {
    code: server.enrolCode(userId),
    account: 'mei',
    password,
    deviceName: 'x',
    os: '',
    appVersion: '0.2.0',
    incarnation: 'i',
  };
  const enrolled = await enrolDevice({ ...wish, address: passThrough.url });
  if (!enrolled.ok) throw new Error(enrolled.error.code);
  const { identity } = enrolled.value;
  const through = createDeviceClient(identity);
  const terminated = createDeviceClient({ ...identity, serverUrl: webProxy.url });
  const said = { appVersion: '0.2.0', recoveryRecipient: null, badServer: null };

  expect((await through.askStanding(said)).standing).toBe('good');
  await expect(terminated.askStanding(said)).rejects.toSatisfy(
    (error) => error instanceof Fault && error.code === 'CERTIFICATE_MISMATCH',
  );
  const stranger = new Agent({ connect: { rejectUnauthorized: false, cert: identity.certPem, key: identity.keyPem } });
  const answer = await fetch(new URL('/enrol/standing', webProxy.url), {
    method: 'POST',
    dispatcher: stranger,
    headers: { 'content-type': 'application/json', 'x-client-cert': encodeURIComponent(identity.certPem) },
    body: JSON.stringify(said),
  });
  expect([answer.status, await answer.json()]).toEqual([401, { code: 'DEVICE_UNKNOWN' }]);
  await Promise.all([through.close(), terminated.close(), stranger.destroy()]);
});

/** A connection of its own for each call, as from another computer. */
async function guessThrough(url: string, count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let guess = 0; guess < count; guess += 1) {
    const agent = new Agent({ connect: { ca: [server.core.authority.certPem] }, pipelining: 0 });
    const answer = await fetch(new URL('/api/auth/login', url), {
      method: 'POST',
      dispatcher: agent,
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `192.0.2.${guess}` },
      body: JSON.stringify({ account: `nobody${guess}`, password: 'x' }),
    });
    statuses.push(answer.status);
    await agent.destroy();
  }
  return statuses;
}

test('[V2.4.1] a proxy that passes bytes through says who calls before the handshake, and the limits count them', async () => {
  let caller = '198.51.100.21';
  const saying = await startPassThrough(() => `PROXY TCP4 ${caller} 10.0.0.5 49152 8443\r\n`);
  const guesser = await guessThrough(saying.url, 7);
  caller = '198.51.100.22';
  const [other] = await guessThrough(saying.url, 1);
  const answer = await fetch(new URL('/api/auth/login', saying.url), {
    method: 'POST',
    dispatcher: new Agent({ connect: { ca: [server.core.authority.certPem] } }),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.77' },
    body: JSON.stringify({ account: 'mei', password }),
  });
  const { token } = (await answer.json()) as { token: string };
  const sessions = (await (
    await server.call('/api/auth/sessions', { headers: { authorization: `Bearer ${token}` } })
  ).json()) as { address: string; current: boolean }[];
  saying.close();

  expect(guesser.slice(5)).toEqual([429, 429]);
  expect(other).not.toBe(429);
  expect(sessions.find(({ current }) => current)?.address).toBe('198.51.100.22');
});

test('who is not trusted says so in vain: such a connection does not even get a handshake', async () => {
  const open = await runServer();
  const inside = new URL(open.url);
  const line = connect(Number(inside.port), inside.hostname);
  const ended = new Promise<string>((resolve) => {
    let heard = '';
    line.on('data', (bytes) => {
      heard += bytes.toString('latin1');
    });
    line.on('error', () => resolve('error'));
    line.on('close', () => resolve(heard));
  });
  line.write('PROXY TCP4 198.51.100.7 10.0.0.5 49152 8443\r\n');
  const heard = await ended;
  await open.close();

  expect(heard).not.toContain('HTTP/1.1 2');
});
