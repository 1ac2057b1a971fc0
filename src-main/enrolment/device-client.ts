import { createHash, X509Certificate } from 'node:crypto';
import { Agent, type Dispatcher, fetch, type RequestInit, type Response } from 'undici';
import { Fault } from '#shared/kernel/fault.ts';
import type { SignedWipe } from '#shared/kernel/wipe.ts';
import {
  enrolPaths,
  renewReply,
  type StandingReply,
  type StandingRequest,
  standingReply,
} from '#shared/sync/enrolment.ts';
import { toConnectionFault } from './connection-fault.ts';
import { newDeviceKey } from './device-key.ts';
import { acceptTrust, explainByClock, fetchServerTrust, type ServerTrust, withKnown } from './server-trust.ts';

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
  /** The same once the certificate is 20 days old, or is not of the company's newest CA; undefined before. */
  renewWhenDue(): Promise<DeviceIdentity | undefined>;
  /** For a certificate that ended while the device was away (90 days at most): the person's password once more. */
  enrolAgain(account: string, password: string): Promise<DeviceIdentity>;
  /**
   * How this device stands with its server, also where that refuses it everything else. What it says of its CA is
   * trusted from then on; the caller stores the identity.
   */
  askStanding(said: StandingRequest): Promise<StandingReply>;
  close(): Promise<void>;
}

export interface DeviceClientOptions {
  readonly now?: () => number;
  readonly timeoutMs?: number;
  /** Told of each server that is not the company's. [S-TLS-2] */
  readonly onBadServer?: (reason: string) => void;
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
      const fault = await explain(toConnectionFault(error));
      if (isBadServer(fault)) options.onBadServer?.(String(fault.details.reason));
      throw fault;
    }
  };

  const explain = async (fault: unknown): Promise<unknown> => {
    if (!(fault instanceof Fault) || fault.code !== 'CERTIFICATE_EXPIRED') return fault;
    const known = fingerprintOf(identity);
    const trust = await fetchServerTrust(identity.serverUrl, known, (own) => own === known).catch(() => null);
    return trust ? explainByClock(fault, trust.issuedAt, now()) : fault;
  };

  const expectOk = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await request(path, init);
    if (response.ok) return response;
    throw await refusalFault(response);
  };

  const post = (path: string, body: object) =>
    expectOk(withKnown(path, fingerprintOf(identity)), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  const become = (next: DeviceIdentity): DeviceIdentity => {
    identity = next;
    const old = agent;
    agent = agentOf(identity, options);
    void old.close().catch(() => {});
    return identity;
  };

  const takeNewCertificate = async (path: string, more: object): Promise<DeviceIdentity> => {
    const { keyPem, csrPem } = await newDeviceKey();
    const response = await post(path, { ...more, csrPem });
    const { certPem, notBefore, notAfter, trust } = renewReply.parse(await response.json());
    const own = fingerprintOf(identity);
    return become({
      ...identity,
      keyPem,
      certPem,
      notBefore,
      notAfter,
      trust: acceptTrust(trust, (it) => it === own),
    });
  };

  const askStanding = async (said: StandingRequest): Promise<StandingReply> => {
    const response = await post(enrolPaths.standing, said);
    const told = standingReply.parse(await response.json());
    const own = fingerprintOf(identity);
    const trust = acceptTrust(told.trust, (it) => it === own);
    if (isOther(trust, identity.trust)) become({ ...identity, trust });
    return told;
  };

  return {
    identity: () => identity,
    dispatcher: () => agent,
    request,
    expectOk,
    renewCertificate: () => takeNewCertificate(enrolPaths.renew, {}),
    renewWhenDue: async () =>
      now() - identity.notBefore < renewAfterMs && isOfNewestAuthority(identity)
        ? undefined
        : takeNewCertificate(enrolPaths.renew, {}),
    enrolAgain: (account, password) => takeNewCertificate(enrolPaths.again, { account, password }),
    askStanding,
    close: () => agent.destroy(),
  };
}

/** Gives a device's word that it deleted its data; it has no certificate any more, its signature speaks. */
export async function sendWipeCertificate(serverUrl: string, trust: ServerTrust, signed: SignedWipe): Promise<void> {
  const agent = new Agent({ connect: { ...trustOptions(trust), timeout: defaultTimeoutMs } });
  try {
    const response = await fetch(new URL(enrolPaths.wiped, serverUrl), {
      method: 'POST',
      dispatcher: agent,
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signed),
      signal: AbortSignal.timeout(defaultTimeoutMs),
    });
    if (!response.ok) throw await refusalFault(response);
  } catch (error) {
    throw toConnectionFault(error);
  } finally {
    await agent.destroy();
  }
}

/** An ended certificate is one too, unless this computer's own clock explains it. */
function isBadServer(fault: unknown): fault is Fault {
  return fault instanceof Fault && (fault.code === 'CERTIFICATE_MISMATCH' || fault.code === 'CERTIFICATE_EXPIRED');
}

/** The time of a statement is not trust. */
function isOther(left: ServerTrust, right: ServerTrust): boolean {
  return left.caPem !== right.caPem || left.anchors.join() !== right.anchors.join();
}

function isOfNewestAuthority({ certPem, trust }: DeviceIdentity): boolean {
  return new X509Certificate(certPem).checkIssued(new X509Certificate(trust.caPem));
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
  if (code === 'CERTIFICATE_EXPIRED' || code === 'REGION_REFUSED') return new Fault(code, false, details);
  const isBusy = response.status === 429 || response.status >= 500;
  return new Fault('SERVER_REFUSED', isBusy, details);
}

export function fingerprintOf({ trust }: Pick<DeviceIdentity, 'trust'>): string {
  return createHash('sha256').update(new X509Certificate(trust.caPem).raw).digest('hex');
}
