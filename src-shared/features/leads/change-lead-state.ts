import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import {
  checkTransition,
  type Lead,
  type LeadNotFound,
  type LeadStateRefused,
  missingForQualification,
} from './lead.model.ts';
import { permitEdit, permitReactivate } from './leads.policy.ts';
import { findLead } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

interface OneLead {
  readonly id: string;
}

export interface LeadIncomplete {
  readonly code: 'LEAD_INCOMPLETE';
  readonly missing: string[];
}

/** A lead is qualified once it is known who to talk to, how to reach them and what they want. */
export function qualifyLead(
  tx: WriteTx,
  actor: Actor,
  { id }: OneLead,
): Result<Written, LeadNotFound | NotAllowed | LeadStateRefused | LeadIncomplete> {
  const found = findLead(tx, id);
  if (!found) return refuse({ code: 'LEAD_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;

  const step = checkTransition(found, 'qualify');
  if (!step.ok) return step;
  const missing = missingForQualification(found);
  if (missing.length > 0) return refuse({ code: 'LEAD_INCOMPLETE', missing });

  tx.update(leads, id, { status: step.value.to, qualifiedAt: tx.at });
  return ok({ id, commandId: tx.command.id });
}

interface MarkInvalidInput {
  readonly ids: readonly string[];
  readonly reason: NonNullable<Lead['invalidReason']>;
  readonly remark?: string | undefined;
}

export function markLeadInvalid(
  tx: WriteTx,
  actor: Actor,
  { ids, reason, remark }: MarkInvalidInput,
): Result<WrittenMany, LeadNotFound | NotAllowed | LeadStateRefused> {
  const permits = permitEach(
    ids,
    (id) => findLead(tx, id),
    (lead) => permitEdit(actor, lead),
    'LEAD_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const step = checkTransition(subject, 'markInvalid');
    if (!step.ok) return step;
    tx.update(leads, subject.id, {
      status: step.value.to,
      invalidReason: reason,
      stateRemark: remark ?? null,
      nextContactAt: null,
    });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** An invalid lead comes back to life with the owner it has. */
export function reactivateLead(
  tx: WriteTx,
  actor: Actor,
  { id }: OneLead,
): Result<Written, LeadNotFound | NotAllowed | LeadStateRefused> {
  const found = findLead(tx, id);
  if (!found) return refuse({ code: 'LEAD_NOT_FOUND' });
  const permit = permitReactivate(actor, found);
  if (!permit.ok) return permit;

  const step = checkTransition(found, 'reactivate');
  if (!step.ok) return step;
  tx.update(leads, id, { status: step.value.to, invalidReason: null, stateRemark: null });
  return ok({ id, commandId: tx.command.id });
}
