import { useState } from 'react';
import type { RelatedType } from '#shared/features/tasks/task.model.ts';
import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import type { FormValues } from '../../ui/form/record-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ReminderPicker } from './reminder-picker.tsx';
import { useTaskFields } from './task-fields.ts';
import { tasksTexts } from './tasks.texts.ts';

type NewTask = Parameters<typeof api.tasks.create>[0];

interface TaskFormProps {
  readonly onClose: () => void;
  readonly related?: { readonly type: RelatedType; readonly id: string };
}

/** A new task with its reminders. */
export function TaskForm({ onClose, related }: TaskFormProps) {
  const t = useTexts(tasksTexts);
  const fields = useTaskFields();
  const [offsets, setOffsets] = useState<number[]>([0]);
  const create = (values: FormValues) =>
    api.tasks.create({
      ...(filledValues(values) as unknown as NewTask),
      ...(values.dueAt ? { reminders: offsets } : {}),
      ...(related ? { relatedType: related.type, relatedId: related.id } : {}),
    });
  return (
    <CreateForm
      texts={tasksTexts}
      namedBy="title"
      title={t('create')}
      fields={['title', 'dueAt', 'priority', 'ownerId', 'remark'].map((name) => fieldNamed(fields, name))}
      initial={{ priority: 'normal' }}
      draft={related ? `tasks.create.${related.type}` : 'tasks.create'}
      canGoOn
      onClose={onClose}
      create={create}
      aside={(values) => <ReminderPicker value={offsets} onChange={setOffsets} disabled={!values.dueAt} />}
    />
  );
}
