import { useMemo } from 'react';
import { customerSources } from '#shared/features/customers/customer.model.ts';
import { endReasons, endStates, forecastCategories } from '#shared/features/opportunities/opportunity.model.ts';
import { api } from '../../api/client.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { customersTexts } from '../customers/customers.texts.ts';
import { productLineSource } from '../product-lines/product-line-source.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';

type Key = keyof typeof opportunitiesTexts.zhCN;

const listStages = async () => (await api.opportunities.pipelines()).flatMap((each) => each.stages);
const stages = {
  suggest: async (text: string) => (await listStages()).filter((stage) => stage.name.includes(text)),
  nameOf: async (id: string) => (await listStages()).find((stage) => stage.id === id)?.name,
};

export const endTones = { won: 'done', lost: 'lost', invalid: 'draft' } as const;

/** The opportunity's fields, said once for lists, filters, forms and the record page. */
export function useOpportunityFields(): readonly Field[] {
  const t = useTexts(opportunitiesTexts);
  const sources = useTexts(customersTexts);
  return useMemo(() => opportunityFields(t, sources), [t, sources]);
}

function opportunityFields(t: Say<Key>, sources: Say<keyof typeof customersTexts.zhCN>): readonly Field[] {
  const { field, choices } = describeFields(t, 'opportunity');
  return [
    field('no', 'text'),
    field('name', 'text', { required: true, maxLength: 200 }),
    field('customerId', 'record', {
      required: true,
      nameField: 'customerName',
      source: {
        suggest: (text: string) => api.customers.suggest({ text }),
        nameOf: async (id: string) => (await api.customers.get({ id })).name,
        path: (id: string) => `/customers/${id}`,
      },
    }),
    field('stageId', 'record', { nameField: 'stageName', source: stages }),
    field('amount', 'money'),
    field('probability', 'number'),
    field('expectedCloseOn', 'day', { required: true }),
    field('forecastCategory', 'choice', { choices: choices('forecastCategory', forecastCategories) }),
    field('source', 'choice', {
      choices: customerSources.map((value) => ({ value, label: sources(`source.${value}`) })),
    }),
    field('productLineId', 'record', { source: productLineSource, nameField: 'productLineName' }),
    field('competitors', 'tags'),
    field('nextStep', 'text', { maxLength: 300 }),
    field('remark', 'longText', { maxLength: 5000 }),
    field('endState', 'choice', { choices: choices('endState', endStates, endTones) }),
    field('endReason', 'choice', { choices: choices('endReason', endReasons) }),
    field('endRemark', 'text'),
    field('endedAt', 'instant'),
    field('tags', 'tags'),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('lastFollowAt', 'instant'),
    field('nextContactAt', 'instant'),
    field('followCount', 'number'),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}
