import type { Changes } from '../../kernel/fields.ts';
import type { FieldInvalid, LastAdministrator, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findSeparation } from '../officers/officers.repository.ts';
import { checkPosts, checkRoles } from './check-roles.ts';
import { checkIdentity, checkPlace } from './check-user.ts';
import { permitUserEdit } from './people.policy.ts';
import { findUserRecord, hasAdministrator, type UserRecord } from './people.repository.ts';
import { users } from './people.tables.ts';
import type { AccountTaken, EmployeeNoTaken, UserNotFound } from './user.model.ts';

interface EditUserInput {
  readonly id: string;
  readonly changes: Changes<UserRecord>;
}

type EditUserRefusal = UserNotFound | NotAllowed | FieldInvalid | AccountTaken | EmployeeNoTaken | LastAdministrator;

/** The account is fixed once the person has signed in: folders and keys on their devices are named by it. */
export function editUser(tx: WriteTx, actor: Actor, { id, changes }: EditUserInput): Result<Written, EditUserRefusal> {
  const found = findUserRecord(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'USER_NOT_FOUND' });
  const permit = permitUserEdit(actor, Object.keys(changes), findSeparation(tx));
  if (!permit.ok) return permit;
  if (changes.account && changes.account.to !== found.account && found.status !== 'inactive') {
    return refuse({ code: 'FIELD_INVALID', field: 'account', rule: 'fixed' });
  }
  if (changes.roleIds) {
    const rights = checkRoles(tx, actor, [...new Set([...found.roleIds, ...changes.roleIds.to])]);
    if (!rights.ok) return rights;
  }
  if (changes.postIds) {
    const standing = checkPosts(tx, actor, [...new Set([...found.postIds, ...changes.postIds.to])]);
    if (!standing.ok) return standing;
  }

  const inConflict = mergeEdit(tx, users, { ...found, ownerId: id }, changes);
  const after = findUserRecord(tx, id)!;
  const identity = checkIdentity(tx, after);
  if (!identity.ok) return identity;
  const place = checkPlace(tx, after);
  if (!place.ok) return place;
  if (!hasAdministrator(tx)) return refuse({ code: 'LAST_ADMINISTRATOR' });
  const { namePinyin, nameInitials } = nameKeys(after.name);
  tx.update(users, id, { namePinyin, nameInitials });
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
