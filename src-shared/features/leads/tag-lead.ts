import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { checkNotClosed, type LeadClosed, type LeadNotFound } from './lead.model.ts';
import { permitEdit } from './leads.policy.ts';
import { findLead } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

interface TagLeadInput {
  readonly ids: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Adds and takes away: what two people added meanwhile is all there afterwards. */
export function tagLead(
  tx: WriteTx,
  actor: Actor,
  input: TagLeadInput,
): Result<WrittenMany, LeadNotFound | NotAllowed | LeadClosed> {
  const permits = permitEach(
    input.ids,
    (id) => findLead(tx, id),
    (lead) => permitEdit(actor, lead),
    'LEAD_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const open = checkNotClosed(subject);
    if (!open.ok) return open;
    const kept = subject.tags.filter((tag) => !input.remove.includes(tag));
    tx.update(leads, subject.id, { tags: [...new Set([...kept, ...input.add])] });
  }
  return ok({ ids: [...input.ids], commandId: tx.command.id });
}
