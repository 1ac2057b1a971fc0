import { chinaDate } from '../../kernel/china/dates.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import { findVisibleOrder } from '../orders/orders.repository.ts';
import { prepaidBy } from './balances.repository.ts';
import type { PlanNotFound } from './plan.model.ts';
import type { AllocationExceeded, AllocationRefused, CustomerNotFound } from './receipt.model.ts';
import type { ReceiptMethod } from './receipt-words.model.ts';
import { permitCreate } from './receivables.policy.ts';
import { findBankAccount, findReceipt, findVisiblePlan } from './receivables.repository.ts';
import { receipts } from './receivables.tables.ts';
import { writeShares } from './settle.repository.ts';

export interface RefundInput {
  readonly id?: string | undefined;
  readonly customerId: string;
  readonly amount: number;
  readonly method: ReceiptMethod;
  readonly reason: string;
  readonly paidOn?: string | undefined;
  readonly bankAccountId?: string | null | undefined;
  readonly bankRef?: string | null | undefined;
  /** What it was paid for; left out: what was paid in advance. */
  readonly planId?: string | undefined;
  readonly orderId?: string | undefined;
}

type RefundRefusal =
  | NotAllowed
  | IdTaken
  | FieldInvalid
  | CustomerNotFound
  | PlanNotFound
  | AllocationRefused
  | AllocationExceeded;

/** 退款单: money back to the customer, no more than was paid for it; it counts when it is confirmed like a receipt. */
export function createRefund(tx: WriteTx, actor: Actor, input: RefundInput): Result<Written, RefundRefusal> {
  const permit = permitCreate(actor);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findReceipt(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const customer = findVisibleCustomer(tx, actor, input.customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
  const { planId, orderId, amount, bankAccountId = null, bankRef = null } = input;
  if (bankAccountId !== null && !findBankAccount(tx, bankAccountId)) {
    return refuse({ code: 'FIELD_INVALID', field: 'bankAccountId', rule: 'unknown' });
  }
  const plan = planId === undefined ? undefined : findVisiblePlan(tx, actor, planId);
  const order = orderId === undefined ? undefined : findVisibleOrder(tx, actor, orderId);
  const target = plan ?? order;
  if (!target && (planId ?? orderId) !== undefined) return refuse({ code: 'PLAN_NOT_FOUND' });
  if (target && target.customerId !== customer.id) return refuse({ code: 'ALLOCATION_REFUSED' });
  const currency = target?.currency ?? 'CNY';
  const available = target ? target.receivedAmount : prepaidBy(tx, customer.id, currency);
  if (amount > available) return refuse({ code: 'ALLOCATION_EXCEEDED', available: Math.max(0, available) });

  const { branchId, deptId, ownerId } = customer;
  tx.insert(receipts, {
    ...{ id, branchId, deptId, ownerId, currency, bankAccountId, bankRef },
    customerId: customer.id,
    no: takeNumber(tx, { docType: 'receipt', branchId }),
    kind: 'refund',
    payerName: customer.name,
    receivedOn: input.paidOn ?? chinaDate(tx.at),
    amount: -amount,
    method: input.method,
    fee: 0,
    discount: 0,
    notes: input.reason,
    status: 'draft',
    allocated: 0,
    unallocated: 0,
    tags: [],
  });
  const share = {
    planId: plan?.id ?? null,
    orderId: plan ? plan.orderId : (order?.id ?? null),
    contractId: target?.contractId ?? null,
    amount: -amount,
  };
  writeShares(tx, findReceipt(tx, id)!, target ? [share] : []);
  return ok({ id, commandId: tx.command.id });
}
