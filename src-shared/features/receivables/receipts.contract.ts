import { z } from 'zod';
import { changesOf, id, line, localDate } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { submitRefusals } from '../flows/flows.contract.ts';
import { bankStatementContract } from './bank-statement.contract.ts';
import { fenAmount } from './plan.model.ts';
import {
  allocation,
  allocationsInput,
  bankAccount,
  bankAccountFields,
  newReceipt,
  receipt,
  receiptFields,
} from './receipt.model.ts';
import { receiptActions, receiptMethods, receiptStatuses } from './receipt-words.model.ts';

const notFound = { RECEIPT_NOT_FOUND: { status: 404 } } as const;
const customerNotFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
const stateRefused = {
  RECEIPT_STATE_REFUSED: {
    status: 409,
    data: z.object({ receiptId: id, status: z.enum(receiptStatuses), action: z.enum(receiptActions) }),
  },
} as const;
const spread = {
  PLAN_NOT_FOUND: { status: 404 },
  ALLOCATION_EXCEEDED: { status: 409, data: z.object({ available: z.number().int() }) },
  ALLOCATION_REFUSED: { status: 409 },
} as const;
const content = {
  BANK_REFERENCE_TAKEN: { status: 409, data: z.object({ no: z.string().nullable() }) },
  THIRD_PARTY_UNEXPLAINED: { status: 422, data: z.object({ payerName: z.string() }) },
} as const;

/** A row of the list: the receipt with the names a person reads. */
export const receiptRow = receipt.extend({
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  customerName: z.string().nullable(),
  bankAccountName: z.string().nullable(),
  followed: z.boolean(),
});
export type ReceiptRow = z.infer<typeof receiptRow>;

export const receiptPage = receiptRow.extend({
  reversesNo: z.string().nullable(),
  reversedBy: z.object({ id, no: z.string().nullable() }).nullable(),
  confirmedByName: z.string().nullable(),
  allocations: z.array(
    allocation.extend({
      orderNo: z.string().nullable(),
      period: z.number().int().nullable(),
      dueDate: localDate.nullable(),
    }),
  ),
});
export type ReceiptPage = z.infer<typeof receiptPage>;

const listed = listInput.extend({ customerId: id.optional(), orderId: id.optional(), planId: id.optional() });
const one = z.object({ id });
const many = z.object({ ids: z.array(id).min(1).max(500) });
const reason = line(500).min(1);

const list = query.route({ method: 'GET', path: '/receipts' }).input(listed).output(listOutput(receiptRow));
const get = query.route({ method: 'GET', path: '/receipts/{id}' }).input(one).output(receiptPage).errors(notFound);

/** What a customer still owes by plan and order, the earliest first, and what was paid in advance. */
const expected = query
  .route({ method: 'GET', path: '/receipts/expected' })
  .input(z.object({ customerId: id, currency: receipt.shape.currency.optional() }))
  .output(
    z.object({
      prepaid: z.number().int(),
      rows: z.array(
        z.object({
          planId: id.nullable(),
          orderId: id.nullable(),
          no: z.string().nullable(),
          period: z.number().int().nullable(),
          dueDate: localDate.nullable(),
          amount: z.number().int(),
        }),
      ),
    }),
  )
  .errors(customerNotFound);

const create = command
  .route({ method: 'POST', path: '/receipts' })
  .input(newReceipt)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...customerNotFound, ...content, ...spread });

/** 退款: money back to the customer. */
const refund = command
  .route({ method: 'POST', path: '/receipts/refund' })
  .input(
    z.object({
      id: id.optional(),
      customerId: id,
      amount: fenAmount,
      method: z.enum(receiptMethods),
      reason,
      paidOn: localDate.optional(),
      bankAccountId: id.nullable().optional(),
      bankRef: line(80).nullable().optional(),
      planId: id.optional(),
      orderId: id.optional(),
    }),
  )
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...customerNotFound, ...spread });

const edit = command
  .route({ method: 'PATCH', path: '/receipts/{id}' })
  .input(one.extend({ changes: changesOf(receiptFields), allocations: allocationsInput.optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...stateRefused, ...content, ...spread });

const decision = { ...notFound, ...notAllowed, ...stateRefused };

const submit = command
  .route({ method: 'POST', path: '/receipts/{id}/submit' })
  .input(one.extend({ chosen: z.record(z.string(), z.array(id)).optional() }))
  .output(written)
  .errors({ ...decision, ...submitRefusals });

const withdraw = command
  .route({ method: 'POST', path: '/receipts/{id}/withdraw' })
  .input(one)
  .output(written)
  .errors(decision);

const confirm = command
  .route({ method: 'POST', path: '/receipts/{id}/confirm' })
  .input(one)
  .output(written)
  .errors(decision);

const reject = command
  .route({ method: 'POST', path: '/receipts/{id}/reject' })
  .input(one.extend({ reason }))
  .output(written)
  .errors(decision);

/** 红冲; `id` is the red receipt's. */
const reverse = command
  .route({ method: 'POST', path: '/receipts/reverse' })
  .input(z.object({ id: id.optional(), receiptId: id, reason }))
  .output(written)
  .errors({ ...decision, ...idTaken });

/** Puts what was paid in advance to what is due now. */
const allocate = command
  .route({ method: 'POST', path: '/receipts/{id}/allocate' })
  .input(one.extend({ allocations: allocationsInput.optional() }))
  .output(written)
  .errors({ ...decision, ...spread });

const assign = command
  .route({ method: 'POST', path: '/receipts/assign' })
  .input(many.extend({ ownerId: id }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, OWNER_NOT_FOUND: { status: 404 } });

const tag = command
  .route({ method: 'POST', path: '/receipts/tag' })
  .input(many.extend({ add: z.array(line(40).min(1)).max(20), remove: z.array(line(40)).max(20) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const remove = command
  .route({ method: 'POST', path: '/receipts/remove' })
  .input(many)
  .output(writtenMany)
  .errors(decision);

const restore = command
  .route({ method: 'POST', path: '/receipts/restore' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

/** The company's own accounts. */
const accounts = query.route({ method: 'GET', path: '/bank-accounts' }).output(z.array(bankAccount));

const saveAccount = command
  .route({ method: 'PUT', path: '/bank-accounts' })
  .input(z.object(bankAccountFields).partial().extend({ id: id.optional(), name: bankAccountFields.name }))
  .output(written)
  .errors(notAllowed);

export const receiptsContract = {
  list,
  get,
  expected,
  ...bankStatementContract,
  create,
  refund,
  edit,
  submit,
  withdraw,
  confirm,
  reject,
  reverse,
  allocate,
  assign,
  tag,
  remove,
  restore,
  accounts,
  saveAccount,
};
