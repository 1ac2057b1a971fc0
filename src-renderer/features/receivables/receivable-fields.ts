import { useMemo } from 'react';
import { planConditions, planStatuses } from '#shared/features/receivables/plan.model.ts';
import { receiptKinds, receiptMethods, receiptStatuses } from '#shared/features/receivables/receipt-words.model.ts';
import { accountSource, customerSource, orderSource } from '../../api/record-sources.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { receiptsTexts } from './receipts.texts.ts';
import { receivablesTexts } from './receivables.texts.ts';

const planTones = {
  waiting: 'draft',
  open: 'active',
  part: 'waiting',
  paid: 'done',
  void: 'draft',
  bad: 'lost',
} as const;
const receiptTones = {
  draft: 'draft',
  waiting: 'waiting',
  confirmed: 'done',
  rejected: 'lost',
  reversed: 'lost',
} as const;

/** The fields of a payment period, said once for lists, filters, forms and the record page. */
export function usePlanFields(): readonly Field[] {
  const t = useTexts(receivablesTexts);
  return useMemo(() => planFieldList(t), [t]);
}

function planFieldList(t: Say<keyof typeof receivablesTexts.zhCN>): readonly Field[] {
  const { field, choices } = describeFields(t, 'receivable');
  return [
    field('title', 'text'),
    field('customerId', 'record', { nameField: 'customerName', source: customerSource }),
    field('orderId', 'record', { required: true, nameField: 'documentNo', source: orderSource }),
    field('dueDate', 'day'),
    field('amount', 'money', { required: true }),
    field('receivedAmount', 'money'),
    field('remainder', 'money'),
    field('condition', 'choice', { required: true, choices: choices('condition', planConditions) }),
    field('termDays', 'number', { required: true }),
    field('remindDays', 'number'),
    field('method', 'choice', { choices: choices('method', receiptMethods) }),
    field('status', 'choice', { choices: choices('status', planStatuses, planTones) }),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('notes', 'longText', { maxLength: 2000 }),
    field('updatedAt', 'instant'),
  ];
}

/** The fields of a receipt. */
export function useReceiptFields(): readonly Field[] {
  const t = useTexts(receiptsTexts);
  return useMemo(() => receiptFieldList(t), [t]);
}

function receiptFieldList(t: Say<keyof typeof receiptsTexts.zhCN>): readonly Field[] {
  const { field, choices } = describeFields(t, 'receivable');
  return [
    field('no', 'text'),
    field('kind', 'choice', { choices: choices('kind', receiptKinds) }),
    field('customerId', 'record', { required: true, nameField: 'customerName', source: customerSource }),
    field('payerName', 'text', { maxLength: 120 }),
    field('thirdPartyReason', 'text', { maxLength: 300 }),
    field('receivedOn', 'day', { required: true }),
    field('amount', 'money', { required: true }),
    field('method', 'choice', { required: true, choices: choices('method', receiptMethods) }),
    field('bankAccountId', 'record', { nameField: 'bankAccountName', source: accountSource }),
    field('bankRef', 'text', { maxLength: 80 }),
    field('fee', 'money'),
    field('discount', 'money'),
    field('billDueDate', 'day'),
    field('allocated', 'money'),
    field('unallocated', 'money'),
    field('status', 'choice', { choices: choices('status', receiptStatuses, receiptTones) }),
    field('notes', 'longText', { maxLength: 2000 }),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('updatedAt', 'instant'),
  ];
}
