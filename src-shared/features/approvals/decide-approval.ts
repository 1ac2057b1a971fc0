import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findLimits } from '../officers/officers.repository.ts';
import { serverActorId } from '../watching/alert.model.ts';
import type { ApprovalNotFound, ApprovalOver, ApprovalOwn, ApprovalTooEarly } from './approval.model.ts';
import { type ApprovalRecord, findApproval, hasDecider, mayDecide, receivedAt } from './approvals.repository.ts';
import { approvals } from './approvals.tables.ts';

interface Decision {
  readonly id: string;
  readonly agree: boolean;
  readonly note?: string | undefined;
}

type Refused = NotAllowed | ApprovalNotFound | ApprovalOver | ApprovalOwn;

/** Yes or no by somebody else, who might do it themselves. (V2.3.5) */
export function decideApproval(tx: WriteTx, actor: Actor, { id, agree, note }: Decision): Result<Written, Refused> {
  const found = findWaiting(tx, id);
  if (!found.ok) return found;
  if (found.value.requestedBy === actor.userId) return refuse({ code: 'APPROVAL_OWN' });
  if (!mayDecide(tx, actor, found.value)) return refuse({ code: 'NOT_ALLOWED', action: found.value.action });
  return settle(tx, actor, id, agree ? 'approved' : 'refused', note);
}

/**
 * Where nobody else could agree: the requester does, after the company's waiting time and with their password, which
 * the host has asked for. A device of a server proves no password to it, so the server takes this from nobody's device.
 */
export function confirmAlone(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, Refused | ApprovalTooEarly> {
  const found = findWaiting(tx, id);
  if (!found.ok) return found;
  const asked = found.value;
  const isDeviceOfServer = tx.command.deviceId !== null;
  if (asked.requestedBy !== actor.userId || isDeviceOfServer || !isAllowed(actor, asked.action)) {
    return refuse({ code: 'NOT_ALLOWED', action: asked.action });
  }
  if (hasDecider(tx, asked)) return refuse({ code: 'APPROVAL_OWN' });
  if (tx.at < aloneFrom(tx, asked, findLimits(tx).aloneMinutes)) return refuse({ code: 'APPROVAL_TOO_EARLY' });
  return settle(tx, actor, id, 'approved', undefined);
}

export function aloneFrom(db: ReadDb, asked: ApprovalRecord, minutes: number): number {
  return receivedAt(db, asked) + minutes * 60_000;
}

export function withdrawApproval(tx: WriteTx, actor: Actor, { id }: { readonly id: string }): Result<Written, Refused> {
  const found = findApproval(tx, id);
  if (!found) return refuse({ code: 'APPROVAL_NOT_FOUND' });
  if (found.requestedBy !== actor.userId) return refuse({ code: 'NOT_ALLOWED', action: found.action });
  if (found.state !== 'waiting' && found.state !== 'approved') return refuse({ code: 'APPROVAL_OVER' });
  tx.update(approvals, id, { state: 'withdrawn' });
  return ok({ id, commandId: tx.command.id });
}

/** Carried out once by whoever asked; a second time finds it done. */
export function claimApproval(tx: WriteTx, actor: Actor, { id }: { readonly id: string }): Result<Written, Refused> {
  const found = findApproval(tx, id);
  if (!found) return refuse({ code: 'APPROVAL_NOT_FOUND' });
  if (found.requestedBy !== actor.userId) return refuse({ code: 'NOT_ALLOWED', action: found.action });
  if (found.state !== 'approved' || found.expiresAt <= tx.at) return refuse({ code: 'APPROVAL_OVER' });
  tx.update(approvals, id, { state: 'done', outcome: 'OK' });
  return ok({ id, commandId: tx.command.id });
}

/** What came of a frozen command; said by the host that ran it. */
export function finishApproval(
  tx: WriteTx,
  actor: Actor,
  { id, outcome }: { readonly id: string; readonly outcome: string },
): Result<Written, Refused> {
  if (actor.userId !== serverActorId) return refuse({ code: 'NOT_ALLOWED', action: 'approvals.finish' });
  const found = findApproval(tx, id);
  if (!found) return refuse({ code: 'APPROVAL_NOT_FOUND' });
  if (found.state !== 'approved') return refuse({ code: 'APPROVAL_OVER' });
  tx.update(approvals, id, { state: outcome === 'OK' ? 'done' : 'failed', outcome });
  return ok({ id, commandId: tx.command.id });
}

function findWaiting(tx: WriteTx, id: string): Result<ApprovalRecord, ApprovalNotFound | ApprovalOver> {
  const found = findApproval(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'APPROVAL_NOT_FOUND' });
  if (found.state !== 'waiting' || found.expiresAt <= tx.at) return refuse({ code: 'APPROVAL_OVER' });
  return ok(found);
}

function settle(
  tx: WriteTx,
  actor: Actor,
  id: string,
  state: 'approved' | 'refused',
  note: string | undefined,
): Result<Written, never> {
  tx.update(approvals, id, { state, decidedBy: actor.userId, decidedAt: tx.at, note: note ?? null });
  return ok({ id, commandId: tx.command.id });
}
