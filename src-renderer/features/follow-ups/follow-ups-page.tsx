import { Button, Group } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { FollowUpRow } from '#shared/features/follow-ups/follow-ups.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useFollowUpFields } from './follow-up-fields.ts';
import { FollowUpRecord } from './follow-up-page.tsx';
import { followUpsTexts } from './follow-ups.texts.ts';

const list = defineList<FollowUpRow>()({
  room: 'followUps',
  noun: 'followUp',
  path: '/follow-ups',
  icon: IconMessages,
  texts: followUpsTexts,
  useFields: useFollowUpFields,
  source: (input) => orpc.followUps.list.queryOptions({ input }),
  commands: () => api.followUps,
  record: FollowUpRecord,
  exports: 'followUps',
  scenes: ['all', 'mine', 'department', 'bin'],
  searchHint: 'searchHint',
  defaultSort: { field: 'at', descending: true },
  canRemove: (row, { may, id }) => may('followUp.delete') || (row.createdBy === id && !row.locked),
  canRestore: (row, { may, id }) => may('followUp.delete') || row.createdBy === id,
  fill: WhereToWrite,
  columns: [
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
  ],
});

/** Every contact that was written down, newest first. New ones are written on the customer or lead itself. */
export function FollowUpsPage() {
  return <RoomListPage list={list} />;
}

function WhereToWrite() {
  const t = useTexts(followUpsTexts);
  const [, navigate] = useLocation();
  return (
    <Group gap="sm">
      <Button variant="default" onClick={() => navigate('/customers')}>
        {t('toCustomers')}
      </Button>
      <Button variant="default" onClick={() => navigate('/leads')}>
        {t('toLeads')}
      </Button>
    </Group>
  );
}
