import { useMemo } from 'react';
import { deliveryDayKinds, quoteCurrencies } from '#shared/features/quotes/quote.model.ts';
import { quoteStatuses } from '#shared/features/quotes/quote-states.model.ts';
import { taxModes } from '#shared/kernel/money/line-amounts.ts';
import { contactSource, customerSource } from '../../api/record-sources.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { quotesTexts } from './quotes.texts.ts';

type Key = keyof typeof quotesTexts.zhCN;

export const quoteTones = {
  draft: 'draft',
  pending: 'waiting',
  rejected: 'lost',
  active: 'active',
  sent: 'active',
  accepted: 'done',
  declined: 'lost',
  expired: 'warn',
  superseded: 'draft',
  partlyOrdered: 'done',
  ordered: 'done',
  void: 'lost',
} as const;

/** The quote's fields, said once for lists, filters, forms and the record page. */
export function useQuoteFields(): readonly Field[] {
  const t = useTexts(quotesTexts);
  return useMemo(() => quoteFieldList(t), [t]);
}

function quoteFieldList(t: Say<Key>): readonly Field[] {
  const { field, choices } = describeFields(t, 'quote');
  return [
    field('no', 'text'),
    field('version', 'number'),
    field('name', 'text', { maxLength: 200 }),
    field('customerId', 'record', {
      required: true,
      nameField: 'customerName',
      source: customerSource,
    }),
    field('contactId', 'record', {
      nameField: 'contactName',
      source: contactSource,
    }),
    field('status', 'choice', { choices: choices('status', quoteStatuses, quoteTones) }),
    field('quoteDate', 'day', { required: true }),
    field('validUntil', 'day', { required: true }),
    field('currency', 'choice', { required: true, choices: choices('currency', quoteCurrencies) }),
    field('taxMode', 'choice', { required: true, choices: choices('taxMode', [...taxModes].reverse()) }),
    field('headerDiscountRate', 'decimal', { hint: t('rateHint') }),
    field('headerDiscountAmount', 'money'),
    field('deliveryDays', 'choice', { required: true, choices: choices('deliveryDays', deliveryDayKinds) }),
    field('paymentTerms', 'text', { maxLength: 500 }),
    field('deliveryTerms', 'text', { maxLength: 500 }),
    field('deliveryPlace', 'text', { maxLength: 300 }),
    field('warranty', 'text', { maxLength: 500 }),
    field('personalTerms', 'tags'),
    field('notes', 'longText', { maxLength: 5000 }),
    field('amountExcl', 'money'),
    field('taxTotal', 'money'),
    field('amountIncl', 'money'),
    field('margin', 'money'),
    field('costTotal', 'money'),
    ...(['kind', 'spec', 'unit', 'qty', 'price', 'discountRate', 'taxRate', 'moq', 'cost'] as const).map((name) =>
      field(name, 'text'),
    ),
    field('discountAmount', 'money'),
    field('leadTimeDays', 'number'),
    field('longestLeadDays', 'number'),
    field('tags', 'tags'),
    field('reason', 'text'),
    field('customerReply', 'text'),
    field('sentAt', 'instant'),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('createdBy', 'person', { nameField: 'createdByName' }),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}
