import type { Changes } from '../../kernel/fields.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findInvoice } from '../invoices/invoices.repository.ts';
import type { RedRequestNotFound, RedStateRefused, WantedRedLine } from './red-request.model.ts';
import { permitEdit } from './red-requests.policy.ts';
import type { RedRequestRecord } from './red-requests.repository.ts';
import { redRequests } from './red-requests.tables.ts';
import { putRedLines, type RedContentRefusal } from './save-red-request.ts';
import { take } from './step-red-request.ts';

interface EditInput {
  readonly id: string;
  readonly changes: Changes<RedRequestRecord>;
  readonly lines?: readonly WantedRedLine[] | undefined;
}

/** A draft, or one that came back; with `lines` it takes back these and no others. */
export function editRedRequest(
  tx: WriteTx,
  actor: Actor,
  { id, changes, lines }: EditInput,
): Result<Written, RedRequestNotFound | NotAllowed | RedStateRefused | RedContentRefusal> {
  const found = take(tx, actor, id, 'edit', permitEdit);
  if (!found.ok) return found;
  const { request, to } = found.value;
  const inConflict = mergeEdit(tx, redRequests, request, changes);
  tx.update(redRequests, id, { status: to });
  if (lines) {
    const put = putRedLines(tx, id, findInvoice(tx, request.blueInvoiceId)!, lines);
    if (!put.ok) return put;
  }
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
