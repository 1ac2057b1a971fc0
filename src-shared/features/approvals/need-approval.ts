import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { Command } from '../../ledger/command.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findLimits, isLevel3 } from '../officers/officers.repository.ts';
import { serverActorId } from '../watching/alert.model.ts';
import { type ApprovalNeeded, countOf, guardOf } from './approval.model.ts';
import { countRecentExports, countRecentRemovals, isApprovedCommand } from './approvals.repository.ts';

/**
 * In front of every command on every host, whoever asks and by whichever way: what needs a second person is refused
 * until the very same command was agreed to. (V2.3.5)
 */
export function gateApproval(db: ReadDb, actor: Actor, command: Command): Result<void, ApprovalNeeded> {
  const guard = guardOf(command.procedure, command.input);
  if (guard?.fulfilment !== 'run' || actor.userId === serverActorId || !isAllowed(actor, guard.action)) {
    return ok(undefined);
  }
  const needed = findNeed(db, actor, command.procedure, command.input, {
    total: countOf(command.input),
    at: command.at,
  });
  return needed === undefined || isApprovedCommand(db, command) ? ok(undefined) : refuse(needed);
}

/** Why this needs a second person; undefined where it does not. */
export function findNeed(
  db: ReadDb,
  actor: Pick<Actor, 'userId' | 'actions'>,
  procedure: string,
  input: unknown,
  { total, at }: { readonly total: number; readonly at: number },
): ApprovalNeeded | undefined {
  const guard = guardOf(procedure, input);
  if (!guard || isOwner(db, actor)) return undefined;
  const needed = (limit: number): ApprovalNeeded => ({
    code: 'APPROVAL_NEEDED',
    kind: guard.kind,
    procedure,
    total,
    limit,
    input,
  });
  const limits = findLimits(db);
  switch (guard.kind) {
    case 'export':
      return total + countRecentExports(db, actor.userId, at) > limits.exportRows
        ? needed(limits.exportRows)
        : undefined;
    case 'deletion':
      return total + countRecentRemovals(db, actor.userId, procedure, at) > limits.deletions
        ? needed(limits.deletions)
        : undefined;
    case 'destruction':
      if (procedure === 'bin.purge') return total > limits.deletions ? needed(limits.deletions) : undefined;
      return isLevel3(db) ? needed(0) : undefined;
    case 'rights':
    case 'restore':
    case 'keyRecovery':
      return isLevel3(db) ? needed(0) : undefined;
    default:
      return guard.kind satisfies never;
  }
}

/** Where an owner administers, they answer to the audit and its alerts alone: who is above everybody has no second. */
function isOwner(db: ReadDb, actor: Pick<Actor, 'actions'>): boolean {
  return actor.actions.has('*') && !isLevel3(db);
}
