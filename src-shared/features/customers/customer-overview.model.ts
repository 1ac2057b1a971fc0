import { z } from 'zod';
import { id, localDate } from '../../kernel/fields.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { orderCurrencies } from '../orders/order.model.ts';

/** The lists around a customer that its page counts. */
export const relatedLists = [
  'contacts',
  'followUps',
  'tasks',
  'leads',
  'opportunities',
  'quotes',
  'contracts',
  'orders',
  'purchases',
  'receivables',
  'receipts',
] as const;

const fen = z.number().int().nullable();

/** Money between the company and the customer, in fen; null where the actor may not see it. */
export const customerBalance = z.object({
  /** 应收余额, with what of it is late, and what was paid in advance: of what the actor sees. */
  receivable: fen,
  overdue: fen,
  prepaid: fen,
  /** What counts against the credit limit: of all the company's orders that stand. */
  owed: fen,
});
export type CustomerBalance = z.infer<typeof customerBalance>;

/** 久未联系 逾期欠款 超信用额度 报价将到期 订单误期 (M4 360). */
export const customerWarnings = ['silent', 'overdue', 'overCredit', 'quotesExpiring', 'ordersLate'] as const;

/** `value` is days, fen or a count, as the warning has it; `allowed` what it is measured by. */
export const customerWarning = z.object({
  code: z.enum(customerWarnings),
  value: z.number().int(),
  allowed: z.number().int().nullable(),
});
export type CustomerWarning = z.infer<typeof customerWarning>;

/** A product the customer bought: how often and how much, and what was paid the last time. */
export const purchase = z.object({
  productId: id,
  name: z.string(),
  unit: z.string().nullable(),
  times: z.number().int(),
  quantity: z.string(),
  lastPrice: z.string(),
  taxMode: z.enum(taxModes),
  currency: z.enum(orderCurrencies),
  lastOn: localDate,
  orderId: id,
  orderNo: z.string().nullable(),
});
export type Purchase = z.infer<typeof purchase>;
