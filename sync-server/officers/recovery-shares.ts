import { createHash, timingSafeEqual } from 'node:crypto';
import { combine, split } from 'shamir-secret-sharing';
import { decodeBase32, encodeBase32, mendBase32 } from '#shared/kernel/base32.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Office, offices } from '#shared/kernel/rights/offices.ts';
import type { Random } from '#shared/ports/ports.ts';
import { findSetting, setSetting } from '../authority/authority-store.ts';
import type { ServerDb } from '../host/server-ports.ts';

const settingKey = 'officerShares';

/** What the server keeps of a set: enough to know its secret again, and each share until its officer has taken it. */
interface ShareSet {
  readonly set: number;
  readonly createdAt: number;
  /** SHA-256 of 32 random bytes: there is nothing to guess, so nothing slower is needed. */
  readonly hash: string;
  readonly waiting: Partial<Record<Office, string>>;
}

export type SharesRefused = {
  readonly code: 'SHARES_REFUSED';
  readonly rule: 'mistyped' | 'tooFew' | 'older' | 'wrong' | 'none';
};

/** Shares as a new set, two of which are the way back to a lost office; shares of every set before are worth nothing. */
export async function makeShares(db: ServerDb, random: Random, now: number): Promise<Record<Office, string>> {
  const set = (findShares(db)?.set ?? 0) + 1;
  const secret = Uint8Array.from(random.bytes(32));
  const parts = await split(secret, 3, 2);
  const waiting = Object.fromEntries(offices.map((office, at) => [office, writeShare(set, parts[at]!)])) as Record<
    Office,
    string
  >;
  const made: ShareSet = { set, createdAt: now, hash: hashOf(secret), waiting };
  secret.fill(0);
  setSetting(db, settingKey, JSON.stringify(made));
  return waiting;
}

export function findShares(db: ServerDb): ShareSet | undefined {
  const kept = findSetting(db, settingKey);
  return kept === undefined ? undefined : (JSON.parse(kept) as ShareSet);
}

/** Shares that the console has shown wait for nobody. */
export function forgetShares(db: ServerDb): void {
  const kept = findShares(db);
  if (kept) setSetting(db, settingKey, JSON.stringify({ ...kept, waiting: {} }));
}

/** An officer's own share, gone from the server once it was shown. */
export function takeShare(db: ServerDb, office: Office): string | undefined {
  const kept = findShares(db);
  const share = kept?.waiting[office];
  if (!kept || share === undefined) return undefined;
  const { [office]: _shown, ...waiting } = kept.waiting;
  setSetting(db, settingKey, JSON.stringify({ ...kept, waiting }));
  return share;
}

/** Whether two shares of the newest set were given. */
export async function checkShares(db: ServerDb, typed: readonly string[]): Promise<Result<void, SharesRefused>> {
  const kept = findShares(db);
  if (!kept) return refuse({ code: 'SHARES_REFUSED', rule: 'none' });
  const read = typed.map(readShare);
  if (read.some((share) => share === undefined)) return refuse({ code: 'SHARES_REFUSED', rule: 'mistyped' });
  const shares = read as Share[];
  if (shares.some((share) => share.set !== kept.set)) return refuse({ code: 'SHARES_REFUSED', rule: 'older' });
  const different = new Map(shares.map((share) => [Buffer.from(share.bytes).toString('hex'), share.bytes]));
  if (different.size < 2) return refuse({ code: 'SHARES_REFUSED', rule: 'tooFew' });
  const secret = await combine([...different.values()].map((bytes) => Uint8Array.from(bytes))).catch(() => undefined);
  const isRight = secret && timingSafeEqual(Buffer.from(hashOf(secret), 'hex'), Buffer.from(kept.hash, 'hex'));
  return isRight ? ok(undefined) : refuse({ code: 'SHARES_REFUSED', rule: 'wrong' });
}

interface Share {
  readonly set: number;
  readonly bytes: Uint8Array;
}

const prefix = 'OC3';
/** 33 + 7 bytes are 64 letters without a bit left over. */
const checksumBytes = 7;

/** `OC3-2-XXXXX-…`: the set in the open, then the share with a checksum, so that a slip of the pen is told as one. */
function writeShare(set: number, bytes: Uint8Array): string {
  const letters = encodeBase32(Buffer.concat([bytes, checksumOf(set, bytes)]));
  return `${prefix}-${set}-${letters.match(/.{1,5}/g)!.join('-')}`;
}

function readShare(typed: string): Share | undefined {
  const [, number = '', letters = ''] = /^\s*[0O]C3\s*-\s*(\d{1,6})\s*-(.+)$/is.exec(typed) ?? [];
  const all = decodeBase32(mendBase32(letters));
  if (!all || all.length !== 33 + checksumBytes) return undefined;
  const set = Number(number);
  const bytes = all.subarray(0, -checksumBytes);
  return checksumOf(set, bytes).equals(all.subarray(-checksumBytes)) ? { set, bytes } : undefined;
}

function checksumOf(set: number, bytes: Uint8Array): Buffer {
  return createHash('sha256').update(`${set}:`).update(bytes).digest().subarray(0, checksumBytes);
}

function hashOf(secret: Uint8Array): string {
  return createHash('sha256').update(secret).digest('hex');
}
