import { createHash, createSign, generateKeyPair, randomBytes, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import forge from 'node-forge';

export interface KeyedCertificate {
  readonly keyPem: string;
  readonly certPem: string;
}

/** What a certificate is for, and how long. Times in milliseconds. */
export interface CertificatePlan {
  readonly publicKeyPem: string;
  readonly commonName: string;
  readonly organisation?: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly extensions: readonly object[];
}

const dayMs = 86_400_000;
/** Certificates count from a little earlier, so that a device whose clock is slow takes them. */
export const clockSlackMs = dayMs;

const newKeyPair = promisify(generateKeyPair);

/** RSA-3072: the authority's library signs no other kind, and 3072 bits hold beyond 2030. */
export async function newRsaKey(): Promise<{ privateKeyPem: string; publicKeyPem: string }> {
  const { privateKey, publicKey } = await newKeyPair('rsa', { modulusLength: 3072 });
  return {
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** Issues one certificate. Without an issuer it signs itself: that is how a CA begins. */
export function issueCertificate(plan: CertificatePlan, issuerKeyPem: string, issuerCertPem?: string): string {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(plan.publicKeyPem);
  certificate.serialNumber = newSerial();
  certificate.validity.notBefore = new Date(plan.notBefore);
  certificate.validity.notAfter = new Date(plan.notAfter);
  const subject = [{ name: 'commonName', value: asciiName(plan.commonName) }];
  if (plan.organisation) subject.push({ name: 'organizationName', value: asciiName(plan.organisation) });
  certificate.setSubject(subject);
  certificate.setIssuer(
    issuerCertPem ? forge.pki.certificateFromPem(issuerCertPem).subject.attributes : certificate.subject.attributes,
  );
  certificate.setExtensions([...plan.extensions]);
  return signCertificate(certificate, issuerKeyPem);
}

/** SHA-256 of the certificate, lower-case hex without colons. */
export function fingerprintOf(certificate: string | Buffer | X509Certificate): string {
  const parsed = certificate instanceof X509Certificate ? certificate : new X509Certificate(certificate);
  return createHash('sha256').update(parsed.raw).digest('hex');
}

/** The subject alternative names of a server: addresses and DNS names each in their own kind. */
export function serverNames(names: readonly string[]): object {
  return {
    name: 'subjectAltName',
    altNames: names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
  };
}

/**
 * Signs with the system's RSA instead of the library's: a tenth of a second in JavaScript would stop every other
 * request for that long.
 */
function signCertificate(certificate: forge.pki.Certificate, issuerKeyPem: string): string {
  const unsigned = certificate as forge.pki.Certificate & {
    siginfo: { algorithmOid: string };
    tbsCertificate: unknown;
  };
  const oid = forge.pki.oids.sha256WithRSAEncryption!;
  unsigned.md = forge.md.sha256.create();
  unsigned.signatureOid = oid;
  unsigned.siginfo.algorithmOid = oid;
  const tbs = (forge.pki as unknown as { getTBSCertificate(of: unknown): forge.asn1.Asn1 }).getTBSCertificate(unsigned);
  unsigned.tbsCertificate = tbs;
  const content = Buffer.from(forge.asn1.toDer(tbs).getBytes(), 'latin1');
  unsigned.signature = createSign('sha256').update(content).sign(issuerKeyPem).toString('latin1');
  return forge.pki.certificateToPem(certificate).replaceAll('\r\n', '\n');
}

/** 127 random bits, positive as the standard asks. */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return bytes.toString('hex');
}

/** Names in certificates are ASCII: anything else is mangled on its way through old tools. */
function asciiName(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '').trim();
  return (ascii === '' ? 'Outpost' : ascii).slice(0, 60);
}
