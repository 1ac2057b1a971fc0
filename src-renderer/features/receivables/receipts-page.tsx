import { IconCash, IconCashBanknoteOff, IconCheck, IconSend } from '@tabler/icons-react';
import { checkReceiptStep } from '#shared/features/receivables/receipt.model.ts';
import type { ReceiptRow } from '#shared/features/receivables/receipts.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction, tagAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { ReceiptRecord } from './receipt-page.tsx';
import { receiptsTexts } from './receipts.texts.ts';
import { useReceiptFields } from './receivable-fields.ts';
import { RefundForm } from './refund-form.tsx';

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
    {
      id: 'submit',
      label: 'submit',
      icon: IconSend,
      may: 'edit',
      bulk: true,
      when: (row, scene) => scene !== 'bin' && checkReceiptStep(row, 'submit').ok,
      call: (ids) => eachOf(ids, (id) => api.receipts.submit({ id })),
      done: 'done',
    },
    {
      id: 'confirm',
      label: 'confirm',
      icon: IconCheck,
      may: 'confirm',
      bulk: true,
      when: (row, scene) => scene !== 'bin' && checkReceiptStep(row, 'confirm').ok,
      call: (ids) => eachOf(ids, (id) => api.receipts.confirm({ id })),
      done: 'done',
    },
    {
      id: 'refund',
      label: 'refund',
      icon: IconCashBanknoteOff,
      may: 'create',
      when: (row, scene) => scene !== 'bin' && row.kind === 'receipt' && row.status === 'confirmed',
      ask: ([row], onClose) => (row ? <RefundForm customerId={row.customerId} onClose={onClose} /> : null),
    },
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

/** One after the other: each is decided by itself, and the first refusal is told. */
async function eachOf(ids: readonly string[], call: (id: string) => Promise<unknown>): Promise<void> {
  for (const id of ids) await call(id);
}

/** Every payment that came or went back, the newest first. */
export function ReceiptsPage() {
  return <RoomListPage list={list} />;
}
