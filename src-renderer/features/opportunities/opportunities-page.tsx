import { IconLayoutKanban, IconTargetArrow } from '@tabler/icons-react';
import type { OpportunityRow } from '#shared/features/opportunities/opportunities.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction, tagAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { opportunitiesTexts } from './opportunities.texts.ts';
import { OpportunityBoard } from './opportunity-board.tsx';
import { useOpportunityFields } from './opportunity-fields.ts';
import { OpportunityForm } from './opportunity-form.tsx';
import { OpportunityRecord } from './opportunity-page.tsx';

const list = defineList<OpportunityRow>()({
  room: 'opportunities',
  noun: 'opportunity',
  path: '/opportunities',
  icon: IconTargetArrow,
  texts: opportunitiesTexts,
  useFields: useOpportunityFields,
  source: (input) => orpc.opportunities.list.queryOptions({ input }),
  commands: () => api.opportunities,
  form: OpportunityForm,
  record: OpportunityRecord,
  exports: 'opportunities',
  board: { label: 'board', icon: IconLayoutKanban, view: OpportunityBoard },
  defaultSort: { field: 'updatedAt', descending: true },
  actions: [
    assignAction(opportunitiesTexts, (input) => api.opportunities.assign(input)),
    tagAction(opportunitiesTexts, (input) => api.opportunities.tag(input)),
  ],
  columns: [
    { name: 'name', width: 220, narrow: 'title' },
    { name: 'customerId', width: 180, narrow: 'under', sortable: false },
    { name: 'stageId', width: 110, narrow: 'side', sortable: false },
    { name: 'amount', width: 120 },
    { name: 'probability', width: 96 },
    { name: 'expectedCloseOn', width: 120 },
    { name: 'ownerId', width: 92, narrow: 'under' },
    { name: 'endState', width: 90 },
    { name: 'forecastCategory', width: 100, hidden: true },
    { name: 'nextStep', width: 180, hidden: true },
    { name: 'nextContactAt', width: 120, hidden: true },
    { name: 'lastFollowAt', width: 120, hidden: true },
    { name: 'no', width: 130, hidden: true },
    { name: 'tags', width: 140, hidden: true, sortable: false },
    { name: 'createdAt', width: 120, hidden: true },
    { name: 'updatedAt', width: 120, hidden: true },
  ],
});

/** The list of opportunities, or the board by stage. */
export function OpportunitiesPage() {
  return <RoomListPage list={list} />;
}
