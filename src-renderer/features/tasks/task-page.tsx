import { Group, Stack } from '@mantine/core';
import { IconCheck, IconChecklist, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { findTaskTransition, holdsWorkOf, type TaskAction } from '#shared/features/tasks/task.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { HandedWork } from './handed-work.tsx';
import { relatedPath } from './related-path.ts';
import { ReminderPicker } from './reminder-picker.tsx';
import { useTaskFields } from './task-fields.ts';
import { tasksTexts } from './tasks.texts.ts';

const room: RecordRoom = {
  table: 'tasks',
  noun: 'task',
  path: '/tasks',
  icon: IconChecklist,
  texts: tasksTexts,
  useFields: useTaskFields,
  missing: 'TASK_NOT_FOUND',
  commands: () => api.tasks,
};

export function TaskPage() {
  const { id } = useParams<{ id: string }>();
  return <TaskRecord key={id} id={id} />;
}

type Step = 'start' | 'complete' | 'cancel' | 'reopen';

/** One task with its reminders and the record it belongs to. */
export function TaskRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(tasksTexts);
  const query = useQuery(orpc.tasks.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const step = useCommand((action: Step) => api.tasks[action]({ ids: [id] }), { done: () => t('saved'), undo: true });
  const remind = useCommand((offsets: number[]) => api.tasks.setReminders({ id, offsets }), { done: () => t('saved') });
  const me = useMe();
  if (!record.row) return record.instead;
  const { row: task, field } = record;
  const canEdit = record.may('task.edit') && !record.isDeleted;
  const can = (action: TaskAction) => canEdit && findTaskTransition(task.status, action) !== undefined;
  const target = relatedPath(task);
  const waits = holdsWorkOf(task, me?.id ?? '');
  const steps: (RecordAction | false)[] = [
    can('complete') && !waits && { label: t('complete'), icon: IconCheck, run: () => void step.run('complete') },
    can('reopen') && { label: t('reopen'), icon: IconRefresh, run: () => void step.run('reopen') },
    can('start') && { label: t('start'), icon: IconPlayerPlay, run: () => void step.run('start') },
    can('cancel') && !waits && { label: t('cancelTask'), icon: IconX, run: () => void step.run('cancel') },
    ...(waits ? [] : record.binActions()),
  ];
  const [primary, ...menu] = steps.filter((each) => each !== false);
  return (
    <RecordPage
      {...record.page}
      title={task.title}
      canFollow
      {...(primary ? { primary } : {})}
      menu={menu}
      state={
        <Group gap="xs">
          {record.binBadge}
          <FieldValue field={field('status')} value={task.status} />
          {task.overdue ? <StateBadge tone="warn">{t('overdue')}</StateBadge> : null}
        </Group>
      }
      facts={[
        { label: t('field.dueAt'), value: task.dueAt ? <When at={task.dueAt} /> : null },
        { label: t('field.ownerId'), value: task.ownerName },
        {
          label: t('field.relatedId'),
          value: target ? <PageLink href={target}>{task.relatedName ?? '—'}</PageLink> : null,
        },
      ]}
      summary={
        <InlineFields
          fields={['title', 'dueAt', 'priority', 'remark'].map(field)}
          row={task}
          {...(canEdit ? { onSave: record.save } : {})}
        />
      }
      tabs={[
        ...(task.handedOver
          ? [
              {
                id: 'handed',
                label: t('handed'),
                count: task.handedOver.work.length,
                content: <HandedWork taskId={id} ownerId={task.ownerId} handed={task.handedOver} canEdit={canEdit} />,
              },
            ]
          : []),
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
      ]}
    />
  );
}
