import type { Changes } from '../../kernel/fields.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { restoreChildRows } from '../../ledger/child-rows.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { checkNotClosed, type LeadClosed, type LeadNotFound } from './lead.model.ts';
import { leadChildren } from './lead-children.repository.ts';
import { permitEdit } from './leads.policy.ts';
import { findLead, type LeadRecord, leadKeys } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

interface EditLeadInput {
  readonly id: string;
  readonly changes: Changes<LeadRecord>;
}

export function editLead(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditLeadInput,
): Result<Written, LeadNotFound | NotAllowed | LeadClosed> {
  const found = findLead(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'LEAD_NOT_FOUND' });

  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  const open = checkNotClosed(found);
  if (!open.ok) return open;

  const inConflict = mergeEdit(tx, leads, found, changes);
  const after = findLead(tx, id)!;
  if (changes.name || changes.mobile || changes.phone) tx.update(leads, id, leadKeys(after));
  if (found.deletedAt !== null && after.deletedAt === null) restoreChildRows(tx, leadChildren, id, found.deletedAt);
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
