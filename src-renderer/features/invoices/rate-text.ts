import { multiplyDecimals } from '#shared/kernel/money/decimal.ts';
import { say } from '../../ui/texts.ts';
import { applicationsTexts } from './applications.texts.ts';

/** `13%`, or 免税, 不征税 where a line has no rate. */
export function rateText({ taxRate, taxTag }: { readonly taxRate: string; readonly taxTag: string }): string {
  if (taxTag === 'exempt' || taxTag === 'notTaxable') return say(applicationsTexts, taxTag);
  return `${multiplyDecimals(taxRate, '100', 4)}%`;
}

/** A rate as the register names it: itself, or why there is none. */
export function rateOf(name: string): { taxRate: string; taxTag: string } {
  return /^\d/.test(name) ? { taxRate: name, taxTag: 'rate' } : { taxRate: '0', taxTag: name };
}
