import { countOf } from '../features/approvals/approval.model.ts';
import { approvalsCommands } from '../features/approvals/approvals.commands.ts';
import { findClaim } from '../features/approvals/approvals.repository.ts';
import { findNeed } from '../features/approvals/need-approval.ts';
import { serverActorId } from '../features/watching/alert.model.ts';
import { executeAs, type Session, throwEverywhere } from './session.ts';

/**
 * For what is no command of the ledger (a file, a restore): passes where it needs no second person, or where exactly
 * this was agreed to, and then once. Returns the approval that was used up.
 */
export function demandApproval(
  session: Session,
  procedure: string,
  input: unknown,
  total = countOf(input),
): string | undefined {
  const { app, actor } = session;
  // The console proves its two people by itself.
  if (actor.userId === serverActorId) return undefined;
  const at = app.ports.clock.now();
  const need = findNeed(app.db, actor, procedure, input, { total, at });
  if (!need) return undefined;
  const claim = findClaim(app.db, actor.userId, procedure, input, at);
  if (!claim || claim.total < total) {
    throwEverywhere(need);
    return undefined;
  }
  const claimed = executeAs(session, approvalsCommands, 'approvals.claim', { id: claim.id });
  if (!claimed.ok) throwEverywhere(need);
  return claim.id;
}
