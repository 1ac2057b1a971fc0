import { useMemo } from 'react';
import { capBases, taxpayerKinds } from '#shared/features/invoice-titles/tax-entity.model.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { useTexts } from '../../ui/texts.ts';
import { entitiesTexts } from './entities.texts.ts';

/** The fields of a tax entity, for its table and its form. */
export function useEntityFields(): readonly Field[] {
  const t = useTexts(entitiesTexts);
  return useMemo(() => {
    const { field, choices } = describeFields(t, 'taxEntity');
    return [
      field('name', 'text', { required: true, maxLength: 200 }),
      field('creditCode', 'creditCode', { required: true }),
      field('taxpayerKind', 'choice', { required: true, choices: choices('taxpayerKind', taxpayerKinds) }),
      field('capBasis', 'choice', { required: true, choices: choices('capBasis', capBases) }),
      field('drawer', 'text', { maxLength: 60 }),
      field('address', 'text', { maxLength: 300 }),
      field('phone', 'phone'),
      field('bank', 'text', { maxLength: 200 }),
      field('account', 'text', { maxLength: 60 }),
      field('quotaTotal', 'money'),
      field('invoiceLimit', 'money'),
      field('lineLimit', 'number'),
      field('notes', 'longText', { maxLength: 2000 }),
    ];
  }, [t]);
}
