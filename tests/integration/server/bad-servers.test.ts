import { createServer, type Server, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createPlainServer } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createDeviceClient, type DeviceIdentity } from '#main/enrolment/device-client.ts';
import { enrolDevice } from '#main/enrolment/enrol-device.ts';
import { createAuthority, issueServerCertificate } from '#server/authority/certificate-authority.ts';
import { stateTrust } from '#server/authority/trust-statement.ts';
import {
  fingerprintOf,
  issueCertificate,
  type KeyedCertificate,
  newRsaKey,
  serverNames,
} from '#server/authority/x509.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { formatEnrolCode } from '#shared/sync/enrol-code.ts';

const dayMs = 86_400_000;
let company: KeyedCertificate;
let stranger: KeyedCertificate;
let good: KeyedCertificate;
const servers: { close(): unknown }[] = [];
/** What a bad server was told by the device: nothing secret may be among it. */
let heard: string[] = [];

beforeAll(async () => {
  [company, stranger] = await Promise.all([createAuthority(Date.now()), createAuthority(Date.now())]);
  good = await issueServerCertificate(company, ['127.0.0.1'], Date.now());
});
afterEach(() => {
  heard = [];
});
afterAll(() => {
  for (const server of servers) server.close();
});

/** A server that answers the trust question as told and notes every other request. */
async function badServer(tls: ServerOptions, trust: unknown): Promise<string> {
  const server: Server = createServer(tls, (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (!request.url?.startsWith('/enrol/trust')) heard.push(`${request.url} ${body}`);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url?.startsWith('/enrol/trust') ? trust : {}));
    });
  });
  server.on('tlsClientError', () => {});
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const tlsOf = (certificate: KeyedCertificate, more: ServerOptions = {}): ServerOptions => ({
  key: certificate.keyPem,
  cert: certificate.certPem,
  ...more,
});

async function leaf(issuer: KeyedCertificate, from: number, to: number, name = '127.0.0.1'): Promise<KeyedCertificate> {
  const key = await newRsaKey();
  const plan = {
    publicKeyPem: key.publicKeyPem,
    commonName: 'Outpost server',
    notBefore: from,
    notAfter: to,
    extensions: [{ name: 'extKeyUsage', serverAuth: true }, serverNames([name])],
  };
  return { keyPem: key.privateKeyPem, certPem: issueCertificate(plan, issuer.keyPem, issuer.certPem) };
}

const code = () =>
  formatEnrolCode({ secret: new Uint8Array(16).fill(7), caFingerprint: fingerprintOf(company.certPem) });

async function faultOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'none';
  } catch (error) {
    return error instanceof Fault ? error.code : `not a fault: ${String(error)}`;
  }
}

async function enrolAt(address: string, now = Date.now): Promise<string> {
  return faultOf(async () => {
    const result = await enrolDevice({
      address,
      code: code(),
      account: 'mei',
      password: 'the-password',
      deviceName: 'x',
      os: 'x',
      appVersion: '0',
      incarnation: 'i',
      now,
    });
    return result;
  });
}

async function bad(kind: string): Promise<string> {
  const now = Date.now();
  const own = stateTrust(company, undefined, now);
  switch (kind) {
    case 'another company’s CA':
      return badServer(
        tlsOf(await issueServerCertificate(stranger, ['127.0.0.1'], now)),
        stateTrust(stranger, undefined, now),
      );
    case 'our trust statement relayed by another CA’s server':
      return badServer(tlsOf(await issueServerCertificate(stranger, ['127.0.0.1'], now)), own);
    case 'a forged signature':
      return badServer(tlsOf(good), { ...own, signature: stateTrust(stranger, undefined, now).signature });
    case 'an anchor slipped in':
      return badServer(tlsOf(good), { ...own, anchors: [stranger.certPem] });
    case 'another name':
      return badServer(tlsOf(await issueServerCertificate(company, ['crm.example.com'], now)), own);
    case 'a self-signed certificate': {
      const key = await newRsaKey();
      const plan = { publicKeyPem: key.publicKeyPem, commonName: 'x', notBefore: now - dayMs, notAfter: now + dayMs };
      const certPem = issueCertificate({ ...plan, extensions: [serverNames(['127.0.0.1'])] }, key.privateKeyPem);
      return badServer(tlsOf({ keyPem: key.privateKeyPem, certPem }), own);
    }
    case 'an ended certificate':
      return badServer(tlsOf(await leaf(company, now - 9 * dayMs, now - dayMs)), own);
    case 'a certificate of the future':
      return badServer(tlsOf(await leaf(company, now + 2 * dayMs, now + 9 * dayMs)), own);
    case 'a device’s certificate as server': {
      const key = await newRsaKey();
      const plan = {
        publicKeyPem: key.publicKeyPem,
        commonName: 'device',
        notBefore: now - dayMs,
        notAfter: now + dayMs,
      };
      const extensions = [{ name: 'extKeyUsage', clientAuth: true }, serverNames(['127.0.0.1'])];
      const certPem = issueCertificate({ ...plan, extensions }, company.keyPem, company.certPem);
      return badServer(tlsOf({ keyPem: key.privateKeyPem, certPem }), own);
    }
    case 'TLS 1.2':
      return badServer(tlsOf(good, { maxVersion: 'TLSv1.2' }), own);
    default:
      throw new Error(kind);
  }
}

test.each([
  ['another company’s CA', 'CERTIFICATE_MISMATCH'],
  ['our trust statement relayed by another CA’s server', 'CERTIFICATE_MISMATCH'],
  ['a forged signature', 'CERTIFICATE_MISMATCH'],
  ['an anchor slipped in', 'CERTIFICATE_MISMATCH'],
  ['another name', 'CERTIFICATE_MISMATCH'],
  ['a self-signed certificate', 'CERTIFICATE_MISMATCH'],
  ['an ended certificate', 'CERTIFICATE_EXPIRED'],
  ['a certificate of the future', 'CERTIFICATE_EXPIRED'],
  ['a device’s certificate as server', 'CERTIFICATE_MISMATCH'],
  ['TLS 1.2', 'CERTIFICATE_MISMATCH'],
])('[S-TLS-2] a server with %s hears neither code nor password', async (kind, fault) => {
  const address = await bad(kind);

  expect(await enrolAt(address)).toBe(fault);
  expect(heard).toEqual([]);
});

test('[S-TLS-2] an enrolled device refuses each of them too', async () => {
  const kinds = [
    'another company’s CA',
    'another name',
    'a self-signed certificate',
    'an ended certificate',
    'TLS 1.2',
  ];
  const identity: Omit<DeviceIdentity, 'serverUrl'> = {
    deviceId: 'x',
    keyPem: good.keyPem,
    certPem: good.certPem,
    notBefore: 0,
    notAfter: 0,
    trust: { caPem: company.certPem, anchors: [], issuedAt: Date.now() },
  };

  const faults: string[] = [];
  for (const kind of kinds) {
    const client = createDeviceClient({ ...identity, serverUrl: await bad(kind) });
    faults.push(await faultOf(() => client.request('/sync/push', { method: 'POST', body: 'work' })));
    await client.close();
  }

  expect(faults).toEqual([
    'CERTIFICATE_MISMATCH',
    'CERTIFICATE_MISMATCH',
    'CERTIFICATE_MISMATCH',
    'CERTIFICATE_EXPIRED',
    'CERTIFICATE_MISMATCH',
  ]);
  expect(heard).toEqual([]);
});

test('[S-ENR-2] a computer whose clock is a year wrong is told so', async () => {
  const now = Date.now();
  const address = await badServer(
    tlsOf(await leaf(company, now - 9 * dayMs, now - dayMs)),
    stateTrust(company, undefined, now),
  );

  expect(await enrolAt(address, () => now + 365 * dayMs)).toBe('CLOCK_WRONG');
  expect(await enrolAt(address, () => now - 365 * dayMs)).toBe('CLOCK_WRONG');
});

test('a company certificate is trusted through the company’s own CA, and survives its renewal', async () => {
  const now = Date.now();
  const corporate = await createAuthority(now);
  const chain = (certificate: KeyedCertificate) => ({
    ...certificate,
    certPem: `${certificate.certPem}\n${corporate.certPem}`,
  });
  const first = chain(await issueServerCertificate(corporate, ['127.0.0.1'], now));
  const second = chain(await issueServerCertificate(corporate, ['127.0.0.1'], now));
  const statement = stateTrust(company, first.certPem, now);
  const trust = { caPem: company.certPem, anchors: statement.anchors, issuedAt: now };
  const identity = { deviceId: 'x', keyPem: good.keyPem, certPem: good.certPem, notBefore: 0, notAfter: 0, trust };

  for (const certificate of [first, second]) {
    const client = createDeviceClient({ ...identity, serverUrl: await badServer(tlsOf(certificate), statement) });
    expect((await client.request('/healthz')).status).toBe(200);
    await client.close();
  }
});

test('no server, and a server of something else, are told apart', async () => {
  const web = await badServer(tlsOf(good), '<html>');
  const deaf = createPlainServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
  servers.push(deaf);
  await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
  const plain = `https://127.0.0.1:${(deaf.address() as AddressInfo).port}`;

  expect(await enrolAt('https://127.0.0.1:9')).toBe('SERVER_UNREACHABLE');
  expect(await enrolAt(web)).toBe('CERTIFICATE_MISMATCH');
  expect(await enrolAt(plain)).toBe('CERTIFICATE_MISMATCH');
});
