import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { removeChildRows, restoreChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { checkNotClosed, type LeadClosed, type LeadNotFound } from './lead.model.ts';
import { leadChildren } from './lead-children.repository.ts';
import { permitDelete } from './leads.policy.ts';
import { findLead } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

/** To the recycle bin with what hangs on it. A converted lead is the customer's and goes only with it. */
export function removeLead(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, LeadNotFound | NotAllowed | LeadClosed> {
  const permits = permitAll(tx, actor, ids);
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const open = checkNotClosed(subject);
    if (!open.ok) return open;
    if (subject.deletedAt !== null) continue;
    tx.update(leads, subject.id, { deletedAt: tx.at });
    removeChildRows(tx, leadChildren, subject.id, tx.at);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** Out of the recycle bin, with what went there together. */
export function restoreLead(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, LeadNotFound | NotAllowed> {
  const permits = permitAll(tx, actor, ids);
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if (subject.deletedAt === null) continue;
    tx.update(leads, subject.id, { deletedAt: null });
    restoreChildRows(tx, leadChildren, subject.id, subject.deletedAt);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

function permitAll(tx: WriteTx, actor: Actor, ids: readonly string[]) {
  return permitEach(
    ids,
    (id) => findLead(tx, id),
    (lead) => permitDelete(actor, lead),
    'LEAD_NOT_FOUND',
  );
}
