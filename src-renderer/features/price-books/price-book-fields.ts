import { useMemo } from 'react';
import { bookScopes, bookStatuses, currencies } from '#shared/features/price-books/price-book.model.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { useTexts } from '../../ui/texts.ts';
import { priceBooksTexts } from './price-books.texts.ts';

export const stateTones = { draft: 'draft', active: 'active', disabled: 'waiting', expired: 'lost' } as const;

/** The price book's fields, said once for lists, filters, forms and the record page. */
export function usePriceBookFields(): readonly Field[] {
  const t = useTexts(priceBooksTexts);
  return useMemo(() => {
    const { field, choices } = describeFields(t, 'priceBook');
    return [
      field('name', 'text', { required: true, maxLength: 100 }),
      field('scope', 'choice', { required: true, choices: choices('scope', bookScopes) }),
      field('scopeValues', 'tags'),
      field('currency', 'choice', {
        required: true,
        choices: currencies.map((value) => ({ value, label: value })),
      }),
      field('taxIncluded', 'flag'),
      field('validFrom', 'day', { required: true }),
      field('validTo', 'day', { required: true }),
      field('priority', 'number', { hint: t('priorityHint') }),
      field('status', 'choice', { choices: choices('state', bookStatuses, stateTones) }),
      field('state', 'choice', { choices: choices('state', [...bookStatuses, 'expired'], stateTones) }),
      field('entryCount', 'number'),
      field('remark', 'longText', { maxLength: 2000 }),
      field('createdAt', 'instant'),
      field('updatedAt', 'instant'),
    ];
  }, [t]);
}
