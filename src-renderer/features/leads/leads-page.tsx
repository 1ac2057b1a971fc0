import { IconArrowForwardUp, IconHandGrab, IconLayoutKanban, IconMagnet, IconX } from '@tabler/icons-react';
import { findLeadTransition, type LeadAction } from '#shared/features/leads/lead.model.ts';
import type { LeadRow } from '#shared/features/leads/leads.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction, shareAction, tagAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { LeadBoard } from './lead-board.tsx';
import { type LeadDialog, LeadDialogs } from './lead-dialogs.tsx';
import { useLeadFields } from './lead-fields.ts';
import { LeadForm } from './lead-form.tsx';
import { LeadRecord } from './lead-page.tsx';
import { leadsTexts } from './leads.texts.ts';

/** Whether the state table lets a lead take this step; what it refuses is not offered. */
const can = (action: LeadAction) => (row: LeadRow, scene: string) =>
  scene !== 'bin' && findLeadTransition(row.status, action) !== undefined;

const dialog = (kind: LeadDialog) => (rows: readonly LeadRow[], onClose: () => void) => (
  <LeadDialogs kind={kind} leads={rows} onClose={onClose} />
);

const list = defineList<LeadRow>()({
  room: 'leads',
  noun: 'lead',
  path: '/leads',
  icon: IconMagnet,
  texts: leadsTexts,
  useFields: useLeadFields,
  source: (input) => orpc.leads.list.queryOptions({ input }),
  commands: () => api.leads,
  board: { label: 'board', icon: IconLayoutKanban, view: LeadBoard },
  form: LeadForm,
  record: LeadRecord,
  exports: 'leads',
  imports: 'leads',
  defaultSort: { field: 'updatedAt', descending: true },
  actions: [
    {
      id: 'claim',
      label: 'claim',
      icon: IconHandGrab,
      may: 'claim',
      bulk: true,
      onRow: true,
      when: can('claim'),
      call: (ids) => api.leads.claim({ ids }),
      done: 'claimed',
    },
    assignAction(leadsTexts, (input) => api.leads.assign(input), { onRow: true, when: can('assign') }),
    shareAction('leads'),
    tagAction(leadsTexts, (input) => api.leads.tag(input)),
    {
      id: 'return',
      label: 'returnToPool',
      icon: IconArrowForwardUp,
      may: 'edit',
      bulk: true,
      when: can('returnToPool'),
      ask: dialog('return'),
    },
    {
      id: 'invalid',
      label: 'markInvalid',
      icon: IconX,
      may: 'edit',
      bulk: true,
      when: can('markInvalid'),
      ask: dialog('invalid'),
    },
  ],
  canRemove: (row, { may }) => may('lead.delete') && row.status !== 'converted',
  columns: [
    { name: 'name', width: 216, narrow: 'title' },
    { name: 'status', width: 100, narrow: 'side' },
    { name: 'grade', width: 80 },
    { name: 'score', width: 72, sortable: false },
    { name: 'contactName', width: 88, narrow: 'under' },
    { name: 'mobile', width: 120 },
    { name: 'source', width: 96 },
    { name: 'ownerId', width: 92, narrow: 'under' },
    { name: 'lastFollowAt', width: 116, hidden: true },
    { name: 'nextContactAt', width: 116 },
    { name: 'createdAt', width: 116 },
    { name: 'phone', width: 132, hidden: true },
    { name: 'productLineIds', width: 160, hidden: true, sortable: false, filterable: false },
    { name: 'region', width: 120, hidden: true },
    { name: 'industry', width: 120, hidden: true },
    { name: 'budget', width: 120, hidden: true },
    { name: 'expectedOn', width: 120, hidden: true },
    { name: 'tags', width: 160, hidden: true, sortable: false },
    { name: 'updatedAt', width: 120, hidden: true },
  ],
});

/** The list of leads, with the steps of their life. */
export function LeadsPage() {
  return <RoomListPage list={list} />;
}
