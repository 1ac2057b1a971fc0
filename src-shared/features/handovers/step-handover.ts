import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findUserRecord, hasAdministrator } from '../people/people.repository.ts';
import { users } from '../people/people.tables.ts';
import { findUserTransition } from '../people/user.model.ts';
import type { HandoverCounts, HandoverNotFound, HandoverOver, SuccessorUnfit } from './handover.model.ts';
import { permitHandover } from './handovers.policy.ts';
import { countLeft, findHandover, findUnfit, type HandoverRecord, noteStep } from './handovers.repository.ts';
import { moveHoldings } from './move-holdings.repository.ts';

interface StepHandoverInput {
  readonly id: string;
  readonly limit: number;
}

export interface Stepped extends Written {
  readonly left: number;
  readonly moved: HandoverCounts;
}

/**
 * Each host moves the next of what it holds: a device what it knows, the server all there is. So a step asked for
 * offline moves the visible part at once, and the rest where the rest is.
 */
export function stepHandover(
  tx: WriteTx,
  actor: Actor,
  { id, limit }: StepHandoverInput,
): Result<Stepped, HandoverNotFound | NotAllowed | HandoverOver | SuccessorUnfit> {
  const found = findHandover(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'HANDOVER_NOT_FOUND' });
  const permit = permitHandover(actor);
  if (!permit.ok) return permit;
  if (found.status === 'finished' && countLeft(tx, found.userId) === 0) {
    return ok({ id, commandId: tx.command.id, left: 0, moved: found.moved });
  }
  if (found.status !== 'running') return refuse({ code: 'HANDOVER_OVER' });
  const unfit = findUnfit(tx, found.userId, found.plan);
  if (unfit) return refuse({ code: 'SUCCESSOR_UNFIT', name: unfit.name });

  const moved = moveHoldings(tx, found, limit);
  const left = countLeft(tx, found.userId);
  noteStep(tx, found, moved, left === 0);
  if (left === 0) disable(tx, found);
  return ok({ id, commandId: tx.command.id, left, moved });
}

/** A person who was locked meanwhile, or is the last administrator by now, keeps their status: somebody decides. */
function disable(tx: WriteTx, { userId, plan }: HandoverRecord): void {
  const user = findUserRecord(tx, userId);
  if (!plan.disable || !user || !findUserTransition(user.status, 'disabled') || !hasAdministrator(tx, userId)) return;
  tx.update(users, userId, { status: 'disabled', leftOn: user.leftOn ?? dayOf(tx.at) });
}

/** The day in Asia/Shanghai. */
function dayOf(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}
