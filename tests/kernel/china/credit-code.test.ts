import { expect, test } from 'vitest';
import { checkCreditCode, creditCodeHolder, isCreditCode, taxNumberKind } from '#shared/kernel/china/credit-code.ts';

test.each([
  ['91350100M000100Y43', null],
  ['91350100M000100Y44', { kind: 'checkCharacter', position: 18, expected: '3' }],
  ['91350100M000100Y4Z', { kind: 'character', position: 18, character: 'Z', suggestion: '2' }],
  ['91110108MA0000000A', null],
  ['91110108MA00000070', null],
  ['91110108MA0000026Y', null],
  ['9111O108MA0000000A', { kind: 'character', position: 5, character: 'O', suggestion: '0' }],
  ['９１３５０１００Ｍ０００１００Ｙ４３', null],
  ['9135010OM000I00V43', { kind: 'character', position: 8, character: 'O', suggestion: '0' }],
  ['V1350100M000100Y43', { kind: 'character', position: 1, character: 'V', suggestion: null }],
  ['91350100M', { kind: 'length', length: 9 }],
])('[china 5.1] %s', (code, problem) => {
  expect(checkCreditCode(code).problem).toEqual(problem);
});

test('[china 5.1] blanks and lower case do not make another code', () => {
  expect(checkCreditCode(' 9135 0100 m000100y43 ').code).toBe('91350100M000100Y43');
});

test('[china 5.1] an organisation code that fails its own check is a warning, not a problem', () => {
  expect(checkCreditCode('91350100M000100Y43').organisationCodeDiffers).toBe(false);
  expect(checkCreditCode('91110108MA0000000A')).toMatchObject({ problem: null, organisationCodeDiffers: true });
});

test('[china 5.1] a tax number may be absent, a credit code, or one of the older lengths', () => {
  const kinds = ['', '91350100M000100Y43', '350100123456789', '35010012345678901', '91350100M000100Y44', '123'];
  expect(kinds.map(taxNumberKind)).toEqual(['empty', 'creditCode', 'legacy', 'legacy', 'legacy', 'invalid']);
});

test('[china 5.1] the first two characters say who holds it', () => {
  expect(['91', '92', '93', '12', '51', 'Y1'].map(creditCodeHolder)).toEqual([
    'enterprise',
    'soleTrader',
    'cooperative',
    'institution',
    'institution',
    null,
  ]);
  expect(isCreditCode('91110108MA0000000A')).toBe(true);
});
