import { randomBytes } from 'node:crypto';
import forge from 'node-forge';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import {
  clockSlackMs,
  fingerprintOf,
  issueCertificate,
  type KeyedCertificate,
  newRsaKey,
  serverNames,
} from './x509.ts';

export interface DeviceCertificate {
  readonly certPem: string;
  readonly fingerprint: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

export interface CsrInvalid {
  readonly code: 'CSR_INVALID';
  readonly reason: 'unreadable' | 'signature' | 'keyTooSmall';
}

const dayMs = 86_400_000;
const caYears = 20;
export const serverCertificateDays = 90;
export const deviceCertificateDays = 30;
/** A device asks for the next certificate from this day on. */
export const renewFromDay = 20;
const deviceUriPrefix = 'urn:outpost:device:';

/** The company's own root: it vouches for this server and for every device, and for nothing else. */
export async function createAuthority(now: number): Promise<KeyedCertificate> {
  const key = await newRsaKey();
  const certPem = issueCertificate(
    {
      publicKeyPem: key.publicKeyPem,
      /** A name of its own: two CAs of one name are mistaken for each other where both are known. */
      commonName: `Outpost CA ${randomBytes(6).toString('hex')}`,
      notBefore: now - clockSlackMs,
      notAfter: now + caYears * 365 * dayMs,
      extensions: [
        { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, digitalSignature: true, critical: true },
        { name: 'subjectKeyIdentifier' },
      ],
    },
    key.privateKeyPem,
  );
  return { keyPem: key.privateKeyPem, certPem };
}

/** A new key and certificate for this server under each name and address it is reached by. */
export async function issueServerCertificate(
  authority: KeyedCertificate,
  names: readonly string[],
  now: number,
): Promise<KeyedCertificate> {
  const key = await newRsaKey();
  const certPem = issueCertificate(
    {
      publicKeyPem: key.publicKeyPem,
      commonName: 'Outpost server',
      notBefore: now - clockSlackMs,
      notAfter: now + serverCertificateDays * dayMs,
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        serverNames(names),
      ],
    },
    authority.keyPem,
    authority.certPem,
  );
  return { keyPem: key.privateKeyPem, certPem };
}

/** Signs the key of a request and nothing else of it: names and rights are the authority's to give. */
export function signDeviceRequest(
  authority: KeyedCertificate,
  csrPem: string,
  deviceId: string,
  now: number,
): Result<DeviceCertificate, CsrInvalid> {
  const publicKey = publicKeyOfRequest(csrPem);
  if (!publicKey.ok) return publicKey;
  const notBefore = now - clockSlackMs;
  const notAfter = now + deviceCertificateDays * dayMs;
  const certPem = issueCertificate(
    {
      publicKeyPem: publicKey.value,
      commonName: `device ${deviceId}`,
      notBefore,
      notAfter,
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', clientAuth: true },
        { name: 'subjectAltName', altNames: [{ type: 6, value: `${deviceUriPrefix}${deviceId}` }] },
      ],
    },
    authority.keyPem,
    authority.certPem,
  );
  return ok({ certPem, fingerprint: fingerprintOf(certPem), notBefore, notAfter });
}

function publicKeyOfRequest(csrPem: string): Result<string, CsrInvalid> {
  let request: forge.pki.CertificateSigningRequest;
  try {
    request = forge.pki.certificationRequestFromPem(csrPem);
    if (!request.verify()) return refuse({ code: 'CSR_INVALID', reason: 'signature' });
  } catch {
    return refuse({ code: 'CSR_INVALID', reason: 'unreadable' });
  }
  const key = request.publicKey as forge.pki.rsa.PublicKey | null;
  if (!key || key.n.bitLength() < 3072) return refuse({ code: 'CSR_INVALID', reason: 'keyTooSmall' });
  return ok(forge.pki.publicKeyToPem(key));
}
