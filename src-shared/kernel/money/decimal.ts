import { invariant } from '../invariant.ts';

/** Unit prices keep 8 places, quantities 6, rates 6; money is whole fen. Everything between is a whole number of BigInt. */
export const pricePlaces = 8;
export const quantityPlaces = 6;
export const ratePlaces = 6;

const pattern = /^-?\d{1,15}(\.\d{1,12})?$/;

/** A plain decimal number as it is stored: no blanks, no signs of thousands, at most `places` places that count. */
export function isDecimalText(text: string, places: number): boolean {
  if (!pattern.test(text)) return false;
  const fraction = text.split('.')[1] ?? '';
  return fraction.replace(/0+$/, '').length <= places;
}

/** The number as whole units of 10^-places, rounded half up on its magnitude if it has more places. */
export function toScaled(text: string, places: number): bigint {
  invariant(pattern.test(text), 'a decimal text is a plain number');
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const digits = BigInt(whole + fraction);
  const scaled =
    fraction.length <= places
      ? digits * 10n ** BigInt(places - fraction.length)
      : divideRounded(digits, 10n ** BigInt(fraction.length - places));
  return negative ? -scaled : scaled;
}

/** The shortest text of a scaled number: `1.50` is `1.5`, and zero has no sign. */
export function fromScaled(value: bigint, places: number): string {
  const magnitude = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = magnitude.slice(0, magnitude.length - places);
  const fraction = magnitude.slice(magnitude.length - places).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Half up on the magnitude: 0.005 is 0.01 and −0.005 is −0.01. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  invariant(denominator !== 0n, 'nothing is divided by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/** Fen as a number: a sum that a number cannot hold exactly is a bug, not an amount. */
export function toFen(value: bigint): number {
  const fen = Number(value);
  invariant(Number.isSafeInteger(fen), 'an amount fits a whole number');
  return fen === 0 ? 0 : fen;
}

export function multiplyDecimals(left: string, right: string, places: number): string {
  const product = toScaled(left, 12) * toScaled(right, 12);
  return fromScaled(divideRounded(product, 10n ** BigInt(24 - places)), places);
}

export function divideDecimals(left: string, right: string, places: number): string {
  return fromScaled(divideRounded(toScaled(left, 12) * 10n ** BigInt(places), toScaled(right, 12)), places);
}

export function addDecimals(left: string, right: string): string {
  return fromScaled(toScaled(left, 12) + toScaled(right, 12), 12);
}

export function subtractDecimals(left: string, right: string): string {
  return fromScaled(toScaled(left, 12) - toScaled(right, 12), 12);
}

/** Negative, zero or positive, as `sort` asks it. */
export function compareDecimals(left: string, right: string): number {
  const difference = toScaled(left, 12) - toScaled(right, 12);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `12345` fen is `123.45` yuan, always with two places. */
export function fenToYuan(fen: number): string {
  const magnitude = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${magnitude.slice(0, -2)}.${magnitude.slice(-2)}`;
}

export function yuanToFen(text: string): number {
  return toFen(toScaled(text, 2));
}

/**
 * What a person typed or pasted as a number, cleaned rather than refused: full-width digits, currency signs, thousands and
 * blanks go; `13%` is `0.13`. Undefined if no plain number is left, or if it has more places than are kept.
 */
export function readDecimal(text: string, places: number): string | undefined {
  const clean = text
    .normalize('NFKC')
    .replace(/[\s,，'’¥￥元]|RMB|CNY/gi, '')
    .replace(/^\((.+)\)$/, '-$1')
    .replace(/^\+/, '');
  const percent = clean.endsWith('%');
  const bare = (percent ? clean.slice(0, -1) : clean).replace(/^(-?)\./, '$10.').replace(/\.$/, '');
  if (!pattern.test(bare)) return undefined;
  const value = percent ? divideDecimals(bare, '100', 12) : bare;
  return isDecimalText(value, places) ? fromScaled(toScaled(value, places), places) : undefined;
}
