import { invariant } from '../../kernel/invariant.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { findHome } from '../people/people.repository.ts';
import { checkTransition, type LeadNotFound, type LeadStateRefused } from './lead.model.ts';
import { setLeadOwner } from './lead-children.repository.ts';
import { permitClaim } from './leads.policy.ts';
import { findLead } from './leads.repository.ts';

/** Takes leads out of the pool. The server decides in order of arrival: who comes second is refused. */
export function claimLead(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, LeadNotFound | NotAllowed | LeadStateRefused> {
  const home = findHome(tx, actor.userId);
  invariant(home, 'who acts has a home');

  const permits = permitEach(
    ids,
    (id) => findLead(tx, id),
    (lead) => permitClaim(actor, lead),
    'LEAD_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const step = checkTransition(subject, 'claim');
    if (!step.ok) return step;
    setLeadOwner(tx, subject, home, step.value.to);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
