import { createHash, X509Certificate } from 'node:crypto';
import { Agent, type Dispatcher, fetch, type RequestInit, type Response } from 'undici';
import { Fault } from '#shared/kernel/fault.ts';
import { enrolPaths, renewReply } from '#shared/sync/enrolment.ts';
import { toConnectionFault } from './connection-fault.ts';
import { newDeviceKey } from './device-key.ts';
import { acceptTrust, explainByClock, fetchServerTrust, type ServerTrust } from './server-trust.ts';

/** What makes this computer a device of its server. `keyPem` is a secret: the profile seals it. */
export interface DeviceIdentity {
  readonly serverUrl: string;
  readonly deviceId: string;
  readonly keyPem: string;
  readonly certPem: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly trust: ServerTrust;
}

export interface DeviceClient {
  /** The identity in use; another one after a renewal. */
  identity(): DeviceIdentity;
  /** Agent with this device's certificate that trusts its server only; for libraries that take a dispatcher. */
  dispatcher(): Dispatcher;
  /** A request over mTLS; failures are Faults, answers of any status come back. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** A request whose answer must be good: what the server says against the device becomes its Fault. */
  expectOk(path: string, init?: RequestInit): Promise<Response>;
  /** A new key and certificate; the caller stores the identity it answers before anything else. */
  renewCertificate(): Promise<DeviceIdentity>;
  /** The same once the certificate is 20 days old; undefined before. */
  renewWhenDue(): Promise<DeviceIdentity | undefined>;
  /** For a certificate that ended while the device was away (90 days at most): the person's password once more. */
  enrolAgain(account: string, password: string): Promise<DeviceIdentity>;
  close(): Promise<void>;
}

export interface DeviceClientOptions {
  readonly now?: () => number;
  readonly timeoutMs?: number;
}

const dayMs = 86_400_000;
/** Certificates live 30 days and count from a day before they were made. */
const renewAfterMs = 21 * dayMs;
const defaultTimeoutMs = 30_000;

export function createDeviceClient(first: DeviceIdentity, options: DeviceClientOptions = {}): DeviceClient {
  const now = options.now ?? Date.now;
  let identity = first;
  let agent = agentOf(identity, options);

  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    try {
      return await fetch(new URL(path, identity.serverUrl), { redirect: 'error', ...init, dispatcher: agent });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw await explain(toConnectionFault(error));
    }
  };

  const explain = async (fault: unknown): Promise<unknown> => {
    if (!(fault instanceof Fault) || fault.code !== 'CERTIFICATE_EXPIRED') return fault;
    const trust = await fetchServerTrust(identity.serverUrl, (own) => own === fingerprintOf(identity)).catch(
      () => null,
    );
    return trust ? explainByClock(fault, trust.issuedAt, now()) : fault;
  };

  const expectOk = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await request(path, init);
    if (response.ok) return response;
    throw await refusalFault(response);
  };

  const takeNewCertificate = async (path: string, more: object): Promise<DeviceIdentity> => {
    const { keyPem, csrPem } = await newDeviceKey();
    const response = await expectOk(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...more, csrPem }),
    });
    const { certPem, notBefore, notAfter, trust } = renewReply.parse(await response.json());
    const own = fingerprintOf(identity);
    identity = { ...identity, keyPem, certPem, notBefore, notAfter, trust: acceptTrust(trust, (it) => it === own) };
    const old = agent;
    agent = agentOf(identity, options);
    void old.close().catch(() => {});
    return identity;
  };

  return {
    identity: () => identity,
    dispatcher: () => agent,
    request,
    expectOk,
    renewCertificate: () => takeNewCertificate(enrolPaths.renew, {}),
    renewWhenDue: async () =>
      now() - identity.notBefore < renewAfterMs ? undefined : takeNewCertificate(enrolPaths.renew, {}),
    enrolAgain: (account, password) => takeNewCertificate(enrolPaths.again, { account, password }),
    close: () => agent.destroy(),
  };
}

/** TLS 1.3, this device's certificate, and no trust but the company's; names and dates are checked by TLS itself. */
function agentOf(identity: DeviceIdentity, { timeoutMs = defaultTimeoutMs }: DeviceClientOptions): Agent {
  return new Agent({
    connect: {
      ...trustOptions(identity.trust),
      cert: identity.certPem,
      key: identity.keyPem,
      timeout: timeoutMs,
    },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: 60_000,
    pipelining: 1,
    connections: 6,
  });
}

export function trustOptions(trust: ServerTrust): object {
  return {
    ca: [trust.caPem, ...trust.anchors],
    minVersion: 'TLSv1.3',
    rejectUnauthorized: true,
    allowPartialTrustChain: true,
  };
}

/** The server's refusal of this device as a Fault; other refusals keep their code for who asked. */
export async function refusalFault(response: Response): Promise<Error> {
  const body = (await response.json().catch(() => ({}))) as { code?: string };
  const code = typeof body.code === 'string' ? body.code : 'UNKNOWN';
  const details = { ...body, status: response.status };
  if (code === 'DEVICE_REVOKED' || code === 'PERSON_INACTIVE' || code === 'DEVICE_UNKNOWN') {
    return new Fault('DEVICE_REVOKED', false, details);
  }
  if (code === 'CERTIFICATE_EXPIRED') return new Fault('CERTIFICATE_EXPIRED', false, details);
  const isBusy = response.status === 429 || response.status >= 500;
  return new Fault('SERVER_REFUSED', isBusy, details);
}

function fingerprintOf({ trust }: DeviceIdentity): string {
  return createHash('sha256').update(new X509Certificate(trust.caPem).raw).digest('hex');
}
