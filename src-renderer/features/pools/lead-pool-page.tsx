import { IconMagnet } from '@tabler/icons-react';
import { findLeadTransition } from '#shared/features/leads/lead.model.ts';
import type { LeadRow } from '#shared/features/leads/leads.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import type { Field } from '../../ui/fields/field.ts';
import { useLeadFields } from '../leads/lead-fields.ts';
import { LeadRecord } from '../leads/lead-page.tsx';
import { claimAction, inPools, useWithPool } from './pool-fields.ts';
import { poolsTexts } from './pools.texts.ts';

function usePoolFields(): readonly Field[] {
  return useWithPool('lead', useLeadFields());
}

const list = defineList<LeadRow>()({
  room: 'leadPools',
  noun: 'lead',
  path: '/leads',
  icon: IconMagnet,
  texts: poolsTexts,
  words: {
    title: 'leadTitle',
    emptyTitle: 'leadEmptyTitle',
    emptyHint: 'leadEmptyHint',
    deleted: 'leadDeleted',
    restored: 'leadRestored',
  },
  useFields: usePoolFields,
  scenes: ['all'],
  source: (input) => orpc.leads.list.queryOptions({ input }),
  always: inPools,
  exports: 'leads',
  commands: () => api.leads,
  record: LeadRecord,
  defaultSort: { field: 'enteredPoolAt', descending: true },
  actions: [
    claimAction<LeadRow, 'leadClaimed'>(
      (input) => api.leads.claim(input),
      'leadClaimed',
      (row) => {
        return findLeadTransition(row.status, 'claim') !== undefined;
      },
    ),
  ],
  columns: [
    { name: 'name', width: 220, narrow: 'title' },
    { name: 'poolId', width: 120, narrow: 'side' },
    { name: 'grade', width: 80 },
    { name: 'contactName', width: 100, narrow: 'under' },
    { name: 'mobile', width: 120 },
    { name: 'region', width: 120 },
    { name: 'source', width: 100 },
    { name: 'enteredPoolAt', width: 120, narrow: 'under' },
    { name: 'lastFollowAt', width: 120 },
    { name: 'productLineIds', width: 160, hidden: true, sortable: false, filterable: false },
    { name: 'industry', width: 120, hidden: true },
    { name: 'createdAt', width: 120, hidden: true },
  ],
});

/** The leads in the pools that one belongs to, to be claimed. */
export function LeadPoolPage() {
  return <RoomListPage list={list} />;
}
