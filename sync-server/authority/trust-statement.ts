import { createSign, X509Certificate } from 'node:crypto';
import { successorContent, type TrustStatement, trustContent } from '#shared/sync/trust-statement.ts';
import type { KeyedCertificate } from './x509.ts';

export interface TrustMore {
  /** Trusted besides the CA and the company certificate's issuers. */
  readonly anchors?: readonly string[];
  /** The CA that takes over. */
  readonly next?: KeyedCertificate;
}

/**
 * What a device may trust when it speaks to this server, signed by the company's CA. With the private CA that is the
 * CA itself; with a company certificate it is also that certificate's issuers, so that the company may renew it
 * without touching a device. The time in it is the server's: a device with a wrong clock learns so.
 */
export function stateTrust(
  authority: KeyedCertificate,
  companyCertPem: string | undefined,
  now: number,
  { anchors = [], next }: TrustMore = {},
): TrustStatement {
  const content = {
    ca: authority.certPem,
    anchors: [...companyAnchors(companyCertPem), ...anchors].slice(0, 10),
    issuedAt: now,
  };
  const statement = { ...content, signature: signBy(authority, trustContent(content)) };
  if (!next) return statement;
  const signature = signBy(authority, successorContent(authority.certPem, next.certPem, now));
  return { ...statement, next: { ca: next.certPem, signature } };
}

function signBy({ keyPem }: KeyedCertificate, content: string): string {
  return createSign('sha256').update(content).sign(keyPem, 'base64');
}

/** Everything above the leaf; the leaf itself where the file holds nothing else. */
export function companyAnchors(companyCertPem: string | undefined): string[] {
  if (companyCertPem === undefined) return [];
  const chain = companyCertPem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  const anchors = chain.length > 1 ? chain.slice(1) : chain;
  return anchors.map((pem) => new X509Certificate(pem).toString());
}
