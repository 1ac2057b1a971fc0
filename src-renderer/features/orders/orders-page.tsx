import { IconLayoutKanban, IconTruckDelivery } from '@tabler/icons-react';
import type { OrderRow } from '#shared/features/orders/order-page.model.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction, tagAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { OrderBoard } from './order-board.tsx';
import { useOrderFields } from './order-fields.ts';
import { OrderForm } from './order-form.tsx';
import { OrderRecord } from './order-page.tsx';
import { OrderSums } from './order-sums.tsx';
import { ordersTexts } from './orders.texts.ts';

const removable = new Set(['draft', 'cancelled']);

const list = defineList<OrderRow>()({
  room: 'orders',
  noun: 'order',
  path: '/orders',
  icon: IconTruckDelivery,
  texts: ordersTexts,
  useFields: useOrderFields,
  source: (input) => orpc.orders.list.queryOptions({ input }),
  commands: () => api.orders,
  board: { label: 'board', icon: IconLayoutKanban, view: OrderBoard },
  foot: OrderSums,
  form: OrderForm,
  record: OrderRecord,
  exports: 'orders',
  imports: 'orders',
  searchHint: 'field.no',
  defaultSort: { field: 'orderDate', descending: true },
  canRemove: (row, { may }) => may('order.delete') && removable.has(row.status),
  actions: [
    assignAction(ordersTexts, (input) => api.orders.assign(input)),
    tagAction(ordersTexts, (input) => api.orders.tag(input)),
  ],
  columns: [
    { name: 'no', width: 168, narrow: 'title' },
    { name: 'status', width: 104, narrow: 'side' },
    { name: 'customerId', width: 200, narrow: 'under', sortable: false },
    { name: 'totalDue', width: 128, narrow: 'under' },
    { name: 'deliveryState', width: 112 },
    { name: 'receiptState', width: 112 },
    { name: 'invoiceState', width: 112 },
    { name: 'orderDate', width: 112 },
    { name: 'promiseDate', width: 112 },
    { name: 'ownerId', width: 96 },
    { name: 'priority', width: 96, hidden: true },
    { name: 'amountExcl', width: 128, hidden: true },
    { name: 'amountIncl', width: 128, hidden: true },
    { name: 'freight', width: 112, hidden: true },
    { name: 'receivedAmount', width: 128, hidden: true },
    { name: 'invoicedAmount', width: 128, hidden: true },
    { name: 'margin', width: 112, hidden: true },
    { name: 'customerOrderNo', width: 140, hidden: true },
    { name: 'channel', width: 96, hidden: true },
    { name: 'tags', width: 140, hidden: true, sortable: false },
    { name: 'confirmedAt', width: 120, hidden: true },
    { name: 'createdAt', width: 120, hidden: true },
    { name: 'updatedAt', width: 120, hidden: true },
  ],
});

/** Every order, with its three progresses and what the shown ones add up to. */
export function OrdersPage() {
  return <RoomListPage list={list} />;
}
