import { IconCheck, IconChecklist, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import { findTaskTransition, type TaskAction } from '#shared/features/tasks/task.model.ts';
import type { TaskRow } from '#shared/features/tasks/tasks.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { say } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { relatedPath } from './related-path.ts';
import { useTaskFields } from './task-fields.ts';
import { TaskForm } from './task-form.tsx';
import { TaskRecord } from './task-page.tsx';
import { tasksTexts } from './tasks.texts.ts';

const can = (action: TaskAction) => (row: TaskRow, scene: string) =>
  scene !== 'bin' && findTaskTransition(row.status, action) !== undefined;

const list = defineList<TaskRow>()({
  room: 'tasks',
  noun: 'task',
  path: '/tasks',
  icon: IconChecklist,
  texts: tasksTexts,
  useFields: useTaskFields,
  source: (input) => orpc.tasks.list.queryOptions({ input }),
  commands: () => api.tasks,
  form: TaskForm,
  record: TaskRecord,
  exports: 'tasks',
  scenes: ['mine', 'all', 'department', 'followed', 'bin'],
  searchHint: 'field.title',
  defaultSort: { field: 'dueAt', descending: false },
  defaultFilters: [{ field: 'status', operator: 'in', value: ['notStarted', 'inProgress'] }],
  actions: [
    {
      id: 'complete',
      label: 'complete',
      icon: IconCheck,
      may: 'edit',
      key: 'd',
      bulk: true,
      onRow: true,
      when: can('complete'),
      call: (ids) => api.tasks.complete({ ids }),
      done: 'completed',
    },
    {
      id: 'start',
      label: 'start',
      icon: IconPlayerPlay,
      may: 'edit',
      when: can('start'),
      call: (ids) => api.tasks.start({ ids }),
      done: 'started',
    },
    assignAction(tasksTexts, (input) => api.tasks.assign(input)),
    {
      id: 'reopen',
      label: 'reopen',
      icon: IconRefresh,
      may: 'edit',
      when: can('reopen'),
      call: (ids) => api.tasks.reopen({ ids }),
      done: 'reopened',
    },
    {
      id: 'cancel',
      label: 'cancelTask',
      icon: IconX,
      may: 'edit',
      bulk: true,
      when: can('cancel'),
      call: (ids) => api.tasks.cancel({ ids }),
      done: 'cancelled',
    },
  ],
  columns: [
    { name: 'title', width: 284, narrow: 'title' },
    { name: 'status', width: 104 },
    {
      name: 'dueAt',
      width: 164,
      narrow: 'side',
      render: (row) =>
        row.overdue && row.dueAt !== null ? (
          <StateBadge tone="warn">{say(tasksTexts, 'overdueSince', { time: formatInstant(row.dueAt) })}</StateBadge>
        ) : (
          <When at={row.dueAt} />
        ),
    },
    { name: 'priority', width: 96 },
    {
      name: 'relatedId',
      width: 200,
      narrow: 'under',
      sortable: false,
      filterable: false,
      render: (row) => {
        const target = relatedPath(row);
        return target ? (
          <PageLink href={target} data-outside>
            {row.relatedName ?? '—'}
          </PageLink>
        ) : null;
      },
    },
    { name: 'ownerId', width: 110, narrow: 'under' },
    { name: 'createdBy', width: 110, hidden: true },
    { name: 'createdAt', width: 120, hidden: true },
    { name: 'doneAt', width: 120, hidden: true },
    { name: 'updatedAt', width: 120 },
  ],
});

/** What has to be done, mine first. */
export function TasksPage() {
  return <RoomListPage list={list} />;
}
