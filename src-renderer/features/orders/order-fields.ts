import { useMemo } from 'react';
import { orderChannels, orderCurrencies, orderPriorities, satisfactions } from '#shared/features/orders/order.model.ts';
import {
  deliveryStates,
  invoiceStates,
  orderStatuses,
  receiptStates,
} from '#shared/features/orders/order-states.model.ts';
import { taxModes } from '#shared/kernel/money/line-amounts.ts';
import { contactSource, contractSource, customerSource } from '../../api/record-sources.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

type Key = keyof typeof ordersTexts.zhCN;

export const orderTones = {
  draft: 'draft',
  pending: 'waiting',
  confirmed: 'active',
  executing: 'active',
  changing: 'waiting',
  suspended: 'warn',
  completed: 'done',
  closed: 'done',
  cancelled: 'lost',
} as const;
const progressTones = { none: 'draft', part: 'active', full: 'done', over: 'warn' } as const;
const satisfactionTones = { veryHigh: 'done', high: 'done', fair: 'waiting', low: 'warn', veryLow: 'lost' } as const;
const priorityTones = { low: 'draft', normal: 'draft', high: 'waiting', urgent: 'warn' } as const;

/** The order's fields, said once for lists, filters, forms and the record page. */
export function useOrderFields(): readonly Field[] {
  const t = useTexts(ordersTexts);
  return useMemo(() => orderFieldList(t), [t]);
}

function orderFieldList(t: Say<Key>): readonly Field[] {
  const { field, choices } = describeFields(t, 'order');
  return [
    field('no', 'text'),
    field('customerId', 'record', {
      required: true,
      nameField: 'customerName',
      source: customerSource,
    }),
    field('contactId', 'record', {
      source: contactSource,
    }),
    field('quoteId', 'text'),
    field('contractId', 'record', { source: contractSource }),
    field('status', 'choice', { choices: choices('status', orderStatuses, orderTones) }),
    field('deliveryState', 'choice', { choices: choices('deliveryState', deliveryStates, progressTones) }),
    field('receiptState', 'choice', { choices: choices('receiptState', receiptStates, progressTones) }),
    field('invoiceState', 'choice', { choices: choices('invoiceState', invoiceStates, progressTones) }),
    field('orderDate', 'day', { required: true }),
    field('promiseDate', 'day'),
    field('currency', 'choice', { required: true, choices: choices('currency', orderCurrencies) }),
    field('taxMode', 'choice', { required: true, choices: choices('taxMode', [...taxModes].reverse()) }),
    field('headerDiscountRate', 'decimal', { places: 6 }),
    field('headerDiscountAmount', 'money'),
    field('freight', 'money', { required: true }),
    field('paymentTermDays', 'number'),
    field('priority', 'choice', { required: true, choices: choices('priority', orderPriorities, priorityTones) }),
    field('channel', 'choice', { choices: choices('channel', orderChannels) }),
    field('customerOrderNo', 'text', { maxLength: 80 }),
    field('notes', 'longText', { maxLength: 5000 }),
    field('personalTerms', 'text'),
    field('shipTo', 'text'),
    field('amountExcl', 'money'),
    field('taxTotal', 'money'),
    field('amountIncl', 'money'),
    field('totalDue', 'money'),
    field('receivedAmount', 'money'),
    field('invoicedAmount', 'money'),
    field('lineDiscount', 'money'),
    field('headerDiscount', 'money'),
    field('margin', 'money'),
    field('costTotal', 'money'),
    field('cost', 'decimal'),
    field('lineCount', 'number'),
    field('version', 'number'),
    field('reason', 'text'),
    field('confirmedAt', 'instant'),
    field('completedAt', 'instant'),
    field('satisfaction', 'choice', { choices: choices('satisfaction', satisfactions, satisfactionTones) }),
    field('feedback', 'longText', { maxLength: 500 }),
    field('tags', 'tags'),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('createdBy', 'person'),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}
