import type { LastAdministrator, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitStatus } from './people.policy.ts';
import { findOpenRecords, findUserRecord, hasAdministrator } from './people.repository.ts';
import { users } from './people.tables.ts';
import {
  findUserTransition,
  type UserHasOpenRecords,
  type UserNotFound,
  type UserStatus,
  type UserTransitionRefused,
} from './user.model.ts';

interface SetUserStatusInput {
  readonly id: string;
  readonly status: UserStatus;
}

type SetUserStatusRefusal = UserNotFound | NotAllowed | UserHasOpenRecords | LastAdministrator | UserTransitionRefused;

/** Nobody is disabled while customers, leads, tasks or duties are still theirs; locking is possible at once. */
export function setUserStatus(
  tx: WriteTx,
  actor: Actor,
  { id, status }: SetUserStatusInput,
): Result<Written, SetUserStatusRefusal> {
  const found = findUserRecord(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'USER_NOT_FOUND' });
  const permit = permitStatus(actor, found, status);
  if (!permit.ok) return permit;

  const step = findUserTransition(found.status, status);
  if (!step) return refuse({ code: 'USER_TRANSITION_REFUSED', from: found.status, to: status });
  if (step.guard === 'handedOver') {
    const open = findOpenRecords(tx, id);
    if (open) return refuse({ code: 'USER_HAS_OPEN_RECORDS', ...open });
  }
  tx.update(users, id, { status, leftOn: status === 'disabled' ? (found.leftOn ?? dayOf(tx.at)) : found.leftOn });
  if (!hasAdministrator(tx)) return refuse({ code: 'LAST_ADMINISTRATOR' });
  return ok({ id, commandId: tx.command.id });
}

/** The day in Asia/Shanghai. */
function dayOf(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}
