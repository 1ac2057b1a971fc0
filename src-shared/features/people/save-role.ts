import type { Changes } from '../../kernel/fields.ts';
import type { FieldInvalid, IdTaken, LastAdministrator, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitGrant, permitOrganise } from './people.policy.ts';
import { findRoleRecord, hasAdministrator, isTaken, type RoleRecord } from './people.repository.ts';
import { roles } from './people.tables.ts';
import { findUnknownAction, type NewRole, type RoleNameTaken, type RoleNotFound } from './role.model.ts';

export function createRole(
  tx: WriteTx,
  actor: Actor,
  input: NewRole,
): Result<Written, NotAllowed | FieldInvalid | IdTaken | RoleNameTaken> {
  const permit = permitOrganise(actor, 'role.create');
  if (!permit.ok) return permit;
  const grant = permitGrant(actor, [input]);
  if (!grant.ok) return grant;

  const id = input.id!;
  if (findRoleRecord(tx, id)) return refuse({ code: 'ID_TAKEN' });
  if (isTaken(tx, roles, 'name', input.name, null)) return refuse({ code: 'ROLE_NAME_TAKEN' });
  const known = checkActions(input.actions);
  if (!known.ok) return known;

  const { name, actions, dataScope, remark = null } = input;
  tx.insert(roles, { id, name, actions: [...new Set(actions)], dataScope, remark, template: null });
  return ok({ id, commandId: tx.command.id });
}

interface EditRoleInput {
  readonly id: string;
  readonly changes: Changes<RoleRecord>;
}

type EditRoleRefusal = RoleNotFound | NotAllowed | FieldInvalid | RoleNameTaken | LastAdministrator;

/** Holders feel it at their next request or unlock. */
export function editRole(tx: WriteTx, actor: Actor, { id, changes }: EditRoleInput): Result<Written, EditRoleRefusal> {
  const found = findRoleRecord(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'ROLE_NOT_FOUND' });
  const permit = permitOrganise(actor, 'role.edit');
  if (!permit.ok) return permit;
  const { name, actions } = changes;
  if (name && isTaken(tx, roles, 'name', name.to, id)) return refuse({ code: 'ROLE_NAME_TAKEN' });
  const known = checkActions(actions?.to ?? []);
  if (!known.ok) return known;

  const inConflict = mergeEdit(tx, roles, { ...found, branchId: null, deptId: null, ownerId: null }, changes);
  const grant = permitGrant(actor, [findRoleRecord(tx, id)!]);
  if (!grant.ok) return grant;
  if (!hasAdministrator(tx)) return refuse({ code: 'LAST_ADMINISTRATOR' });
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

function checkActions(actions: readonly string[]): Result<void, FieldInvalid> {
  const unknown = findUnknownAction(actions);
  if (unknown === undefined) return ok(undefined);
  return refuse({ code: 'FIELD_INVALID', field: 'actions', rule: 'unknownAction', hint: unknown });
}
