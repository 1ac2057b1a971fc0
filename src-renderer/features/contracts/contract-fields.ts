import { useMemo } from 'react';
import { contractKinds } from '#shared/features/contracts/contract.model.ts';
import { contractStatuses } from '#shared/features/contracts/contract-states.model.ts';
import { documentCurrencies } from '#shared/features/documents/document.model.ts';
import { taxModes } from '#shared/kernel/money/line-amounts.ts';
import { contactSource, contractSource, customerSource, opportunitySource } from '../../api/record-sources.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { entitySource } from '../invoices/invoice-fields.ts';
import { contractsTexts } from './contracts.texts.ts';

type Key = keyof typeof contractsTexts.zhCN;

export const contractTones = {
  draft: 'draft',
  pending: 'waiting',
  toSign: 'waiting',
  signed: 'active',
  executing: 'active',
  changing: 'waiting',
  completed: 'done',
  expired: 'warn',
  terminated: 'lost',
  archived: 'done',
  void: 'lost',
} as const;

/** The contract's fields, said once for lists, filters, forms and the record page. */
export function useContractFields(): readonly Field[] {
  const t = useTexts(contractsTexts);
  return useMemo(() => contractFieldList(t), [t]);
}

function contractFieldList(t: Say<Key>): readonly Field[] {
  const { field, choices } = describeFields(t, 'contract');
  return [
    field('no', 'text'),
    field('name', 'text', { required: true, maxLength: 200 }),
    field('kind', 'choice', { required: true, choices: choices('kind', contractKinds) }),
    field('customerId', 'record', {
      required: true,
      nameField: 'customerName',
      source: customerSource,
    }),
    field('contactId', 'record', {
      nameField: 'contactName',
      source: contactSource,
    }),
    field('opportunityId', 'record', {
      nameField: 'opportunityName',
      source: opportunitySource,
    }),
    field('parentContractId', 'record', { source: contractSource }),
    field('renewsId', 'record', { source: contractSource }),
    field('sellerEntityId', 'record', {
      nameField: 'sellerName',
      source: entitySource,
    }),
    field('quoteId', 'text'),
    field('status', 'choice', { choices: choices('status', contractStatuses, contractTones) }),
    field('startDate', 'day'),
    field('endDate', 'day'),
    field('signDate', 'day'),
    field('renewRemindDays', 'number'),
    field('currency', 'choice', { required: true, choices: choices('currency', documentCurrencies) }),
    field('taxMode', 'choice', { required: true, choices: choices('taxMode', [...taxModes].reverse()) }),
    field('agreedAmount', 'money', { hint: t('agreedHint') }),
    field('headerDiscountRate', 'decimal', { places: 6 }),
    field('headerDiscountAmount', 'money'),
    field('amountExcl', 'money'),
    field('taxTotal', 'money'),
    field('amountIncl', 'money'),
    field('orderedAmount', 'money'),
    field('receivedAmount', 'money'),
    field('invoicedAmount', 'money'),
    field('daysLeft', 'number'),
    field('lineDiscount', 'money'),
    field('headerDiscount', 'money'),
    field('margin', 'money'),
    field('costTotal', 'money'),
    field('cost', 'decimal'),
    field('lineCount', 'number'),
    field('version', 'number'),
    field('customerSigner', 'text'),
    field('customerSignedOn', 'day'),
    field('companySigner', 'text'),
    field('companySignedOn', 'day'),
    field('paymentPlan', 'text'),
    field('clauses', 'text'),
    field('notes', 'longText', { maxLength: 20_000 }),
    field('reason', 'text'),
    field('endedAt', 'instant'),
    field('tags', 'tags'),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('createdBy', 'person'),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}
