import type { LastAdministrator, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { checkIdentity } from './check-user.ts';
import { permitOrganise } from './people.policy.ts';
import { findOpenRecords, findUserRecord, hasAdministrator } from './people.repository.ts';
import { users } from './people.tables.ts';
import type { AccountTaken, EmployeeNoTaken, UserHasOpenRecords, UserNotFound } from './user.model.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

/** To the recycle bin: the person signs in no more, their name stays on what they did. */
export function removeUser(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, UserNotFound | NotAllowed | UserHasOpenRecords | LastAdministrator> {
  const permit = permitOrganise(actor, 'user.delete');
  if (!permit.ok) return permit;
  for (const id of ids) {
    const found = findUserRecord(tx, id);
    if (!found) return refuse({ code: 'USER_NOT_FOUND' });
    const open = findOpenRecords(tx, id);
    if (open) return refuse({ code: 'USER_HAS_OPEN_RECORDS', ...open });
    if (found.deletedAt === null) tx.update(users, id, { deletedAt: tx.at });
  }
  if (!hasAdministrator(tx)) return refuse({ code: 'LAST_ADMINISTRATOR' });
  return ok({ ids: [...ids], commandId: tx.command.id });
}

export function restoreUser(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, UserNotFound | NotAllowed | AccountTaken | EmployeeNoTaken> {
  const permit = permitOrganise(actor, 'user.delete');
  if (!permit.ok) return permit;
  for (const id of ids) {
    const found = findUserRecord(tx, id);
    if (!found) return refuse({ code: 'USER_NOT_FOUND' });
    const identity = checkIdentity(tx, found);
    if (!identity.ok) return identity;
    tx.update(users, id, { deletedAt: null });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
