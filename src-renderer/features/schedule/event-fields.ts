import { useMemo } from 'react';
import { eventKinds, eventStatuses, visibilities } from '#shared/features/schedule/event.model.ts';
import { taskPriorities } from '#shared/features/tasks/task.model.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { contactSource } from '../contacts/contact-source.ts';
import { scheduleTexts } from './schedule.texts.ts';

const statusTones = {
  planned: 'draft',
  inProgress: 'active',
  done: 'done',
  notHeld: 'lost',
  cancelled: 'lost',
  postponed: 'waiting',
} as const;

/** The event's fields, said once for lists, filters, forms and the record page. */
export function useEventFields(): readonly Field[] {
  const t = useTexts(scheduleTexts);
  return useMemo(() => eventFieldList(t), [t]);
}

function eventFieldList(t: Say<keyof typeof scheduleTexts.zhCN>): readonly Field[] {
  const { field, choices } = describeFields(t, 'event');
  return [
    field('title', 'text', { required: true, maxLength: 200 }),
    field('kind', 'choice', { required: true, choices: choices('kind', eventKinds) }),
    field('startAt', 'instant'),
    field('endAt', 'instant'),
    field('allDay', 'flag'),
    field('status', 'choice', { choices: choices('status', eventStatuses, statusTones) }),
    field('priority', 'choice', {
      required: true,
      choices: choices('priority', taskPriorities, { high: 'waiting', urgent: 'warn' }),
    }),
    field('visibility', 'choice', { required: true, choices: choices('visibility', visibilities) }),
    field('location', 'text', { maxLength: 300 }),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('relatedId', 'text', { nameField: 'relatedName' }),
    field('contactIds', 'records', { source: contactSource }),
    field('remark', 'longText', { maxLength: 5000 }),
    field('resultNote', 'longText'),
    field('createdBy', 'person', { nameField: 'createdByName' }),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}
