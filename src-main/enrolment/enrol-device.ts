import { Agent, fetch } from 'undici';
import type { Fault } from '#shared/kernel/fault.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type EnrolCodeMalformed, isPinnedFingerprint, parseEnrolCode } from '#shared/sync/enrol-code.ts';
import { type EnrolRefusal, type EnrolReply, enrolPaths, enrolReply } from '#shared/sync/enrolment.ts';
import { toConnectionFault } from './connection-fault.ts';
import { type DeviceIdentity, refusalFault, trustOptions } from './device-client.ts';
import { newDeviceKey } from './device-key.ts';
import { acceptTrust, explainByClock, fetchServerTrust, type ServerTrust, withKnown } from './server-trust.ts';

export interface EnrolWish {
  /** As typed: `crm.example.com`, `crm.example.com:8443`, or a whole https address. */
  readonly address: string;
  readonly code: string;
  readonly account: string;
  readonly password: string;
  readonly deviceName: string;
  readonly os: string;
  readonly appVersion: string;
  readonly incarnation: string;
  readonly now?: () => number;
}

export interface Enrolled {
  /** Holds the private key: the profile seals it before it is stored. */
  readonly identity: DeviceIdentity;
  readonly status: EnrolReply['status'];
  readonly company: string;
  readonly recoveryRecipient: string;
  readonly user: EnrolReply['user'];
}

export type EnrolDeviceRefusal = EnrolRefusal | EnrolCodeMalformed | { readonly code: 'SERVER_ADDRESS_INVALID' };

const defaultPort = 8443;
const timeoutMs = 30_000;

/**
 * Makes this computer a device of the company's server. The code says which CA is the company's: a server that is not
 * vouched for by it gets neither the code nor the password, it is a Fault CERTIFICATE_MISMATCH. [S-TLS-2]
 */
export async function enrolDevice(wish: EnrolWish): Promise<Result<Enrolled, EnrolDeviceRefusal>> {
  const code = parseEnrolCode(wish.code);
  if (!code.ok) return code;
  const serverUrl = readServerAddress(wish.address);
  if (serverUrl === undefined) return refuse({ code: 'SERVER_ADDRESS_INVALID' });

  const isPinned = (fingerprint: string) => isPinnedFingerprint(fingerprint, code.value);
  const trust = await fetchServerTrust(serverUrl, code.value.caFingerprint, isPinned);
  const { keyPem, csrPem } = await newDeviceKey();
  const path = withKnown(enrolPaths.enrol, code.value.caFingerprint);
  const replied = await sendRequest(new URL(path, serverUrl), trust, wish.now ?? Date.now, {
    secret: Buffer.from(code.value.secret).toString('hex'),
    account: wish.account,
    password: wish.password,
    csrPem,
    deviceName: wish.deviceName,
    os: wish.os,
    appVersion: wish.appVersion,
    incarnation: wish.incarnation,
  });
  if (!replied.ok) return replied;
  const { deviceId, certPem, notBefore, notAfter, status, company, recoveryRecipient, user } = replied.value;
  return ok({
    identity: {
      serverUrl,
      deviceId,
      keyPem,
      certPem,
      notBefore,
      notAfter,
      trust: acceptTrust(replied.value.trust, isPinned),
    },
    status,
    company,
    recoveryRecipient,
    user,
  });
}

/** An https origin, or undefined: no path, no user, and never plain http. */
export function readServerAddress(typed: string): string | undefined {
  const text = typed.trim().replace(/\/+$/, '');
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (!URL.canParse(hasScheme ? text : `https://${text}`)) return undefined;
  const url = new URL(hasScheme ? text : `https://${text}`);
  const isPlain = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (url.protocol !== 'https:' || !isPlain || url.hostname === '') return undefined;
  const namesPort = /:\d+$/.test(text);
  if (!namesPort && !hasScheme) url.port = String(defaultPort);
  return url.origin;
}

async function sendRequest(
  url: URL,
  trust: ServerTrust,
  now: () => number,
  body: object,
): Promise<Result<EnrolReply, EnrolRefusal>> {
  const agent = new Agent({ connect: { ...trustOptions(trust), timeout: timeoutMs } });
  try {
    const response = await fetch(url, {
      method: 'POST',
      dispatcher: agent,
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return ok(enrolReply.parse(await response.json()));
    const fault = (await refusalFault(response)) as Fault;
    const refusal = fault.details as unknown as EnrolRefusal;
    if (isRefusal(refusal)) return refuse(refusal);
    throw fault;
  } catch (error) {
    throw explainByClock(toConnectionFault(error), trust.issuedAt, now());
  } finally {
    await agent.destroy();
  }
}

function isRefusal(body: { code?: unknown }): body is EnrolRefusal {
  const codes = ['CODE_REFUSED', 'WRONG_PASSWORD', 'LOCKED_OUT', 'PASSWORD_TOO_WEAK', 'CSR_INVALID'];
  return typeof body.code === 'string' && codes.includes(body.code);
}
