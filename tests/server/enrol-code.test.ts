import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatEnrolCode, isPinnedFingerprint, parseEnrolCode } from '#shared/sync/enrol-code.ts';

const fingerprint = 'ab'.repeat(16) + 'cd'.repeat(16);

test('[S-ENR-1] a code carries 128 secret bits and the CA, and survives careless typing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (secret) => {
      const text = formatEnrolCode({ secret, caFingerprint: fingerprint });

      const typed = ` ${text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `.replace(
        'outpostl',
        'outpost1',
      );

      expect(text).toMatch(/^OUTPOST1(-[0-9A-Z]{7}){8}$/);
      expect(parseEnrolCode(typed)).toEqual({ ok: true, value: { secret, caFingerprint: 'ab'.repeat(16) } });
    }),
  );
});

test('one wrong letter anywhere is found before anything is sent', () => {
  const text = formatEnrolCode({ secret: randomBytes(16), caFingerprint: fingerprint });

  for (let index = 'OUTPOST1-'.length; index < text.length; index += 1) {
    if (text[index] === '-') continue;
    const wrong = `${text.slice(0, index)}${text[index] === '7' ? '8' : '7'}${text.slice(index + 1)}`;
    expect(parseEnrolCode(wrong)).toEqual({ ok: false, error: { code: 'ENROL_CODE_MALFORMED', reason: 'checksum' } });
  }
});

test('what is no code at all is told by what is wrong with it', () => {
  const reasonOf = (text: string) => {
    const parsed = parseEnrolCode(text);
    return parsed.ok ? 'none' : parsed.error.reason;
  };

  expect([
    reasonOf('hello'),
    reasonOf('OUTPOST1-ABC'),
    reasonOf(`OUTPOST1-${'U'.repeat(56)}`),
    reasonOf(`OUTPOST1-${'7'.repeat(56)}`),
  ]).toEqual(['prefix', 'length', 'characters', 'checksum']);
});

test('[S-TLS-2] a fingerprint with another beginning is not the pinned one', () => {
  const code = { secret: randomBytes(16), caFingerprint: 'ab'.repeat(16) };

  expect(isPinnedFingerprint(fingerprint.toUpperCase().replace(/(..)(?=.)/g, '$1:'), code)).toBe(true);
  expect(isPinnedFingerprint('ac'.repeat(32), code)).toBe(false);
  expect(isPinnedFingerprint('ab'.repeat(32), { ...code, caFingerprint: '' })).toBe(false);
});
