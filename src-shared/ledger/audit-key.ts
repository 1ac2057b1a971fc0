import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** Signs heads of the audit. Lives beside the other keys and never in the database whose records it vouches for. */
export interface AuditKey {
  readonly id: string;
  /** SPKI, DER, base64. */
  readonly publicKey: string;
  sign(message: Buffer): string;
}

/** What a signed head says. */
export interface HeadFacts {
  readonly seq: number;
  readonly hash: string;
  readonly decisionSeq: number;
  readonly decisionHash: string;
  readonly at: number;
  readonly keyId: string;
}

export interface SignedHead extends HeadFacts {
  readonly signature: string;
}

/** A new Ed25519 key, PKCS #8 in DER. */
export function newAuditKey(): Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
}

export function createAuditKey(secret: Buffer): AuditKey {
  const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { id: auditKeyId(publicKey), publicKey, sign: (message) => sign(null, message, key).toString('base64') };
}

/** A key is called by the beginning of its public half's hash, so that nobody can lend its name to another. */
export function auditKeyId(publicKey: string): string {
  return hash('sha256', Buffer.from(publicKey, 'base64'), 'hex').slice(0, 32);
}

export function headMessage({ seq, hash: head, decisionSeq, decisionHash, at, keyId }: HeadFacts): Buffer {
  return Buffer.from(`outpost-audit-head-1\n${JSON.stringify([seq, head, decisionSeq, decisionHash, at, keyId])}`);
}

/** Checks signatures of heads by public keys; each key is read once. */
export function createHeadCheck(publicKeys: Iterable<string>): (head: SignedHead) => boolean {
  const keys = new Map<string, KeyObject>();
  for (const publicKey of publicKeys) {
    const key = readPublicKey(publicKey);
    if (key) keys.set(auditKeyId(publicKey), key);
  }
  return (head) => {
    const key = keys.get(head.keyId);
    return key !== undefined && verify(null, headMessage(head), key, Buffer.from(head.signature, 'base64'));
  };
}

export function isSignedBy(publicKey: string, message: Buffer, signature: string): boolean {
  const key = readPublicKey(publicKey);
  return key !== undefined && verify(null, message, key, Buffer.from(signature, 'base64'));
}

function readPublicKey(publicKey: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
