import { useMemo } from 'react';
import {
  customerKinds,
  customerLevels,
  customerLifecycles,
  customerRelations,
  customerScales,
  customerSources,
  taxpayerKinds,
} from '#shared/features/customers/customer.model.ts';
import { api } from '../../api/client.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import type { Tone } from '../../ui/state-badge.tsx';
import { type Say, useTexts } from '../../ui/texts.ts';
import { customersTexts } from './customers.texts.ts';

type Key = keyof typeof customersTexts.zhCN;

const preferences = [
  'prefPackaging',
  'prefLabels',
  'prefDelivery',
  'prefAcceptance',
  'prefInvoicing',
  'prefStatement',
  'prefChannel',
  'prefTaboo',
] as const;

const lifecycleTones: Readonly<Record<(typeof customerLifecycles)[number], Tone>> = {
  potential: 'draft',
  interested: 'active',
  won: 'done',
  repeat: 'done',
  silent: 'waiting',
  lost: 'lost',
};

/** The customer's fields, said once for lists, filters, forms and the record page. */
export function useCustomerFields(): readonly Field[] {
  const t = useTexts(customersTexts);
  return useMemo(() => customerFields(t), [t]);
}

function customerFields(t: Say<Key>): readonly Field[] {
  const { field, choices } = describeFields(t, 'customer');
  const customerSource = {
    suggest: (text: string) => api.customers.suggest({ text }),
    nameOf: async (id: string) => (await api.customers.get({ id })).name,
    path: (id: string) => `/customers/${id}`,
  };
  return [
    field('name', 'text', { required: true, maxLength: 200 }),
    field('shortName', 'text', { maxLength: 100 }),
    field('no', 'text'),
    field('kind', 'choice', { choices: choices('kind', customerKinds) }),
    field('level', 'choice', { choices: choices('level', customerLevels) }),
    field('lifecycle', 'choice', { choices: choices('lifecycle', customerLifecycles, lifecycleTones) }),
    field('isKey', 'flag'),
    field('keyReason', 'text', { maxLength: 200 }),
    field('mobile', 'mobile'),
    field('phone', 'phone'),
    field('email', 'email'),
    field('website', 'website'),
    field('fax', 'phone'),
    field('region', 'text', { maxLength: 100 }),
    field('address', 'text', { maxLength: 300 }),
    field('creditCode', 'creditCode'),
    field('taxpayerKind', 'choice', { choices: choices('taxpayerKind', taxpayerKinds) }),
    field('industry', 'text', { maxLength: 60 }),
    field('scale', 'choice', { choices: choices('scale', customerScales) }),
    field('source', 'choice', { choices: choices('source', customerSources) }),
    field('parentId', 'record', { source: customerSource }),
    field('relation', 'choice', { choices: choices('relation', customerRelations) }),
    field('paymentTermDays', 'number'),
    field('creditLimit', 'money'),
    ...preferences.map((name) => field(name, 'text', { maxLength: 300 })),
    field('remark', 'longText', { maxLength: 5000 }),
    field('tags', 'tags'),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('deptId', 'text', { nameField: 'deptName' }),
    field('branchId', 'text', { nameField: 'branchName' }),
    field('lastFollowAt', 'instant'),
    field('nextContactAt', 'instant'),
    field('followCount', 'number'),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
    field('deletedAt', 'instant'),
  ];
}
