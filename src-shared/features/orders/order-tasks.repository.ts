import { addDays } from '../../kernel/china/dates.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import type { Task } from '../tasks/task.model.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { findOrder, listDeliveriesOf, type OrderRecord } from './orders.repository.ts';
import { orders } from './orders.tables.ts';

type OrderTask = Pick<Task, 'title' | 'priority'> & { readonly dueAt: number; readonly remark: string | null };

/** Something to do for an order's customer: the task of whoever has the order. */
export function addOrderTask(tx: WriteTx, order: OrderRecord, task: OrderTask): string {
  const id = tx.newId();
  const { branchId, deptId } = order;
  const ownerId = order.ownerId ?? tx.command.actorId;
  tx.insert(tasks, {
    ...task,
    ...(findHome(tx, ownerId) ?? { branchId, deptId, ownerId }),
    id,
    kind: 'task',
    watcherIds: [],
    checklist: [],
    status: 'notStarted',
    relatedType: 'customer',
    relatedId: order.customerId,
  });
  return id;
}

const daysUntilVisit = 7;

/** 回访: a week after the last goods of an order were taken somebody asks whether all is well, once for each order. */
export function planReturnVisit(tx: WriteTx, orderId: string, signedOn: string): void {
  const order = findOrder(tx, orderId)!;
  const isTaken = listDeliveriesOf(tx, orderId).every(({ status }) => status === 'signed' || status === 'refused');
  if (order.visitTaskId !== null || order.deliveryState !== 'full' || !isTaken) return;
  const dueAt = Date.parse(`${addDays(signedOn, daysUntilVisit)}T10:00:00+08:00`);
  const title = `回访：${order.no ?? ''}`;
  const visitTaskId = addOrderTask(tx, order, { title, dueAt, priority: 'normal', remark: null });
  tx.update(orders, orderId, { visitTaskId });
}
