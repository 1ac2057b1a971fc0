import {
  IconArrowBackUp,
  IconCheck,
  IconChecklist,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
  IconUserShare,
  IconX,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { findTaskTransition, type TaskAction } from '#shared/features/tasks/task.model.ts';
import type { TaskRow } from '#shared/features/tasks/tasks.contract.ts';
import type { Filter } from '#shared/kernel/listing.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { AssignModal } from '../../ui/form/assign-modal.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ListPage } from '../../ui/list/list-page.tsx';
import type { Column, ListSource, RowAction } from '../../ui/list/list-types.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { ListMenu } from '../exports/list-menu.tsx';
import { relatedPath } from './related-path.ts';
import { useTaskFields } from './task-fields.ts';
import { TaskForm } from './task-form.tsx';
import { TaskRecord } from './task-page.tsx';
import { tasksTexts } from './tasks.texts.ts';

const source: ListSource<TaskRow> = (input) => orpc.tasks.list.queryOptions({ input });
const path = (row: { id: string }) => `/tasks/${row.id}`;
const beside = (id: string) => <TaskRecord id={id} isBeside />;
const defaultSort = { field: 'dueAt', descending: false };
const defaultFilters: Filter[] = [{ field: 'status', operator: 'in', value: ['notStarted', 'inProgress'] }];
const scenes = ['mine', 'all', 'department', 'followed', 'bin'] as const;

const columnOrder: readonly (Omit<Column<TaskRow>, 'field'> & { readonly name: string })[] = [
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
];

const can = (action: TaskAction) => (row: TaskRow, scene: string) =>
  scene !== 'bin' && findTaskTransition(row.status, action) !== undefined;

/** What has to be done, mine first. */
export function TasksPage() {
  const t = useTexts(tasksTexts);
  const may = useMay();
  const fields = useTaskFields();
  const [isCreating, setCreating] = useState(false);
  const [handed, setHanded] = useState<readonly TaskRow[]>();
  const columns = useMemo(
    () => columnOrder.map(({ name, ...column }) => ({ ...column, field: fieldNamed(fields, name) })),
    [fields],
  );
  const complete = useCommand((ids: string[]) => api.tasks.complete({ ids }), {
    done: (_output, ids) => t('completed', { count: ids.length }),
    undo: true,
  });
  const start = useCommand((ids: string[]) => api.tasks.start({ ids }), { done: () => t('started'), undo: true });
  const cancel = useCommand((ids: string[]) => api.tasks.cancel({ ids }), {
    done: (_output, ids) => t('cancelled', { count: ids.length }),
    undo: true,
  });
  const reopen = useCommand((ids: string[]) => api.tasks.reopen({ ids }), { done: () => t('reopened'), undo: true });
  const remove = useCommand((ids: string[]) => api.tasks.remove({ ids }), {
    done: (_output, ids) => t('deleted', { count: ids.length }),
    undo: true,
  });
  const restore = useCommand((ids: string[]) => api.tasks.restore({ ids }), {
    done: (_output, ids) => t('restored', { count: ids.length }),
    undo: true,
  });
  const assign = useCommand((input: { ids: string[]; ownerId: string; name: string }) => api.tasks.assign(input), {
    done: (_output, input) => t('assigned', { count: input.ids.length, name: input.name }),
    undo: true,
  });
  const [canEdit, canAssign, canDelete] = [may('task.edit'), may('task.assign'), may('task.delete')];
  const actions = useMemo((): RowAction<TaskRow>[] => {
    const on = (run: (ids: string[]) => unknown) => (rows: readonly TaskRow[]) => void run(rows.map((row) => row.id));
    const offered: (RowAction<TaskRow> | false)[] = [
      canEdit && {
        id: 'complete',
        label: t('complete'),
        icon: IconCheck,
        key: 'd',
        bulk: true,
        onRow: true,
        when: can('complete'),
        run: on(complete.run),
      },
      canEdit && { id: 'start', label: t('start'), icon: IconPlayerPlay, when: can('start'), run: on(start.run) },
      canAssign && {
        id: 'assign',
        label: t('assign'),
        icon: IconUserShare,
        key: 'a',
        bulk: true,
        run: setHanded,
      },
      canEdit && { id: 'reopen', label: t('reopen'), icon: IconRefresh, when: can('reopen'), run: on(reopen.run) },
      canEdit && {
        id: 'cancel',
        label: t('cancelTask'),
        icon: IconX,
        bulk: true,
        when: can('cancel'),
        run: on(cancel.run),
      },
      canDelete && { id: 'delete', label: t('delete'), icon: IconTrash, bulk: true, danger: true, run: on(remove.run) },
      canDelete && {
        id: 'restore',
        label: t('restore'),
        icon: IconArrowBackUp,
        bulk: true,
        onRow: true,
        when: (_row, scene) => scene === 'bin',
        run: on(restore.run),
      },
    ];
    return offered.filter((action) => action !== false);
  }, [t, canEdit, canAssign, canDelete, complete.run, start.run, reopen.run, cancel.run, remove.run, restore.run]);
  const create = useMemo(() => ({ label: t('create'), run: () => setCreating(true) }), [t]);
  return (
    <>
      <ListPage
        room="tasks"
        title={t('title')}
        source={source}
        columns={columns}
        scenes={scenes}
        searchHint={t('field.title')}
        path={path}
        defaultSort={defaultSort}
        defaultFilters={defaultFilters}
        actions={actions}
        menu={(list) => <ListMenu room="tasks" title={t('title')} list={list} />}
        {...(may('task.create') ? { create } : {})}
        empty={{ icon: IconChecklist, title: t('emptyTitle'), hint: t('emptyHint') }}
        beside={beside}
      />
      {isCreating ? <TaskForm onClose={() => setCreating(false)} /> : null}
      {handed ? (
        <AssignModal
          title={t('assignTitle', { count: handed.length })}
          hint={t('assignHint')}
          label={t('assignTo')}
          confirm={t('assign')}
          onClose={() => setHanded(undefined)}
          assign={(ownerId, name) => assign.run({ ids: handed.map((row) => row.id), ownerId, name })}
        />
      ) : null}
    </>
  );
}
