import { useMemo } from 'react';
import { sourceKinds } from '#shared/features/invoices/application.model.ts';
import { invoiceColors } from '#shared/features/invoices/invoice.model.ts';
import { invoiceKinds, invoiceMedia } from '#shared/features/invoices/invoice-kinds.model.ts';
import { applicationStatuses, invoiceStatuses } from '#shared/features/invoices/invoice-states.model.ts';
import {
  bureauStates,
  buyerUses,
  redInitiators,
  redReasons,
  redScopes,
  redStatuses,
} from '#shared/features/red-requests/red-request.model.ts';
import { api } from '../../api/client.ts';
import { customerSource, orderSource } from '../../api/record-sources.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { applicationsTexts } from './applications.texts.ts';
import { invoicesTexts } from './invoices.texts.ts';
import { redRequestsTexts } from './red-requests.texts.ts';

const applicationTones = {
  draft: 'draft',
  pending: 'waiting',
  approved: 'waiting',
  issuing: 'active',
  issued: 'done',
  delivered: 'done',
  done: 'done',
  rejected: 'lost',
  withdrawn: 'draft',
  cancelled: 'lost',
} as const;
const invoiceTones = {
  planned: 'waiting',
  issued: 'done',
  delivered: 'done',
  partRed: 'warn',
  red: 'lost',
  voided: 'lost',
} as const;
const redTones = {
  draft: 'draft',
  pending: 'waiting',
  submitted: 'active',
  confirmed: 'active',
  issued: 'done',
  void: 'lost',
  rejected: 'lost',
  withdrawn: 'draft',
} as const;

/** The company's own tax entities to choose from. */
export const entitySource = {
  suggest: async (text: string) => (await api.taxEntities.list({})).filter(({ name }) => name.includes(text)),
  nameOf: async (id: string) => (await api.taxEntities.list({})).find((each) => each.id === id)?.name,
};
const titleSource = {
  suggest: async (text: string) =>
    (await api.invoiceTitles.list({ ...(text ? { text } : {}), limit: 12 })).rows.map(({ id, title }) => ({
      id,
      name: title,
    })),
  nameOf: async (id: string) => (await api.invoiceTitles.get({ id })).title,
};

/** What every paper of this room shows of its buyer and its sums. */
function shared<Key extends string>(t: Say<Key>): Field[] {
  const { field } = describeFields(t, 'invoice');
  return [
    field('customerId', 'record', { nameField: 'customerName', source: customerSource }),
    field('title', 'text'),
    field('taxNo', 'text'),
    ...['titleAddress', 'titlePhone', 'bank', 'account'].map((name) => field(name, 'text')),
    field('amountExcl', 'money'),
    field('taxTotal', 'money'),
    field('amountIncl', 'money'),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}

export function useApplicationFields(): readonly Field[] {
  const t = useTexts(applicationsTexts);
  return useMemo(() => {
    const { field, choices } = describeFields(t, 'invoice');
    return [
      field('no', 'text'),
      field('orderId', 'record', { source: orderSource }),
      field('sourceKind', 'choice', { choices: choices('sourceKind', sourceKinds) }),
      field('invoiceKind', 'choice', { choices: choices('kind', invoiceKinds) }),
      field('medium', 'choice', { choices: choices('medium', invoiceMedia) }),
      field('entityId', 'record', { nameField: 'entityName', source: entitySource }),
      field('titleId', 'record', { nameField: 'title', source: titleSource }),
      field('deliverTo', 'text', { maxLength: 300 }),
      field('remarkOnInvoice', 'text', { maxLength: 200 }),
      field('urgent', 'flag'),
      field('discountLines', 'flag'),
      field('lineCount', 'number'),
      field('batchNo', 'text'),
      field('status', 'choice', { choices: choices('status', applicationStatuses, applicationTones) }),
      ...shared(t),
    ];
  }, [t]);
}

export function useInvoiceFields(): readonly Field[] {
  const t = useTexts(invoicesTexts);
  return useMemo(() => {
    const { field, choices } = describeFields(t, 'invoice');
    return [
      ...['invoiceNo', 'invoiceCode', 'entityName', 'applicationNo', 'drawer', 'remark'].map((name) =>
        field(name, 'text'),
      ),
      field('taxRate', 'text'),
      field('batchNo', 'text'),
      field('entityId', 'record', { nameField: 'entityName', source: entitySource }),
      field('issueDate', 'day'),
      field('kind', 'choice', { choices: choices('kind', invoiceKinds) }),
      field('medium', 'choice', { choices: choices('medium', invoiceMedia) }),
      field('color', 'choice', { choices: choices('color', invoiceColors) }),
      field('status', 'choice', { choices: choices('status', invoiceStatuses, invoiceTones) }),
      ...shared(t),
    ];
  }, [t]);
}

export function useRedRequestFields(): readonly Field[] {
  const t = useTexts(redRequestsTexts);
  return useMemo(() => {
    const { field, choices } = describeFields(t, 'invoice');
    return [
      field('no', 'text'),
      field('blueNo', 'text'),
      field('reason', 'choice', { choices: choices('reason', redReasons) }),
      field('scope', 'choice', { choices: choices('scope', redScopes) }),
      field('initiator', 'choice', { choices: choices('initiator', redInitiators) }),
      field('buyerUsed', 'choice', { choices: choices('used', buyerUses) }),
      field('bureauState', 'choice', { choices: choices('bureau', bureauStates) }),
      field('confirmNo', 'text'),
      field('deadlineAt', 'instant'),
      field('notes', 'text', { maxLength: 500 }),
      field('status', 'choice', { choices: choices('status', redStatuses, redTones) }),
      ...shared(t),
    ];
  }, [t]);
}
