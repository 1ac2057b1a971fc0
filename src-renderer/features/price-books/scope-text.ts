import type { PriceBookRow } from '#shared/features/price-books/price-books.contract.ts';
import { say } from '../../ui/texts.ts';
import { priceBooksTexts } from './price-books.texts.ts';

/** Whom a book is for, in words. */
export function scopeText({ scope, scopeValues, scopeNames }: PriceBookRow): string {
  if (scope === 'general') return say(priceBooksTexts, 'everybody');
  if (scope === 'level') return scopeValues.join('、');
  if (scope === 'channel') {
    return scopeValues.map((value) => say(priceBooksTexts, `channel.${value as 'agent'}`)).join('、');
  }
  return scopeNames.join('、') || '—';
}
