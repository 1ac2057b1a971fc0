import { IconCash } from '@tabler/icons-react';
import type { ReceiptRow } from '#shared/features/receivables/receipts.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction, tagAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { ReceiptRecord } from './receipt-page.tsx';
import { receiptsTexts } from './receipts.texts.ts';
import { useReceiptFields } from './receivable-fields.ts';

const list = defineList<ReceiptRow>()({
  room: 'receipts',
  noun: 'receivable',
  path: '/receipts',
  icon: IconCash,
  texts: receiptsTexts,
  useFields: useReceiptFields,
  source: (input) => orpc.receipts.list.queryOptions({ input }),
  commands: () => api.receipts,
  form: ReceiptForm,
  record: ReceiptRecord,
  exports: 'receipts',
  searchHint: 'field.no',
  defaultSort: { field: 'receivedOn', descending: true },
  canRemove: (row, { may }) => may('receivable.delete') && (row.status === 'draft' || row.status === 'rejected'),
  actions: [
    assignAction(receiptsTexts, (input) => api.receipts.assign(input)),
    tagAction(receiptsTexts, (input) => api.receipts.tag(input)),
  ],
  columns: [
    { name: 'no', width: 190, narrow: 'title' },
    { name: 'customerId', width: 190, narrow: 'under', sortable: false },
    { name: 'receivedOn', width: 110 },
    { name: 'amount', width: 120, narrow: 'side' },
    { name: 'status', width: 100, narrow: 'under' },
    { name: 'kind', width: 80 },
    { name: 'allocated', width: 120 },
    { name: 'unallocated', width: 110 },
    { name: 'method', width: 96 },
    { name: 'bankRef', width: 140, hidden: true },
    { name: 'payerName', width: 160, hidden: true },
    { name: 'ownerId', width: 100 },
    { name: 'updatedAt', width: 120, hidden: true },
  ],
});

/** Every payment that came or went back, the newest first. */
export function ReceiptsPage() {
  return <RoomListPage list={list} />;
}
