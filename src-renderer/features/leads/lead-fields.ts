import { useMemo } from 'react';
import { leadGrades, leadSources, leadStatuses } from '#shared/features/leads/lead.model.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import type { Tone } from '../../ui/state-badge.tsx';
import { type Say, useTexts } from '../../ui/texts.ts';
import { customersTexts } from '../customers/customers.texts.ts';
import { productLineSource } from '../product-lines/product-line-source.ts';
import { leadsTexts } from './leads.texts.ts';

type Key = keyof typeof leadsTexts.zhCN;

export const leadTones: Readonly<Record<(typeof leadStatuses)[number], Tone>> = {
  unassigned: 'draft',
  pending: 'waiting',
  following: 'active',
  qualified: 'active',
  converted: 'done',
  invalid: 'lost',
};

/** The lead's fields, said once for lists, filters, forms and the record page. */
export function useLeadFields(): readonly Field[] {
  const t = useTexts(leadsTexts);
  const sources = useTexts(customersTexts);
  return useMemo(() => leadFields(t, sources), [t, sources]);
}

function leadFields(t: Say<Key>, sources: Say<keyof typeof customersTexts.zhCN>): readonly Field[] {
  const { field, choices } = describeFields(t, 'lead');
  return [
    field('name', 'text', { required: true, maxLength: 200 }),
    field('contactName', 'text', { maxLength: 60 }),
    field('title', 'text', { maxLength: 60 }),
    field('mobile', 'mobile'),
    field('phone', 'phone'),
    field('wechat', 'text', { maxLength: 60 }),
    field('email', 'email'),
    field('qq', 'text', { maxLength: 40 }),
    field('demand', 'longText', { maxLength: 5000 }),
    field('grade', 'choice', {
      choices: choices('grade', leadGrades, { hot: 'active', warm: 'waiting', cold: 'draft' }),
    }),
    field('source', 'choice', {
      choices: leadSources.map((value) => ({ value, label: sources(`source.${value}`) })),
    }),
    field('sourceDetail', 'text', { maxLength: 200 }),
    field('productLineIds', 'records', { source: productLineSource, nameField: 'productLineNames' }),
    field('industry', 'text', { maxLength: 60 }),
    field('region', 'text', { maxLength: 100 }),
    field('address', 'text', { maxLength: 300 }),
    field('budget', 'money'),
    field('expectedOn', 'day'),
    field('remark', 'longText', { maxLength: 5000 }),
    field('status', 'choice', { choices: choices('status', leadStatuses, leadTones) }),
    field('tags', 'tags'),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('lastFollowAt', 'instant'),
    field('nextContactAt', 'instant'),
    field('followCount', 'number'),
    field('score', 'number'),
    field('slaDueAt', 'instant'),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}
