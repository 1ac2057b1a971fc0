import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { type ApprovalNotNeeded, approvalMs, countOf, guardOf, type NewApproval } from './approval.model.ts';
import { findApproval } from './approvals.repository.ts';
import { approvalInputs, approvals } from './approvals.tables.ts';
import { inputHashOf } from './input-hash.repository.ts';
import { findNeed } from './need-approval.ts';

/** Freezes a command as it is now and asks for a second person. Offline it waits in the outbox like any work. */
export function requestApproval(
  tx: WriteTx,
  actor: Actor,
  { reason, procedure, ...asked }: NewApproval,
): Result<Written, NotAllowed | IdTaken | ApprovalNotNeeded> {
  const id = asked.id!;
  if (findApproval(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const guard = guardOf(procedure, asked.input);
  if (!guard) return refuse({ code: 'APPROVAL_NOT_NEEDED' });
  if (!isAllowed(actor, guard.action)) return refuse({ code: 'NOT_ALLOWED', action: guard.action });
  const commandId = tx.newId();
  const input = withId(procedure, asked.input, tx);
  const total = guard.fulfilment === 'run' ? countOf(input) : (asked.total ?? countOf(input));
  if (!findNeed(tx, actor, procedure, input, { total, at: tx.at })) return refuse({ code: 'APPROVAL_NOT_NEEDED' });

  const inputHash = inputHashOf(procedure, input);
  const { kind, action } = guard;
  const expiresAt = tx.at + approvalMs;
  const frozen = { id, kind, procedure, commandId, inputHash, action, total, reason, expiresAt };
  tx.insert(approvals, { ...frozen, requestedBy: actor.userId, state: 'waiting' });
  tx.insert(approvalInputs, { id, input, ownerId: actor.userId });
  return ok({ id, commandId: tx.command.id });
}

/** A new record's id is part of what is frozen, or every run would make another one. */
function withId(procedure: string, input: unknown, tx: WriteTx): unknown {
  if (!procedure.endsWith('.create') || input === null || typeof input !== 'object') return input;
  return 'id' in input && input.id !== undefined ? input : { ...input, id: tx.newId() };
}
