import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { Satisfaction } from './order.model.ts';
import { checkOrderStep, type OrderNotFound, type OrderStateRefused } from './order-states.model.ts';
import { addOrderTask } from './order-tasks.repository.ts';
import { permitEdit } from './orders.policy.ts';
import { findOrder } from './orders.repository.ts';
import { orders } from './orders.tables.ts';

interface RateInput {
  readonly id: string;
  readonly satisfaction: Satisfaction;
  readonly feedback?: string | null | undefined;
}

const dayMs = 86_400_000;

/** How content the customer is with an order. One who is not is somebody's task within a day. (M15) */
export function rateOrder(
  tx: WriteTx,
  actor: Actor,
  { id, satisfaction, feedback = null }: RateInput,
): Result<Written, OrderNotFound | NotAllowed | OrderStateRefused> {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitEdit(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'rate');
  if (!step.ok) return step;
  const isLow = satisfaction === 'low' || satisfaction === 'veryLow';
  if (isLow && satisfaction !== order.satisfaction) {
    const title = `客户不满意，请处理：${order.no ?? ''}`;
    addOrderTask(tx, order, { title, dueAt: tx.at + dayMs, priority: 'high', remark: feedback });
  }
  tx.update(orders, id, { satisfaction, feedback });
  return ok({ id, commandId: tx.command.id });
}
