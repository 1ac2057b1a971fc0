import { IconWritingSign } from '@tabler/icons-react';
import type { ContractRow } from '#shared/features/contracts/contract-page.model.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction, tagAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { useContractFields } from './contract-fields.ts';
import { ContractForm } from './contract-form.tsx';
import { ContractRecord } from './contract-page.tsx';
import { ContractSums } from './contract-sums.tsx';
import { contractsTexts } from './contracts.texts.ts';

const removable = new Set(['draft', 'void']);

const shared = {
  room: 'contracts',
  noun: 'contract',
  path: '/contracts',
  icon: IconWritingSign,
  texts: contractsTexts,
  useFields: useContractFields,
  commands: () => api.contracts,
  record: ContractRecord,
  exports: 'contracts',
  searchHint: 'field.no',
  canRemove: (row: ContractRow, { may }: { may: (action: string) => boolean }) =>
    may('contract.delete') && removable.has(row.status),
  actions: [
    assignAction(contractsTexts, (input) => api.contracts.assign(input)),
    tagAction(contractsTexts, (input) => api.contracts.tag(input)),
  ],
  columns: [
    { name: 'name', width: 220, narrow: 'title' },
    { name: 'no', width: 168 },
    { name: 'status', width: 104, narrow: 'side' },
    { name: 'customerId', width: 200, narrow: 'under', sortable: false },
    { name: 'kind', width: 96 },
    { name: 'amountIncl', width: 128, narrow: 'under' },
    { name: 'orderedAmount', width: 128, sortable: false },
    { name: 'receivedAmount', width: 128, sortable: false },
    { name: 'endDate', width: 112 },
    { name: 'ownerId', width: 96 },
    { name: 'signDate', width: 112, hidden: true },
    { name: 'startDate', width: 112, hidden: true },
    { name: 'invoicedAmount', width: 128, hidden: true, sortable: false },
    { name: 'margin', width: 112, hidden: true },
    { name: 'tags', width: 140, hidden: true, sortable: false },
    { name: 'createdAt', width: 120, hidden: true },
    { name: 'updatedAt', width: 120, hidden: true },
  ],
} as const;

const list = defineList<ContractRow>()({
  ...shared,
  source: (input) => orpc.contracts.list.queryOptions({ input }),
  foot: ContractSums,
  form: ContractForm,
  defaultSort: { field: 'updatedAt', descending: true },
});

/** Every contract, with what came of it. */
export function ContractsPage() {
  return <RoomListPage list={list} />;
}

const expiring = defineList<ContractRow>()({
  ...shared,
  words: { title: 'expiring', emptyHint: 'expiringHint' },
  source: (input) => orpc.contracts.list.queryOptions({ input: { ...input, expiringIn: 90 } }),
  defaultSort: { field: 'endDate', descending: false },
});

/** Contracts in force that end within ninety days, the next to end first. */
export function ExpiringPage() {
  return <RoomListPage list={expiring} />;
}
