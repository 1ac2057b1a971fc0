import { useMemo } from 'react';
import {
  contactAttitudes,
  contactGenders,
  contactStatuses,
  decisionRoles,
} from '#shared/features/contacts/contact.model.ts';
import { api } from '../../api/client.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { contactsTexts } from './contacts.texts.ts';

type Key = keyof typeof contactsTexts.zhCN;

/** The contact's fields, said once for lists, filters, forms and the record page. */
export function useContactFields(): readonly Field[] {
  const t = useTexts(contactsTexts);
  return useMemo(() => contactFields(t), [t]);
}

function contactFields(t: Say<Key>): readonly Field[] {
  const { field, choices } = describeFields(t, 'contact');
  return [
    field('name', 'text', { required: true, maxLength: 60 }),
    field('customerId', 'record', {
      required: true,
      nameField: 'customerName',
      source: {
        suggest: (text: string) => api.customers.suggest({ text }),
        nameOf: async (id: string) => (await api.customers.get({ id })).name,
        path: (id: string) => `/customers/${id}`,
      },
    }),
    field('title', 'text', { maxLength: 60 }),
    field('dept', 'text', { maxLength: 60 }),
    field('mobile', 'mobile'),
    field('phone', 'phone'),
    field('wechat', 'text', { maxLength: 60 }),
    field('email', 'email'),
    field('qq', 'text', { maxLength: 40 }),
    field('gender', 'choice', { choices: choices('gender', contactGenders) }),
    field('role', 'choice', { choices: choices('role', decisionRoles) }),
    field('isDecisionMaker', 'flag'),
    field('attitude', 'choice', {
      choices: choices('attitude', contactAttitudes, { supports: 'done', neutral: 'draft', opposes: 'lost' }),
    }),
    field('birthday', 'day'),
    field('birthdayLunar', 'flag'),
    field('address', 'text', { maxLength: 300 }),
    field('hobby', 'text', { maxLength: 200 }),
    field('doNotCall', 'flag'),
    field('remark', 'longText', { maxLength: 5000 }),
    field('isPrimary', 'flag'),
    field('status', 'choice', {
      choices: choices('status', contactStatuses, { active: 'active', left: 'waiting', disabled: 'draft' }),
    }),
    field('tags', 'tags'),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}
