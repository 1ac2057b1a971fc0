import { IconArrowForwardUp, IconPool } from '@tabler/icons-react';
import { useMemo } from 'react';
import { customerReturnReasons } from '#shared/features/customers/customer.model.ts';
import type { CustomerRow } from '#shared/features/customers/customers.contract.ts';
import { recycleBases } from '#shared/features/pools/pool.model.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import type { Field } from '../../ui/fields/field.ts';
import { useTexts } from '../../ui/texts.ts';
import { useCustomerFields } from '../customers/customer-fields.ts';
import { CustomerRecord } from '../customers/customer-page.tsx';
import { claimAction, inPools, useWithPool } from './pool-fields.ts';
import { poolsTexts } from './pools.texts.ts';
import { ReturnModal } from './return-modal.tsx';

const reasons = [
  ...customerReturnReasons.map((value) => ['return', value] as const),
  ...recycleBases.map((value) => ['basis', value] as const),
];

/** A customer's fields, and where and why it lies in a pool. */
function usePoolFields(): readonly Field[] {
  const fields = useWithPool('customer', useCustomerFields());
  const t = useTexts(poolsTexts);
  return useMemo(
    () => [
      ...fields,
      {
        name: 'returnReason',
        kind: 'choice',
        label: t('field.returnReason'),
        choices: reasons.map(([group, value]) => ({ value, label: t(`${group}.${value}` as 'return.other') })),
      },
    ],
    [fields, t],
  );
}

const list = defineList<CustomerRow>()({
  room: 'pools',
  noun: 'customer',
  path: '/customers',
  icon: IconPool,
  texts: poolsTexts,
  useFields: usePoolFields,
  scenes: ['all'],
  source: (input) => orpc.customers.list.queryOptions({ input }),
  always: inPools,
  exports: 'customers',
  commands: () => api.customers,
  record: CustomerRecord,
  defaultSort: { field: 'enteredPoolAt', descending: true },
  actions: [
    claimAction<CustomerRow, 'claimed'>((input) => api.customers.claim(input), 'claimed'),
    assignAction(poolsTexts, (input) => api.customers.assign(input)),
    {
      id: 'move',
      label: 'move',
      icon: IconArrowForwardUp,
      may: 'return',
      bulk: true,
      ask: (rows, onClose) => <ReturnModal ids={rows.map((row) => row.id)} onClose={onClose} />,
    },
  ],
  columns: [
    { name: 'name', width: 220, narrow: 'title' },
    { name: 'poolId', width: 120, narrow: 'side' },
    { name: 'level', width: 80 },
    { name: 'industry', width: 120 },
    { name: 'region', width: 120, narrow: 'under' },
    { name: 'mobile', width: 120 },
    { name: 'enteredPoolAt', width: 120, narrow: 'under' },
    { name: 'returnReason', width: 120 },
    { name: 'lastFollowAt', width: 120 },
    { name: 'lifecycle', width: 92, hidden: true },
    { name: 'source', width: 100, hidden: true },
    { name: 'address', width: 200, hidden: true },
    { name: 'createdAt', width: 120, hidden: true },
  ],
});

/** The customers in the pools that one belongs to, to be claimed. */
export function PoolPage() {
  return <RoomListPage list={list} />;
}
