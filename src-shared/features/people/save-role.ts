import type { Changes } from '../../kernel/fields.ts';
import type { FieldInvalid, IdTaken, LastAdministrator, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { scopedNouns } from '../../kernel/rights/nouns.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findSeparation } from '../officers/officers.repository.ts';
import { permitGrant, permitOrganise } from './people.policy.ts';
import { findDepartment, findRoleRecord, hasAdministrator, isTaken, type RoleRecord } from './people.repository.ts';
import { roles } from './people.tables.ts';
import { findUnknownField, type NewRole, type RoleNameTaken, type RoleNotFound } from './role.model.ts';
import { findUnknownAction } from './role-actions.model.ts';
import type { RoleGrant } from './role-grant.model.ts';

export function createRole(
  tx: WriteTx,
  actor: Actor,
  input: NewRole,
): Result<Written, NotAllowed | FieldInvalid | IdTaken | RoleNameTaken> {
  const permit = permitOrganise(actor, 'role.create');
  if (!permit.ok) return permit;
  const role = roleOf(input);
  const grant = permitGrant(actor, [role], findSeparation(tx));
  if (!grant.ok) return grant;

  const id = input.id!;
  if (findRoleRecord(tx, id)) return refuse({ code: 'ID_TAKEN' });
  if (isTaken(tx, roles, 'name', input.name, null)) return refuse({ code: 'ROLE_NAME_TAKEN' });
  const known = checkRights(tx, role);
  if (!known.ok) return known;

  tx.insert(roles, { ...role, id, template: null });
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
  const { name } = changes;
  if (name && isTaken(tx, roles, 'name', name.to, id)) return refuse({ code: 'ROLE_NAME_TAKEN' });
  const inConflict = mergeEdit(tx, roles, { ...found, branchId: null, deptId: null, ownerId: null }, changes);
  const after = findRoleRecord(tx, id)!;
  const known = checkRights(tx, after);
  if (!known.ok) return known;
  const grant = permitGrant(actor, [after], findSeparation(tx));
  if (!grant.ok) return grant;
  if (!hasAdministrator(tx)) return refuse({ code: 'LAST_ADMINISTRATOR' });
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

/** A role as it is kept: what was left out restricts nothing. */
function roleOf({ name, actions, dataScope, remark = null, ...rest }: NewRole) {
  const { scopes = {}, departmentIds = [], fieldRights = {}, ...limits } = rest;
  const { exportLimit = null, offlineAllowed = true, offlineDays = null } = limits;
  const rights = { actions: [...new Set(actions)], dataScope, scopes, departmentIds, fieldRights };
  return { name, remark, ...rights, exportLimit, offlineAllowed, offlineDays };
}

/** A role names only what the program knows: an action, a noun, a field or a department that nobody checks protects nothing. */
function checkRights(tx: WriteTx, role: RoleGrant): Result<void, FieldInvalid> {
  const action = findUnknownAction(role.actions);
  if (action !== undefined) return invalid('actions', 'unknownAction', action);
  const noun = Object.keys(role.scopes).find((each) => !scopedNouns.some((known) => known === each));
  if (noun !== undefined) return invalid('scopes', 'unknownNoun', noun);
  const field = findUnknownField(role.fieldRights);
  if (field !== undefined) return invalid('fieldRights', 'unknownField', field);
  const missing = role.departmentIds.find((id) => !findDepartment(tx, id));
  if (missing !== undefined) return invalid('departmentIds', 'unknownDepartment', missing);
  return ok(undefined);
}

function invalid(field: string, rule: string, hint: string) {
  return refuse({ code: 'FIELD_INVALID', field, rule, hint });
}
