import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findPending } from '../flows/flows.repository.ts';
import type { SubmitRefusal } from '../flows/instance.model.ts';
import { submitToFlow } from '../flows/submit-to-flow.repository.ts';
import { checkReceiptStep, type ReceiptNotFound, type ReceiptStateRefused } from './receipt.model.ts';
import { confirmNow, receiptFlow } from './receipt-flow.repository.ts';
import type { ReceiptAction, ReceiptStatus } from './receipt-words.model.ts';
import { permitConfirm, permitEdit } from './receivables.policy.ts';
import { findReceipt, type ReceiptRecord } from './receivables.repository.ts';
import { receipts } from './receivables.tables.ts';

interface StepInput {
  readonly id: string;
}

type Common = ReceiptNotFound | NotAllowed | ReceiptStateRefused;
type Stepped<More = never> = Result<Written, Common | More>;

/** For the finance people to look at: through the flow that fits, or to whoever may confirm. */
export function submitReceipt(
  tx: WriteTx,
  actor: Actor,
  { id, chosen }: StepInput & { readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined },
): Stepped<SubmitRefusal> {
  const step = findStep(tx, actor, id, 'submit', permitEdit);
  if (!step.ok) return step;
  const submitted = submitToFlow(tx, actor, receiptFlow, { id, chosen });
  if (!submitted.ok) return submitted;
  if (submitted.value.instanceId === null) tx.update(receipts, id, { status: step.value, reason: null });
  return ok({ id, commandId: tx.command.id });
}

/** Back to be mended, before anybody has decided; where a flow decides it is taken back there. */
export function withdrawReceipt(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped {
  const step = findStep(tx, actor, id, 'withdraw', permitEdit);
  if (!step.ok) return step;
  tx.update(receipts, id, { status: step.value });
  return ok({ id, commandId: tx.command.id });
}

/** The money is there: plans and orders have it from now on. */
export function confirmReceipt(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped {
  const step = findStep(tx, actor, id, 'confirm', permitConfirm);
  if (!step.ok) return step;
  confirmNow(tx, id);
  return ok({ id, commandId: tx.command.id });
}

export function rejectReceipt(tx: WriteTx, actor: Actor, { id, reason }: StepInput & { reason: string }): Stepped {
  const step = findStep(tx, actor, id, 'reject', permitConfirm);
  if (!step.ok) return step;
  tx.update(receipts, id, { status: step.value, reason });
  return ok({ id, commandId: tx.command.id });
}

function findStep(
  tx: WriteTx,
  actor: Actor,
  id: string,
  action: ReceiptAction,
  permit: (actor: Actor, receipt: ReceiptRecord) => Result<unknown, NotAllowed>,
): Result<ReceiptStatus, Common> {
  const receipt = findReceipt(tx, id);
  if (!receipt || receipt.deletedAt !== null) return refuse({ code: 'RECEIPT_NOT_FOUND' });
  const permitted = permit(actor, receipt);
  if (!permitted.ok) return permitted;
  const { status } = receipt;
  if (findPending(tx, id)) return refuse({ code: 'RECEIPT_STATE_REFUSED', receiptId: id, status, action });
  return checkReceiptStep(receipt, action);
}
