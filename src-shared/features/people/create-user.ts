import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { isLevel3 } from '../officers/officers.repository.ts';
import { checkPosts, checkRoles } from './check-roles.ts';
import { checkIdentity, checkPlace } from './check-user.ts';
import { permitOrganise } from './people.policy.ts';
import { findDepartment, findUserRecord } from './people.repository.ts';
import { users } from './people.tables.ts';
import type { AccountTaken, EmployeeNoTaken, NewUser } from './user.model.ts';

type CreateUserRefusal = NotAllowed | FieldInvalid | IdTaken | AccountTaken | EmployeeNoTaken;

/** A person without a password yet: the server's accounts give the code with which they set one. */
export function createUser(tx: WriteTx, actor: Actor, input: NewUser): Result<Written, CreateUserRefusal> {
  const permit = permitOrganise(actor, 'user.create');
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findUserRecord(tx, id)) return refuse({ code: 'ID_TAKEN' });

  const {
    account,
    employeeNo = null,
    deptId = null,
    superiorId = null,
    roleIds = [],
    postIds = [],
    deptIds = [],
  } = input;
  if (isLevel3(tx) && roleIds.length + postIds.length > 0) return refuse({ code: 'NOT_ALLOWED', action: 'role.edit' });
  const identity = checkIdentity(tx, { id, account, employeeNo });
  if (!identity.ok) return identity;
  const branchId = input.branchId ?? (deptId === null ? null : (findDepartment(tx, deptId)?.branchId ?? null));
  const place = checkPlace(tx, { id, branchId, deptId, deptIds, superiorId });
  if (!place.ok) return place;
  const rights = checkRoles(tx, actor, roleIds);
  if (!rights.ok) return rights;
  const standing = checkPosts(tx, actor, postIds);
  if (!standing.ok) return standing;

  const { namePinyin, nameInitials } = nameKeys(input.name);
  tx.insert(users, { ...presentFields(input), id, branchId, roleIds, status: 'inactive', namePinyin, nameInitials });
  return ok({ id, commandId: tx.command.id });
}
