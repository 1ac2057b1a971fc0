import { IconTruckDelivery } from '@tabler/icons-react';
import type { OrderRow } from '#shared/features/orders/order-page.model.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { api, orpc } from '../../api/client.ts';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { say } from '../../ui/texts.ts';
import { useOrderFields } from './order-fields.ts';
import { OrderRecord } from './order-page.tsx';
import { ordersTexts } from './orders.texts.ts';

const dayMs = 86_400_000;

const list = defineList<OrderRow>()({
  room: 'orders',
  noun: 'order',
  path: '/orders',
  icon: IconTruckDelivery,
  texts: ordersTexts,
  words: { title: 'planner', emptyHint: 'plannerHint' },
  useFields: useOrderFields,
  source: (input) => orpc.orders.list.queryOptions({ input }),
  commands: () => api.orders,
  record: OrderRecord,
  searchHint: 'field.no',
  defaultSort: { field: 'promiseDate', descending: false },
  defaultFilters: [
    { field: 'status', operator: 'in', value: ['confirmed', 'executing', 'changing', 'suspended'] },
    { field: 'deliveryState', operator: 'isNot', value: 'full' },
  ],
  canRemove: () => false,
  columns: [
    { name: 'no', width: 168, narrow: 'title' },
    { name: 'promiseDate', width: 200, narrow: 'side', render: (row) => <Risk promiseDate={row.promiseDate} /> },
    { name: 'customerId', width: 200, narrow: 'under', sortable: false },
    { name: 'status', width: 104 },
    { name: 'deliveryState', width: 112 },
    { name: 'priority', width: 96 },
    { name: 'totalDue', width: 128 },
    { name: 'ownerId', width: 96, narrow: 'under' },
  ],
});

/** What is promised and not delivered in full, the most pressing first. */
export function PlannerPage() {
  return <RoomListPage list={list} />;
}

function Risk({ promiseDate }: { promiseDate: string | null }) {
  if (promiseDate === null) return <StateBadge tone="draft">{say(ordersTexts, 'risk.none')}</StateBadge>;
  const days = Math.round((Date.parse(promiseDate) - Date.parse(chinaDate(Date.now()))) / dayMs);
  const [tone, text] =
    days < 0
      ? (['warn', say(ordersTexts, 'risk.late', { count: -days })] as const)
      : days === 0
        ? (['waiting', say(ordersTexts, 'risk.today')] as const)
        : ([days <= 7 ? 'waiting' : 'active', say(ordersTexts, 'risk.soon', { count: days })] as const);
  return (
    <>
      {promiseDate} <StateBadge tone={tone}>{text}</StateBadge>
    </>
  );
}
