import { invariant } from '../../kernel/invariant.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { findHome } from '../people/people.repository.ts';
import type { CapacityFull } from '../pools/capacity.model.ts';
import { checkCapacity } from '../pools/capacity.repository.ts';
import { checkClaim } from '../pools/claim-guards.repository.ts';
import { noteClaim } from '../pools/owner-changes.repository.ts';
import type { ClaimRefused } from '../pools/pool.model.ts';
import { checkTransition, type LeadNotFound, type LeadStateRefused } from './lead.model.ts';
import { setLeadOwner } from './lead-children.repository.ts';
import { permitClaim } from './leads.policy.ts';
import { findLead, type LeadRecord } from './leads.repository.ts';

type ClaimLeadRefusal = LeadNotFound | NotAllowed | LeadStateRefused | ClaimRefused | CapacityFull;

/** Takes leads out of the pool. The server decides in order of arrival: who comes second is refused. */
export function claimLead(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, ClaimLeadRefusal> {
  const home = findHome(tx, actor.userId);
  invariant(home, 'who acts has a home');

  for (const id of ids) {
    const taken = findTaken(tx, actor, id);
    if (taken) return taken;
  }
  const permits = permitEach(
    ids,
    (id) => findLead(tx, id),
    (lead) => permitClaim(actor, lead),
    'LEAD_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const pool = subject.poolId === null ? undefined : checkPool(tx, actor, subject);
    if (pool && !pool.ok) return pool;
    const step = checkTransition(subject, 'claim');
    if (!step.ok) return step;
    const room = checkCapacity(tx, 'lead', actor.userId, 1);
    if (!room.ok) return room;
    setLeadOwner(tx, subject, home, step.value.to, 'claimed');
    if (pool) noteClaim(tx, 'lead', pool.value.id, subject.id, actor.userId);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** Somebody else was quicker: whoever could see the lead in its pool is told so, whoever could not learns nothing. */
function findTaken(tx: WriteTx, actor: Actor, id: string) {
  const lead = findLead(tx, id);
  if (!lead || lead.poolId !== null || lead.ownerId === null || !isAllowed(actor, 'lead.claim')) return undefined;
  const answer = checkPool(tx, actor, lead);
  return !answer.ok && answer.error.code === 'CLAIM_TAKEN' ? answer : undefined;
}

function checkPool(tx: WriteTx, actor: Actor, lead: LeadRecord) {
  const twin = tx.row(
    "SELECT 1 FROM leads WHERE name_norm = ? AND id <> ? AND owner_id IS NOT NULL AND status <> 'invalid' AND deleted_at IS NULL LIMIT 1",
    lead.nameNorm,
    lead.id,
  );
  return checkClaim(tx, actor, 'lead', { ...lead, isDeal: false, isDuplicate: twin !== undefined });
}
