import { Button, Group, Stack } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCheck,
  IconChecklist,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'wouter';
import { findTaskTransition, type TaskAction } from '#shared/features/tasks/task.model.ts';
import { api, orpc } from '../../api/client.ts';
import { refusalOf } from '../../api/explain.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { relatedPath } from './related-path.ts';
import { ReminderPicker } from './reminder-picker.tsx';
import { useTaskFields } from './task-fields.ts';
import { tasksTexts } from './tasks.texts.ts';

export function TaskPage() {
  const { id } = useParams<{ id: string }>();
  return <TaskRecord key={id} id={id} />;
}

type Edit = Parameters<typeof api.tasks.edit>[0];
type Step = 'start' | 'complete' | 'cancel' | 'reopen';

/** One task with its reminders and the record it belongs to. */
export function TaskRecord({ id, isBeside = false }: { id: string; isBeside?: boolean }) {
  const t = useTexts(tasksTexts);
  const fields = useTaskFields();
  const may = useMay();
  const [, navigate] = useLocation();
  const query = useQuery(orpc.tasks.get.queryOptions({ input: { id } }));
  const edit = useCommand((input: Edit) => api.tasks.edit(input), { done: () => t('saved'), undo: true });
  const step = useCommand((action: Step) => api.tasks[action]({ ids: [id] }), { done: () => t('saved'), undo: true });
  const remind = useCommand((offsets: number[]) => api.tasks.setReminders({ id, offsets }), { done: () => t('saved') });
  const remove = useCommand(() => api.tasks.remove({ ids: [id] }), {
    done: () => t('deleted', { count: 1 }),
    undo: true,
  });
  const restore = useCommand(() => api.tasks.restore({ ids: [id] }), {
    done: () => t('restored', { count: 1 }),
    undo: true,
  });
  if (refusalOf(query.error)?.code === 'TASK_NOT_FOUND') {
    return (
      <EmptyState
        icon={IconChecklist}
        title={t('notFoundTitle')}
        hint={t('notFoundHint')}
        action={
          <Button variant="default" onClick={() => navigate('/tasks')}>
            {t('backToList')}
          </Button>
        }
      />
    );
  }
  const task = query.data;
  const isDeleted = task ? task.deletedAt !== null : false;
  const canEdit = may('task.edit') && !isDeleted;
  const can = (action: TaskAction) =>
    canEdit && task !== undefined && findTaskTransition(task.status, action) !== undefined;
  const field = (name: string) => fieldNamed(fields, name);
  const target = task ? relatedPath(task) : undefined;
  const steps: (RecordAction | false)[] = [
    can('complete') && { label: t('complete'), icon: IconCheck, run: () => void step.run('complete') },
    can('reopen') && { label: t('reopen'), icon: IconRefresh, run: () => void step.run('reopen') },
    can('start') && { label: t('start'), icon: IconPlayerPlay, run: () => void step.run('start') },
    can('cancel') && { label: t('cancelTask'), icon: IconX, run: () => void step.run('cancel') },
    may('task.delete') &&
      !isDeleted && { label: t('delete'), icon: IconTrash, danger: true, run: () => void remove.run(undefined) },
    may('task.delete') &&
      isDeleted && { label: t('restore'), icon: IconArrowBackUp, run: () => void restore.run(undefined) },
  ];
  const [primary, ...menu] = steps.filter((each) => each !== false);
  return (
    <RecordPage
      table="tasks"
      id={id}
      query={query}
      title={task?.title ?? ''}
      {...(isBeside ? {} : { back: '/tasks' })}
      canFollow
      fields={fields}
      {...(primary ? { primary } : {})}
      menu={menu}
      state={
        task ? (
          <Group gap="xs">
            {isDeleted ? <StateBadge tone="lost">{t('inBin')}</StateBadge> : null}
            <FieldValue field={field('status')} value={task.status} />
            {task.overdue ? <StateBadge tone="warn">{t('overdue')}</StateBadge> : null}
          </Group>
        ) : null
      }
      facts={
        task
          ? [
              { label: t('field.dueAt'), value: task.dueAt ? <When at={task.dueAt} /> : null },
              { label: t('field.ownerId'), value: task.ownerName },
              {
                label: t('field.relatedId'),
                value: target ? <PageLink href={target}>{task.relatedName ?? '—'}</PageLink> : null,
              },
            ]
          : []
      }
      summary={
        task ? (
          <InlineFields
            fields={['title', 'dueAt', 'priority', 'remark'].map(field)}
            row={task}
            {...(canEdit
              ? {
                  onSave: (name: string, from: unknown, to: unknown) =>
                    edit.run({ id, changes: { [name]: { from, to } } } as Edit),
                }
              : {})}
          />
        ) : null
      }
      tabs={
        task
          ? [
              {
                id: 'reminders',
                label: t('reminders'),
                count: task.reminders.length,
                content: (
                  <Stack maw={420}>
                    <ReminderPicker
                      value={task.reminders.map((each) => each.offsetMin)}
                      onChange={(offsets) => void remind.run(offsets)}
                      disabled={!canEdit || task.dueAt === null}
                    />
                  </Stack>
                ),
              },
            ]
          : []
      }
    />
  );
}
