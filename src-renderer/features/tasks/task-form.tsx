import { useState } from 'react';
import type { RelatedType } from '#shared/features/tasks/task.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { type FormValues, RecordForm } from '../../ui/form/record-form.tsx';
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
  const create = useCommand((input: NewTask) => api.tasks.create(input), {
    done: (_output, input) => t('created', { name: input.title }),
    undo: true,
  });
  const save = (values: FormValues) => {
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
    return create.run({
      ...(filled as unknown as NewTask),
      ...(filled.dueAt ? { reminders: offsets } : {}),
      ...(related ? { relatedType: related.type, relatedId: related.id } : {}),
    });
  };
  return (
    <RecordForm
      title={t('create')}
      fields={['title', 'dueAt', 'priority', 'ownerId', 'remark'].map((name) => fieldNamed(fields, name))}
      initial={{ priority: 'normal' }}
      draft={related ? `tasks.create.${related.type}` : 'tasks.create'}
      canGoOn
      onClose={onClose}
      submit={save}
      aside={(values) => <ReminderPicker value={offsets} onChange={setOffsets} disabled={!values.dueAt} />}
    />
  );
}
