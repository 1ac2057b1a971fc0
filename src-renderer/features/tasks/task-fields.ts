import { useMemo } from 'react';
import { taskPriorities, taskStatuses } from '#shared/features/tasks/task.model.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { tasksTexts } from './tasks.texts.ts';

type Key = keyof typeof tasksTexts.zhCN;

const statusTones = { notStarted: 'draft', inProgress: 'active', done: 'done', cancelled: 'lost' } as const;

/** The task's fields, said once for lists, filters, forms and the record page. */
export function useTaskFields(): readonly Field[] {
  const t = useTexts(tasksTexts);
  return useMemo(() => taskFieldList(t), [t]);
}

function taskFieldList(t: Say<Key>): readonly Field[] {
  const { field, choices } = describeFields(t, 'task');
  return [
    field('title', 'text', { required: true, maxLength: 200 }),
    field('dueAt', 'instant'),
    field('priority', 'choice', {
      required: true,
      choices: choices('priority', taskPriorities, { high: 'waiting', urgent: 'warn' }),
    }),
    field('status', 'choice', { choices: choices('status', taskStatuses, statusTones) }),
    field('ownerId', 'person', { nameField: 'ownerName' }),
    field('relatedId', 'text', { nameField: 'relatedName' }),
    field('remark', 'longText', { maxLength: 5000 }),
    field('createdBy', 'person', { nameField: 'createdByName' }),
    field('createdAt', 'instant'),
    field('doneAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}
