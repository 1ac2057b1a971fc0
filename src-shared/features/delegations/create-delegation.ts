import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findUserRecord, listHeldRoles, type UserRecord } from '../people/people.repository.ts';
import type { UserNotFound } from '../people/user.model.ts';
import {
  type DelegationChain,
  type DelegationTooWide,
  longestDelegationMs,
  type NewDelegation,
} from './delegation.model.ts';
import { permitGive } from './delegations.policy.ts';
import { findDelegation, listTouching } from './delegations.repository.ts';
import { delegations } from './delegations.tables.ts';

type CreateDelegationRefusal = NotAllowed | FieldInvalid | IdTaken | UserNotFound | DelegationChain | DelegationTooWide;

/**
 * Nobody delegates more than they have, and what is delegated is what the giver's own roles give at that moment: what
 * somebody has been given cannot be given on.
 */
export function createDelegation(
  tx: WriteTx,
  actor: Actor,
  input: NewDelegation,
): Result<Written, CreateDelegationRefusal> {
  const { toUserId, startAt, endAt, reason } = input;
  const fromUserId = input.fromUserId ?? actor.userId;
  const permit = permitGive(actor, fromUserId);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findDelegation(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const from = findUserRecord(tx, fromUserId);
  const to = findUserRecord(tx, toUserId);
  if (!from || from.deletedAt !== null || !to || !isAtWork(to)) return refuse({ code: 'USER_NOT_FOUND' });
  if (toUserId === fromUserId) return refuse({ code: 'FIELD_INVALID', field: 'toUserId', rule: 'self' });
  if (endAt <= startAt || endAt <= tx.at) return refuse({ code: 'FIELD_INVALID', field: 'endAt', rule: 'past' });
  if (endAt - startAt > longestDelegationMs) return refuse({ code: 'FIELD_INVALID', field: 'endAt', rule: 'tooLong' });

  const modules = [...new Set(input.modules)];
  const missing = missingModules(tx, from, modules);
  if (missing.length > 0) return refuse({ code: 'DELEGATION_TOO_WIDE', modules: missing.join('、') });
  const away = listTouching(tx, toUserId, input).some((each) => each.fromUserId === toUserId);
  if (away) return refuse({ code: 'DELEGATION_CHAIN', name: to.name });

  tx.insert(delegations, { id, fromUserId, toUserId, modules, startAt, endAt, reason });
  return ok({ id, commandId: tx.command.id });
}

function isAtWork(user: UserRecord): boolean {
  return user.deletedAt === null && (user.status === 'active' || user.status === 'inactive');
}

function missingModules(tx: WriteTx, from: UserRecord, modules: readonly string[]): string[] {
  const actions = new Set(listHeldRoles(tx, from).flatMap((role) => role.actions));
  return actions.has('*') ? [] : modules.filter((module) => module !== 'approval' && !actions.has(`${module}.view`));
}
