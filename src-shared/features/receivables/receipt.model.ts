import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { orderCurrencies } from '../orders/order.model.ts';
import { fenAmount } from './plan.model.ts';
import {
  type ReceiptAction,
  type ReceiptStatus,
  receiptKinds,
  receiptMethods,
  receiptStatuses,
} from './receipt-words.model.ts';

const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** The fields that a person fills in. */
export const receiptFields = {
  payerName: line(120).min(1),
  /** Why somebody else than the customer pays (第三方付款). */
  thirdPartyReason: line(300).nullable(),
  receivedOn: localDate,
  /** What the customer paid, in fen; the bank's fee is a part of it. */
  amount: fenAmount,
  method: z.enum(receiptMethods),
  bankAccountId: id.nullable(),
  bankRef: line(80).nullable(),
  /** Kept by the bank: the customer paid it, the account did not get it. */
  fee: fen,
  /** 折让: what the customer need not pay any more. */
  discount: fen,
  /** 承兑到期. */
  billDueDate: localDate.nullable(),
  notes: text(2000).nullable(),
};

export const receipt = z.object({
  id,
  no: line(120).nullable(),
  kind: z.enum(receiptKinds),
  customerId: id,
  ...receiptFields,
  /** Negative for money that goes back. */
  amount: z.number().int(),
  fee: z.number().int(),
  discount: z.number().int(),
  currency: z.enum(orderCurrencies),
  status: z.enum(receiptStatuses),
  reason: line(500).nullable(),
  reversesId: id.nullable(),
  /** What plans and orders have of it, and what is left: 预收. */
  allocated: z.number().int(),
  unallocated: z.number().int(),
  confirmedAt: instant.nullable(),
  confirmedBy: id.nullable(),
  tags: z.array(z.string()),
  branchId: id.nullable(),
  deptId: id.nullable(),
  ownerId: id.nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Receipt = z.infer<typeof receipt>;

/** So much of a receipt for one plan, or for an order. */
export const allocationInput = z
  .object({ planId: id.optional(), orderId: id.optional(), amount: fenAmount })
  .refine((each) => (each.planId === undefined) !== (each.orderId === undefined), { path: ['planId'] });
export type AllocationInput = z.infer<typeof allocationInput>;
export const allocationsInput = z.array(allocationInput).max(200);

export const allocation = z.object({
  id,
  planId: id.nullable(),
  orderId: id.nullable(),
  contractId: id.nullable(),
  amount: z.number().int(),
});

export const newReceipt = z.object({
  id: id.optional(),
  customerId: id,
  payerName: receiptFields.payerName.optional(),
  thirdPartyReason: receiptFields.thirdPartyReason.optional(),
  receivedOn: receiptFields.receivedOn.optional(),
  amount: receiptFields.amount,
  method: receiptFields.method,
  bankAccountId: receiptFields.bankAccountId.optional(),
  bankRef: receiptFields.bankRef.optional(),
  fee: receiptFields.fee.optional(),
  discount: receiptFields.discount.optional(),
  billDueDate: receiptFields.billDueDate.optional(),
  notes: receiptFields.notes.optional(),
  currency: z.enum(orderCurrencies).optional(),
  /** Left out: by due date, the oldest first; what is left over is paid in advance. */
  allocations: allocationsInput.optional(),
});
export type NewReceipt = z.infer<typeof newReceipt>;

export const bankAccountFields = {
  name: line(80).min(1),
  bank: line(120).nullable(),
  accountNo: line(60).nullable(),
  currency: z.enum(orderCurrencies),
  isActive: z.boolean(),
};
export const bankAccount = z.object({ id, ...bankAccountFields });
export type BankAccount = z.infer<typeof bankAccount>;

export interface ReceiptNotFound {
  readonly code: 'RECEIPT_NOT_FOUND';
}

export interface CustomerNotFound {
  readonly code: 'CUSTOMER_NOT_FOUND';
}

export interface ReceiptStateRefused {
  readonly code: 'RECEIPT_STATE_REFUSED';
  readonly receiptId: string;
  readonly status: ReceiptStatus;
  readonly action: ReceiptAction;
}

/** The bank's reference stands on another receipt of the same account: the same money twice. */
export interface BankReferenceTaken {
  readonly code: 'BANK_REFERENCE_TAKEN';
  readonly no: string | null;
}

/** The parts add up to more than there is. */
export interface AllocationExceeded {
  readonly code: 'ALLOCATION_EXCEEDED';
  /** Fen. */
  readonly available: number;
}

/** A part is meant for a plan or order of another customer, in another currency, or one that expects nothing. */
export interface AllocationRefused {
  readonly code: 'ALLOCATION_REFUSED';
}

/** Somebody else than the customer pays, and nobody said why. */
export interface ThirdPartyUnexplained {
  readonly code: 'THIRD_PARTY_UNEXPLAINED';
  readonly payerName: string;
}

const steps: Readonly<Record<ReceiptAction, readonly [to: ReceiptStatus, ...from: ReceiptStatus[]]>> = {
  edit: ['draft', 'draft', 'rejected'],
  submit: ['waiting', 'draft', 'rejected'],
  withdraw: ['draft', 'waiting'],
  confirm: ['confirmed', 'waiting'],
  reject: ['rejected', 'waiting'],
  reverse: ['reversed', 'confirmed'],
  allocate: ['confirmed', 'confirmed'],
};

/** Where a step leads; what was confirmed is never edited, only reversed. */
export function checkReceiptStep(
  { id: receiptId, status, deletedAt }: Pick<Receipt, 'id' | 'status' | 'deletedAt'>,
  action: ReceiptAction,
): Result<ReceiptStatus, ReceiptStateRefused> {
  const [to, ...from] = steps[action];
  if (deletedAt !== null || !from.includes(status)) {
    return refuse({ code: 'RECEIPT_STATE_REFUSED', receiptId, status, action });
  }
  return ok(to);
}

/** What a receipt can settle: what was paid, and what need not be paid. */
export function availableOf({ amount, discount }: Pick<Receipt, 'amount' | 'discount'>): number {
  return amount + discount;
}

/** A name without what bank and customer may write differently: blanks, brackets, widths, capitals. */
export function plainPayer(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s()]/g, '');
}

export function isSamePayer(payer: string, customer: string): boolean {
  return plainPayer(payer) === plainPayer(customer);
}
