import { createHash, verify, X509Certificate } from 'node:crypto';
import { Agent, fetch } from 'undici';
import { Fault } from '#shared/kernel/fault.ts';
import { enrolPaths, knownAuthorityParameter } from '#shared/sync/enrolment.ts';
import { successorContent, type TrustStatement, trustContent, trustStatement } from '#shared/sync/trust-statement.ts';
import { toConnectionFault } from './connection-fault.ts';

/** What this device trusts when it speaks to its server: certificates, as PEM. Nothing else, no system roots. */
export interface ServerTrust {
  readonly caPem: string;
  readonly anchors: readonly string[];
  /** The server's time when it said so. */
  readonly issuedAt: number;
}

/** A day: certificates count from a day before they are made. */
const clockToleranceMs = 86_400_000;
const timeoutMs = 20_000;

/**
 * Asks the server what to trust, before anything is trusted: the answer counts only if it is the pinned CA's, signed
 * by it. Nothing secret is sent here.
 */
export async function fetchServerTrust(
  serverUrl: string,
  known: string,
  isPinned: (caFingerprint: string) => boolean,
): Promise<ServerTrust> {
  const agent = new Agent({ connect: { rejectUnauthorized: false, minVersion: 'TLSv1.3', timeout: timeoutMs } });
  try {
    const response = await fetch(new URL(withKnown(enrolPaths.trust, known), serverUrl), {
      dispatcher: agent,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const parsed = trustStatement.safeParse(await response.json().catch(() => undefined));
    if (!response.ok || !parsed.success) {
      throw new Fault('CERTIFICATE_MISMATCH', false, { reason: 'notAnOutpostServer', status: response.status });
    }
    return acceptTrust(parsed.data, isPinned);
  } catch (error) {
    throw toConnectionFault(error);
  } finally {
    await agent.destroy();
  }
}

/** Tells the server which CA this device knows, so that it answers in that one's name. */
export function withKnown(path: string, known: string): string {
  return `${path}?${knownAuthorityParameter}=${known}`;
}

/**
 * A statement as trust, or Fault CERTIFICATE_MISMATCH where it is not of the pinned CA. Where that CA vouches for the
 * one that takes over, the new one is pinned from now on and the old one is only an anchor, until it is dropped.
 */
export function acceptTrust(statement: TrustStatement, isPinned: (caFingerprint: string) => boolean): ServerTrust {
  const mismatch = (reason: string) => new Fault('CERTIFICATE_MISMATCH', false, { reason });
  let ca: X509Certificate;
  try {
    ca = new X509Certificate(statement.ca);
  } catch {
    throw mismatch('unreadable');
  }
  if (!isPinned(createHash('sha256').update(ca.raw).digest('hex'))) throw mismatch('otherCompany');
  const signature = Buffer.from(statement.signature, 'base64');
  if (!verify('sha256', Buffer.from(trustContent(statement)), ca.publicKey, signature)) throw mismatch('signature');
  const { anchors, issuedAt, next } = statement;
  if (!next) return { caPem: ca.toString(), anchors, issuedAt };
  const vouched = Buffer.from(successorContent(statement.ca, next.ca, issuedAt));
  if (!verify('sha256', vouched, ca.publicKey, Buffer.from(next.signature, 'base64'))) throw mismatch('successor');
  const nextPem = new X509Certificate(next.ca).toString();
  const others = anchors.filter((anchor) => new X509Certificate(anchor).toString() !== nextPem);
  return { caPem: nextPem, anchors: [ca.toString(), ...others], issuedAt };
}

/**
 * A certificate that seems too old or too new may mean that this computer's clock is wrong: the server's signed time
 * tells. Anything else comes back as it is.
 */
export function explainByClock(fault: unknown, issuedAt: number, now: number): unknown {
  if (!(fault instanceof Fault) || fault.code !== 'CERTIFICATE_EXPIRED') return fault;
  const offsetMs = now - issuedAt;
  if (Math.abs(offsetMs) < clockToleranceMs) return fault;
  return new Fault('CLOCK_WRONG', false, { offsetMs, serverTime: issuedAt }, fault);
}
