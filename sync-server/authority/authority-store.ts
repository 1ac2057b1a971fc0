import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { eq } from 'drizzle-orm';
import { Fault } from '#shared/kernel/fault.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { certificateNames, type ServerConfig } from '../host/server-config.ts';
import type { ServerDb, ServerPorts } from '../host/server-ports.ts';
import { authorityCertificates, serverSettings } from './authority.tables.ts';
import { issueServerCertificate, serverCertificateDays } from './certificate-authority.ts';
import type { KeyedCertificate } from './x509.ts';

type Kind = 'ca' | 'caBefore' | 'server';

/** A third of its life before the end, so that a week's holiday does not matter. */
const renewBeforeMs = (serverCertificateDays / 3) * 86_400_000;

export function findCertificate(db: ServerDb, kind: Kind): KeyedCertificate | undefined {
  return db.select().from(authorityCertificates).where(eq(authorityCertificates.kind, kind)).get();
}

export function getAuthority(db: ServerDb): KeyedCertificate {
  const authority = findCertificate(db, 'ca');
  invariant(authority, 'an initialised server has its authority');
  return authority;
}

export function findAuthorityBefore(db: ServerDb): KeyedCertificate | undefined {
  return findCertificate(db, 'caBefore');
}

/**
 * Whom everybody knows already: while a new CA takes over, still the old one. The server's certificate and the codes
 * for new devices are its.
 */
export function knownAuthority(db: ServerDb): KeyedCertificate {
  return findAuthorityBefore(db) ?? getAuthority(db);
}

/** Whose certificates this server takes from devices. */
export function acceptedAuthorities(db: ServerDb): string[] {
  const before = findAuthorityBefore(db);
  return [getAuthority(db).certPem, ...(before ? [before.certPem] : [])];
}

export function removeCertificate(db: ServerDb, kind: Kind): void {
  db.delete(authorityCertificates).where(eq(authorityCertificates.kind, kind)).run();
}

export function setCertificate(db: ServerDb, kind: Kind, certificate: KeyedCertificate, now: number): void {
  const row = {
    kind,
    keyPem: certificate.keyPem,
    certPem: certificate.certPem,
    notAfter: new X509Certificate(certificate.certPem).validToDate.getTime(),
    createdAt: now,
  };
  db.insert(authorityCertificates)
    .values(row)
    .onConflictDoUpdate({ target: authorityCertificates.kind, set: row })
    .run();
}

/** What the server shows on the wire: the company's certificate where one is set, else its own, renewed in time. */
export async function getServerCertificate(
  db: ServerDb,
  config: ServerConfig,
  names: readonly string[],
  now: number,
): Promise<KeyedCertificate> {
  if (config.certificateFile && config.certificateKeyFile) {
    return readCompanyCertificate(config.certificateFile, config.certificateKeyFile);
  }
  const issuer = knownAuthority(db);
  const current = findCertificate(db, 'server');
  if (current && isGoodFor(current, issuer, names, now)) return current;
  const next = await issueServerCertificate(issuer, names, now);
  setCertificate(db, 'server', next, now);
  return next;
}

/** A new key and certificate before the old one is due; a company's own certificate is read from its file again. */
export async function renewServerCertificate(
  { db, clock, audit }: ServerPorts,
  config: ServerConfig,
  actorId: string | null,
): Promise<number> {
  const now = clock.now();
  if (config.certificateFile === undefined) {
    const next = await issueServerCertificate(knownAuthority(db), certificateNames(config), now);
    setCertificate(db, 'server', next, now);
  }
  const shown = await getServerCertificate(db, config, certificateNames(config), now);
  audit({ action: 'certificate.renew', outcome: 'done', actorId });
  return new X509Certificate(shown.certPem).validToDate.getTime();
}

export function findSetting(db: ServerDb, key: string): string | undefined {
  return db.select().from(serverSettings).where(eq(serverSettings.key, key)).get()?.value;
}

export function setSetting(db: ServerDb, key: string, value: string): void {
  db.insert(serverSettings)
    .values({ key, value })
    .onConflictDoUpdate({ target: serverSettings.key, set: { value } })
    .run();
}

export function removeSetting(db: ServerDb, key: string): void {
  db.delete(serverSettings).where(eq(serverSettings.key, key)).run();
}

function isGoodFor(
  certificate: KeyedCertificate,
  issuer: KeyedCertificate,
  names: readonly string[],
  now: number,
): boolean {
  const parsed = new X509Certificate(certificate.certPem);
  if (!parsed.checkIssued(new X509Certificate(issuer.certPem))) return false;
  if (parsed.validToDate.getTime() - now < renewBeforeMs) return false;
  return names.every((name) =>
    /^[\d.]+$|:/.test(name) ? parsed.checkIP(name) !== undefined : parsed.checkHost(name) !== undefined,
  );
}

function readCompanyCertificate(certFile: string, keyFile: string): KeyedCertificate {
  const certificate = { certPem: readFileSync(certFile, 'utf8'), keyPem: readFileSync(keyFile, 'utf8') };
  try {
    createSecureContext({ cert: certificate.certPem, key: certificate.keyPem });
  } catch (error) {
    const reason = (error as Error).message;
    throw new Fault('CONFIG_INVALID', false, { field: 'certificateFile', source: certFile, reason }, error);
  }
  return certificate;
}
