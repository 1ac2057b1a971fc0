import type { Changes } from '../../kernel/fields.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import { checkReceipt, type ReceiptContentRefusal } from './check-receipt.ts';
import {
  type AllocationInput,
  availableOf,
  checkReceiptStep,
  type ReceiptNotFound,
  type ReceiptStateRefused,
} from './receipt.model.ts';
import { permitEdit } from './receivables.policy.ts';
import { findReceipt, type ReceiptRecord } from './receivables.repository.ts';
import { receipts } from './receivables.tables.ts';
import { writeShares } from './settle.repository.ts';
import { type SpreadRefusal, spreadAsWished, spreadByDueDate } from './spread.repository.ts';

interface EditReceiptInput {
  readonly id: string;
  readonly changes: Changes<ReceiptRecord>;
  readonly allocations?: readonly AllocationInput[] | undefined;
}

type EditReceiptRefusal =
  | ReceiptNotFound
  | NotAllowed
  | FieldInvalid
  | ReceiptStateRefused
  | ReceiptContentRefusal
  | SpreadRefusal;

/** Only a draft or one that was sent back; what was confirmed is reversed, never edited. */
export function editReceipt(
  tx: WriteTx,
  actor: Actor,
  { id, changes, allocations }: EditReceiptInput,
): Result<Written, EditReceiptRefusal> {
  const found = findReceipt(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'RECEIPT_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  const step = checkReceiptStep(found, 'edit');
  if (!step.ok) return step;
  if (found.kind === 'refund') return refuse({ code: 'FIELD_INVALID', field: 'kind', rule: 'refund' });

  const inConflict = mergeEdit(tx, receipts, found, changes);
  tx.update(receipts, id, { status: step.value });
  const after = findReceipt(tx, id)!;
  const content = checkReceipt(tx, after, findCustomer(tx, after.customerId)?.name ?? '');
  if (!content.ok) return content;
  const { customerId, currency } = after;
  const money = { customerId, currency, available: availableOf(after) };
  const isMore = availableOf(after) !== availableOf(found);
  if (allocations || isMore) {
    const shares = allocations ? spreadAsWished(tx, actor, money, allocations) : ok(spreadByDueDate(tx, actor, money));
    if (!shares.ok) return shares;
    writeShares(tx, after, shares.value);
  }
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
