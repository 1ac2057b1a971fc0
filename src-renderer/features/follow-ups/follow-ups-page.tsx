import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconMessages, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { FollowUpRow } from '#shared/features/follow-ups/follow-ups.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay, useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { ListPage } from '../../ui/list/list-page.tsx';
import type { Column, ListSource, RowAction } from '../../ui/list/list-types.ts';
import { useTexts } from '../../ui/texts.ts';
import { ListMenu } from '../exports/list-menu.tsx';
import { useFollowUpFields } from './follow-up-fields.ts';
import { FollowUpRecord } from './follow-up-page.tsx';
import { followUpsTexts } from './follow-ups.texts.ts';

const source: ListSource<FollowUpRow> = (input) => orpc.followUps.list.queryOptions({ input });
const path = (row: { id: string }) => `/follow-ups/${row.id}`;
const beside = (id: string) => <FollowUpRecord id={id} isBeside />;
const defaultSort = { field: 'at', descending: true };
const scenes = ['all', 'mine', 'department', 'bin'] as const;

const columnOrder: readonly (Omit<Column<FollowUpRow>, 'field'> & { readonly name: string })[] = [
  {
    name: 'targetId',
    width: 230,
    narrow: 'title',
    sortable: false,
    filterable: false,
    render: (row) => row.targetName ?? '—',
  },
  { name: 'method', width: 90 },
  { name: 'at', width: 120, narrow: 'side' },
  { name: 'content', width: 310, narrow: 'under', sortable: false },
  { name: 'result', width: 110 },
  { name: 'createdBy', width: 100 },
  { name: 'nextContactAt', width: 120 },
  { name: 'nextContent', width: 200, hidden: true, sortable: false },
  { name: 'durationMin', width: 110, hidden: true },
  { name: 'ownerId', width: 100, hidden: true },
  { name: 'createdAt', width: 130, hidden: true },
];

/** Every contact that was written down, newest first. New ones are written on the customer or lead itself. */
export function FollowUpsPage() {
  const t = useTexts(followUpsTexts);
  const may = useMay();
  const me = useMe();
  const [, navigate] = useLocation();
  const fields = useFollowUpFields();
  const columns = useMemo(
    () => columnOrder.map(({ name, ...column }) => ({ ...column, field: fieldNamed(fields, name) })),
    [fields],
  );
  const remove = useCommand((ids: string[]) => api.followUps.remove({ ids }), { done: () => t('deleted'), undo: true });
  const restore = useCommand((ids: string[]) => api.followUps.restore({ ids }), {
    done: () => t('restored'),
    undo: true,
  });
  const canDelete = may('followUp.delete');
  const myId = me?.id;
  const actions = useMemo((): RowAction<FollowUpRow>[] => {
    const mine = (row: FollowUpRow) => row.createdBy === myId;
    return [
      {
        id: 'delete',
        label: t('delete'),
        icon: IconTrash,
        bulk: true,
        danger: true,
        when: (row, scene) => scene !== 'bin' && (canDelete || (mine(row) && !row.locked)),
        run: (rows) => void remove.run(rows.map((row) => row.id)),
      },
      {
        id: 'restore',
        label: t('restore'),
        icon: IconArrowBackUp,
        bulk: true,
        onRow: true,
        when: (row, scene) => scene === 'bin' && (canDelete || mine(row)),
        run: (rows) => void restore.run(rows.map((row) => row.id)),
      },
    ];
  }, [t, canDelete, myId, remove.run, restore.run]);
  const more = (
    <Group gap="sm">
      <Button variant="default" onClick={() => navigate('/customers')}>
        {t('toCustomers')}
      </Button>
      <Button variant="default" onClick={() => navigate('/leads')}>
        {t('toLeads')}
      </Button>
    </Group>
  );
  return (
    <ListPage
      room="followUps"
      title={t('title')}
      source={source}
      columns={columns}
      scenes={scenes}
      searchHint={t('searchHint')}
      path={path}
      defaultSort={defaultSort}
      actions={actions}
      menu={(list) => <ListMenu room="followUps" title={t('title')} list={list} />}
      empty={{ icon: IconMessages, title: t('emptyTitle'), hint: t('emptyHint'), more }}
      beside={beside}
    />
  );
}
