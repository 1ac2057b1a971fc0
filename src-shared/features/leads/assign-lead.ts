import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { findHome } from '../people/people.repository.ts';
import type { CapacityFull } from '../pools/capacity.model.ts';
import { checkCapacity } from '../pools/capacity.repository.ts';
import type { OwnerNotFound } from './create-lead.ts';
import { checkTransition, type LeadNotFound, type LeadStateRefused } from './lead.model.ts';
import { setLeadOwner } from './lead-children.repository.ts';
import { permitAssign } from './leads.policy.ts';
import { findLead } from './leads.repository.ts';

interface AssignLeadInput {
  readonly ids: readonly string[];
  readonly ownerId: string;
}

type AssignLeadRefusal = LeadNotFound | NotAllowed | LeadStateRefused | OwnerNotFound | CapacityFull;

/** The lead takes the home of its new owner, and its follow-ups and tasks come along. */
export function assignLead(
  tx: WriteTx,
  actor: Actor,
  { ids, ownerId }: AssignLeadInput,
): Result<WrittenMany, AssignLeadRefusal> {
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });

  const permits = permitEach(
    ids,
    (id) => findLead(tx, id),
    (lead) => permitAssign(actor, lead),
    'LEAD_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const step = checkTransition(subject, 'assign');
    if (!step.ok) return step;
    if (subject.ownerId === ownerId) continue;
    const room = checkCapacity(tx, 'lead', ownerId, 1);
    if (!room.ok) return room;
    setLeadOwner(tx, subject, home, step.value.to);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
