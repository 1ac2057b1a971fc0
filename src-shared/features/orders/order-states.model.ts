import { ok, type Result, refuse } from '../../kernel/result.ts';

/** 草稿 审批中 已确认 执行中 变更中 挂起 已完成 已关闭(关闭剩余) 已取消 (M11). */
export const orderStatuses = [
  'draft',
  'pending',
  'confirmed',
  'executing',
  'changing',
  'suspended',
  'completed',
  'closed',
  'cancelled',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** Three progresses that go their own ways: 发货, 回款, 开票. */
export const deliveryStates = ['none', 'part', 'full'] as const;
export const receiptStates = ['none', 'part', 'full', 'over'] as const;
export const invoiceStates = ['none', 'part', 'full'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const orderActions = [
  'submit',
  'request',
  'approve',
  'reject',
  'withdraw',
  'edit',
  'start',
  'deliver',
  'complete',
  'suspend',
  'resume',
  'beginChange',
  'applyChange',
  'dropChange',
  'cancel',
  'closeRest',
  'rate',
] as const;
export type OrderAction = (typeof orderActions)[number];

export interface OrderTransition {
  readonly from: OrderStatus;
  readonly action: OrderAction;
  /** Null: back to where it was before it was put aside. */
  readonly to: OrderStatus | null;
}

const steps = (action: OrderAction, to: OrderStatus | null, ...from: OrderStatus[]): OrderTransition[] =>
  from.map((each) => ({ from: each, action, to }));

/** Every way an order's state may go (M11). Devices and server obey this one table; what is not here is refused. */
export const orderTransitions: readonly OrderTransition[] = [
  ...steps('submit', 'confirmed', 'draft'),
  ...steps('request', 'pending', 'draft'),
  ...steps('approve', 'confirmed', 'pending'),
  ...steps('reject', 'draft', 'pending'),
  ...steps('withdraw', 'draft', 'pending'),
  ...steps('edit', 'draft', 'draft'),
  ...steps('edit', 'changing', 'changing'),
  ...steps('start', 'executing', 'confirmed'),
  ...steps('deliver', 'executing', 'confirmed', 'executing'),
  ...steps('complete', 'completed', 'confirmed', 'executing'),
  ...steps('suspend', 'suspended', 'confirmed', 'executing'),
  ...steps('resume', null, 'suspended'),
  ...steps('beginChange', 'changing', 'confirmed', 'executing'),
  ...steps('applyChange', null, 'changing'),
  ...steps('dropChange', null, 'changing'),
  ...steps('cancel', 'cancelled', 'draft', 'confirmed', 'suspended'),
  ...steps('closeRest', 'closed', 'executing', 'suspended'),
  ...(['executing', 'completed', 'closed'] as const).flatMap((each) => steps('rate', each, each)),
];

export function findOrderTransition(from: OrderStatus, action: OrderAction): OrderTransition | undefined {
  return orderTransitions.find((each) => each.from === from && each.action === action);
}

/** Orders that the customer owes for. */
export const liveStatuses: readonly OrderStatus[] = [
  'confirmed',
  'executing',
  'changing',
  'suspended',
  'completed',
  'closed',
];

export interface OrderNotFound {
  readonly code: 'ORDER_NOT_FOUND';
}

export interface OrderStateRefused {
  readonly code: 'ORDER_STATE_REFUSED';
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly action: OrderAction;
}

interface Standing {
  readonly id: string;
  readonly status: OrderStatus;
  readonly heldFrom: OrderStatus | null;
  readonly deletedAt: number | null;
}

/** Where the step leads that the table allows, or the refusal; an order in the recycle bin takes none. */
export function checkOrderStep(order: Standing, action: OrderAction): Result<OrderStatus, OrderStateRefused> {
  const step = order.deletedAt === null ? findOrderTransition(order.status, action) : undefined;
  if (!step) return refuse({ code: 'ORDER_STATE_REFUSED', orderId: order.id, status: order.status, action });
  return ok(step.to ?? order.heldFrom ?? 'confirmed');
}
