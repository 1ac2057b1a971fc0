import { useMemo } from 'react';
import { taskPriorities, taskStatuses } from '#shared/features/tasks/task.model.ts';
import type { Choice, Field } from '../../ui/fields/field.ts';
import type { Tone } from '../../ui/state-badge.tsx';
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
  const choices = (group: string, values: readonly string[], tones?: Readonly<Record<string, Tone>>): Choice[] =>
    values.map((value) => ({
      value,
      label: t(`${group}.${value}` as Key),
      ...(tones?.[value] ? { tone: tones[value] } : {}),
    }));
  const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: t(`field.${name}` as Key),
    ...more,
  });
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
