import { useMemo } from 'react';
import {
  checkTitle,
  normaliseTaxNo,
  type TitleKind,
  titleKinds,
} from '#shared/features/invoice-titles/invoice-title.model.ts';
import { customerSource } from '../../api/record-sources.ts';
import { checkField } from '../../ui/fields/check-field.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { say, useTexts } from '../../ui/texts.ts';
import { titlesTexts } from './titles.texts.ts';

/** What is wrong with a tax number, in words that say where; undefined for one that a title may have. */
export function taxNoProblem(value: unknown, titleKind: TitleKind = 'enterprise'): string | undefined {
  const taxNo = normaliseTaxNo(typeof value === 'string' ? value : null);
  const check = checkTitle({ titleKind, taxNo });
  if (check.ok) return undefined;
  const { rule, hint } = check.error;
  if (rule === 'required') return say(titlesTexts, 'taxNoRequired');
  if (hint) return say(titlesTexts, 'taxNoGuess', { guess: hint });
  return checkField({ name: 'taxNo', label: '', kind: 'creditCode' }, taxNo);
}

/** A title’s fields, said once for list, filter, form and record. */
export function useTitleFields(): readonly Field[] {
  const t = useTexts(titlesTexts);
  return useMemo(() => {
    const { field, choices } = describeFields(t, 'invoice');
    return [
      field('customerId', 'record', { required: true, nameField: 'customerName', source: customerSource }),
      field('titleKind', 'choice', { required: true, choices: choices('titleKind', titleKinds) }),
      field('title', 'text', { required: true, maxLength: 200 }),
      field('taxNo', 'text', { maxLength: 30, hint: t('taxNoLegacyHint'), check: (value) => taxNoProblem(value) }),
      field('address', 'text', { maxLength: 300 }),
      field('phone', 'phone'),
      field('bank', 'text', { maxLength: 200 }),
      field('account', 'text', { maxLength: 60 }),
      field('email', 'email'),
      field('receiverPhone', 'mobile'),
      field('notes', 'longText', { maxLength: 2000 }),
      field('isDefault', 'flag'),
      field('verifiedAt', 'instant'),
      field('origin', 'choice', { choices: choices('origin', ['customer', 'typed']) }),
      field('ownerId', 'person', { nameField: 'ownerName' }),
      field('createdAt', 'instant'),
      field('updatedAt', 'instant'),
    ];
  }, [t]);
}

/** What a person fills in. */
export const titleInputs = [
  'titleKind',
  'title',
  'taxNo',
  'address',
  'phone',
  'bank',
  'account',
  'email',
  'receiverPhone',
  'notes',
];
