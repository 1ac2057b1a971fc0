import { chinaDate } from '../../kernel/china/dates.ts';
import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import {
  type AllocationInput,
  checkReceiptStep,
  type ReceiptNotFound,
  type ReceiptStateRefused,
} from './receipt.model.ts';
import { permitEdit, permitReverse } from './receivables.policy.ts';
import { findReceipt } from './receivables.repository.ts';
import { receipts } from './receivables.tables.ts';
import { addShares, unsettle } from './settle.repository.ts';
import { type SpreadRefusal, spreadAsWished, spreadByDueDate } from './spread.repository.ts';

interface ReverseInput {
  /** The id of the red receipt. */
  readonly id?: string | undefined;
  readonly receiptId: string;
  readonly reason: string;
}

type Common = ReceiptNotFound | NotAllowed | ReceiptStateRefused;

/** 红冲: a mirror of the receipt takes back all it brought; both stay to be read. */
export function reverseReceipt(tx: WriteTx, actor: Actor, input: ReverseInput): Result<Written, Common | IdTaken> {
  const receipt = findReceipt(tx, input.receiptId);
  if (!receipt) return refuse({ code: 'RECEIPT_NOT_FOUND' });
  const permit = permitReverse(actor, receipt);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findReceipt(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const step = checkReceiptStep(receipt, 'reverse');
  const { status } = receipt;
  if (receipt.kind === 'reversal') {
    return refuse({ code: 'RECEIPT_STATE_REFUSED', receiptId: receipt.id, status, action: 'reverse' });
  }
  if (!step.ok) return step;

  const { createdBy, createdAt, updatedBy, updatedAt, deletedAt, revision, ...same } = receipt;
  tx.insert(receipts, {
    ...same,
    id,
    no: takeNumber(tx, { docType: 'receipt', branchId: receipt.branchId }),
    kind: 'reversal',
    reversesId: receipt.id,
    receivedOn: chinaDate(tx.at),
    amount: -receipt.amount,
    fee: -receipt.fee,
    discount: -receipt.discount,
    reason: input.reason,
    confirmedAt: tx.at,
    confirmedBy: tx.command.actorId,
    tags: [],
  });
  unsettle(tx, receipt, findReceipt(tx, id)!);
  tx.update(receipts, receipt.id, { status: step.value, reason: input.reason });
  return ok({ id, commandId: tx.command.id });
}

interface AllocateInput {
  readonly id: string;
  readonly allocations?: readonly AllocationInput[] | undefined;
}

/** What was paid in advance is put to what has become due since. */
export function allocateReceipt(
  tx: WriteTx,
  actor: Actor,
  { id, allocations }: AllocateInput,
): Result<Written, Common | SpreadRefusal> {
  const receipt = findReceipt(tx, id);
  if (!receipt) return refuse({ code: 'RECEIPT_NOT_FOUND' });
  const permit = permitEdit(actor, receipt);
  if (!permit.ok) return permit;
  const step = checkReceiptStep(receipt, 'allocate');
  if (!step.ok) return step;
  const { customerId, currency, unallocated } = receipt;
  const money = { customerId, currency, available: Math.max(0, unallocated) };
  const shares = allocations ? spreadAsWished(tx, actor, money, allocations) : ok(spreadByDueDate(tx, actor, money));
  if (!shares.ok) return shares;
  addShares(tx, receipt, shares.value);
  return ok({ id, commandId: tx.command.id });
}
