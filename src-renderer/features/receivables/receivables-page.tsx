import { IconCalendarDollar } from '@tabler/icons-react';
import type { PlanRow } from '#shared/features/receivables/receivables.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction, tagAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { say } from '../../ui/texts.ts';
import { PlanForm } from './plan-form.tsx';
import { usePlanFields } from './receivable-fields.ts';
import { PlanRecord } from './receivable-page.tsx';
import { receivablesTexts } from './receivables.texts.ts';

const list = defineList<PlanRow>()({
  room: 'receivables',
  noun: 'receivable',
  path: '/receivables',
  icon: IconCalendarDollar,
  texts: receivablesTexts,
  useFields: usePlanFields,
  source: (input) => orpc.receivables.list.queryOptions({ input }),
  commands: () => api.receivables,
  form: PlanForm,
  record: PlanRecord,
  exports: 'receivables',
  searchHint: 'field.customerId',
  defaultSort: { field: 'dueDate', descending: false },
  defaultFilters: [{ field: 'status', operator: 'in', value: ['waiting', 'open', 'part'] }],
  canRemove: (row, { may }) => may('receivable.delete') && row.receivedAmount === 0 && row.status !== 'bad',
  actions: [
    assignAction(receivablesTexts, (input) => api.receivables.assign(input)),
    tagAction(receivablesTexts, (input) => api.receivables.tag(input)),
  ],
  columns: [
    { name: 'title', width: 200, narrow: 'title' },
    { name: 'customerId', width: 200, narrow: 'under', sortable: false },
    {
      name: 'dueDate',
      width: 120,
      narrow: 'side',
      render: (row) =>
        row.overdueDays > 0 ? (
          <StateBadge tone="warn">{say(receivablesTexts, 'late', { count: row.overdueDays })}</StateBadge>
        ) : (
          row.dueDate
        ),
    },
    { name: 'amount', width: 120 },
    { name: 'receivedAmount', width: 120 },
    { name: 'remainder', width: 120, sortable: false, filterable: false },
    { name: 'status', width: 104 },
    { name: 'condition', width: 96 },
    { name: 'ownerId', width: 100, narrow: 'under' },
    { name: 'updatedAt', width: 120, hidden: true },
  ],
});

/** What customers are to pay, the earliest due first. */
export function ReceivablesPage() {
  return <RoomListPage list={list} />;
}
