import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { someQuantityText } from '../../kernel/money/decimal-fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** 待发 已发 已签收 拒收. */
export const deliveryStatuses = ['planned', 'shipped', 'signed', 'refused'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];
/** 申请 已批准 已收货 已完成 已驳回. */
export const returnStatuses = ['requested', 'approved', 'received', 'completed', 'rejected'] as const;
export type ReturnStatus = (typeof returnStatuses)[number];
/** 退款 换货 维修 报废. */
export const dispositions = ['refund', 'exchange', 'repair', 'scrap'] as const;

const stamps = {
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
};

export const deliveryLine = z.object({ id, orderLineId: id, qty: someQuantityText });

export const deliveryFields = {
  shipDate: localDate,
  carrier: line(60).nullable(),
  trackingNo: line(80).nullable(),
  remark: text(1000).nullable(),
};

export const delivery = z.object({
  id,
  no: line(120).nullable(),
  orderId: id,
  customerId: id,
  ...deliveryFields,
  status: z.enum(deliveryStatuses),
  /** The personal terms that were ticked when the goods left. */
  termsChecked: z.array(id),
  signedBy: line(60).nullable(),
  signedOn: localDate.nullable(),
  reason: line(500).nullable(),
  ...scopeFields,
  ...stamps,
});
export type Delivery = z.infer<typeof delivery>;

export const newDelivery = z.object({
  id: id.optional(),
  orderId: id,
  ...z.object(deliveryFields).partial().shape,
  lines: z
    .array(z.object({ orderLineId: id, qty: someQuantityText }))
    .min(1)
    .max(500),
});
export type NewDelivery = z.infer<typeof newDelivery>;

/** People whom a node of the flow leaves to the submitter. */
export const chosenPeople = { chosen: z.record(z.string(), z.array(id).max(20)).optional() };
export interface Chosen {
  readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined;
}

export const goodsReturn = z.object({
  id,
  no: line(120).nullable(),
  orderId: id,
  customerId: id,
  reason: line(500),
  disposition: z.enum(dispositions),
  status: z.enum(returnStatuses),
  ...scopeFields,
  ...stamps,
});
export type GoodsReturn = z.infer<typeof goodsReturn>;

export const newReturn = z.object({
  id: id.optional(),
  orderId: id,
  reason: line(500).min(1),
  disposition: z.enum(dispositions),
  lines: newDelivery.shape.lines,
});
export type NewReturn = z.infer<typeof newReturn>;

export const deliverySteps: readonly { from: DeliveryStatus; action: DeliveryAction; to: DeliveryStatus }[] = [
  { from: 'planned', action: 'ship', to: 'shipped' },
  { from: 'shipped', action: 'sign', to: 'signed' },
  { from: 'shipped', action: 'refuse', to: 'refused' },
];
export const deliveryActions = ['ship', 'sign', 'refuse', 'remove'] as const;
export type DeliveryAction = (typeof deliveryActions)[number];

export const returnSteps: readonly { from: ReturnStatus; action: ReturnAction; to: ReturnStatus }[] = [
  { from: 'requested', action: 'approve', to: 'approved' },
  { from: 'requested', action: 'reject', to: 'rejected' },
  { from: 'approved', action: 'receive', to: 'received' },
  { from: 'received', action: 'complete', to: 'completed' },
];
export const returnActions = ['approve', 'reject', 'receive', 'complete'] as const;
export type ReturnAction = (typeof returnActions)[number];

export interface DeliveryNotFound {
  readonly code: 'DELIVERY_NOT_FOUND';
}

export interface DeliveryStateRefused {
  readonly code: 'DELIVERY_STATE_REFUSED';
  readonly status: DeliveryStatus | ReturnStatus;
  readonly action: DeliveryAction | ReturnAction;
}

/** More than is still to be delivered, or more returned than went out. */
export interface QuantityExceeded {
  readonly code: 'QUANTITY_EXCEEDED';
  readonly name: string;
  /** What is left. */
  readonly left: string;
}

/** Wishes of the customer that nobody ticked. */
export interface TermsUnchecked {
  readonly code: 'TERMS_UNCHECKED';
  readonly terms: string[];
}
