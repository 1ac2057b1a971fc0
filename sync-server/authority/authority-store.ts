import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { eq } from 'drizzle-orm';
import { Fault } from '#shared/kernel/fault.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import type { ServerConfig } from '../host/server-config.ts';
import type { ServerDb } from '../host/server-ports.ts';
import { authorityCertificates, serverSettings } from './authority.tables.ts';
import { issueServerCertificate, serverCertificateDays } from './certificate-authority.ts';
import type { KeyedCertificate } from './x509.ts';

type Kind = 'ca' | 'server';

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
  const current = findCertificate(db, 'server');
  if (current && isGoodFor(current, names, now)) return current;
  const next = await issueServerCertificate(getAuthority(db), names, now);
  setCertificate(db, 'server', next, now);
  return next;
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

function isGoodFor(certificate: KeyedCertificate, names: readonly string[], now: number): boolean {
  const parsed = new X509Certificate(certificate.certPem);
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
