import { decodeBase32, encodeBase32, mendBase32 } from '../kernel/base32.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';

/**
 * What an administrator hands to a person for one new device: a secret that is good once, and the beginning of the
 * company CA's fingerprint, so that the device knows its server before it has ever spoken to it.
 * Both are 128 bits: short enough to read aloud, long enough that neither can be guessed nor met by a second CA.
 */
export interface EnrolCode {
  readonly secret: Uint8Array;
  /** The first 32 hex digits of the SHA-256 of the CA certificate. */
  readonly caFingerprint: string;
}

export interface EnrolCodeMalformed {
  readonly code: 'ENROL_CODE_MALFORMED';
  readonly reason: 'prefix' | 'length' | 'characters' | 'checksum';
}

export const enrolSecretBytes = 16;
const fingerprintBytes = 16;
const checkBytes = 3;
const payloadBytes = enrolSecretBytes + fingerprintBytes + checkBytes;
const prefix = 'OUTPOST1';
const groupLength = 7;

/** `OUTPOST1-` and eight groups of seven characters. */
export function formatEnrolCode(code: EnrolCode): string {
  const body = new Uint8Array(payloadBytes);
  body.set(code.secret.subarray(0, enrolSecretBytes), 0);
  body.set(hexToBytes(code.caFingerprint).subarray(0, fingerprintBytes), enrolSecretBytes);
  body.set(checksum(body.subarray(0, payloadBytes - checkBytes)), payloadBytes - checkBytes);
  const text = encodeBase32(body);
  const groups = text.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? [];
  return [prefix, ...groups].join('-');
}

/** Forgives case, blanks, dashes and the letters people mistake for digits; a wrong letter is found by the checksum. */
export function parseEnrolCode(text: string): Result<EnrolCode, EnrolCodeMalformed> {
  const plain = text.toUpperCase().replace(/[\s\-–—_]/g, '');
  if (!plain.startsWith(prefix)) return refuse({ code: 'ENROL_CODE_MALFORMED', reason: 'prefix' });
  const letters = mendBase32(plain.slice(prefix.length));
  if (letters.length !== (payloadBytes * 8) / 5) return refuse({ code: 'ENROL_CODE_MALFORMED', reason: 'length' });

  const body = decodeBase32(letters);
  if (!body) return refuse({ code: 'ENROL_CODE_MALFORMED', reason: 'characters' });
  const content = body.subarray(0, payloadBytes - checkBytes);
  if (bytesToHex(checksum(content)) !== bytesToHex(body.subarray(payloadBytes - checkBytes))) {
    return refuse({ code: 'ENROL_CODE_MALFORMED', reason: 'checksum' });
  }
  return ok({
    secret: content.slice(0, enrolSecretBytes),
    caFingerprint: bytesToHex(content.subarray(enrolSecretBytes)),
  });
}

/** Whether a full SHA-256 fingerprint (hex, with or without colons) is the one a code speaks of. */
export function isPinnedFingerprint(fingerprint: string, code: EnrolCode): boolean {
  return normalFingerprint(fingerprint).startsWith(code.caFingerprint) && code.caFingerprint.length === 32;
}

/** Lower-case hex without colons, the one way fingerprints are stored and compared. */
export function normalFingerprint(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}

/** CRC-24 of OpenPGP: finds every single wrong letter and nearly every other slip. */
function checksum(bytes: Uint8Array): Uint8Array {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit += 1) {
      crc <<= 1;
      if (crc & 0x1000000) crc ^= 0x1864cfb;
    }
  }
  return Uint8Array.of((crc >> 16) & 255, (crc >> 8) & 255, crc & 255);
}

function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from(normalFingerprint(hex).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
