import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, LastAdministrator, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findSeparation } from '../officers/officers.repository.ts';
import { findDepartment, hasAdministrator, listRolesByIds } from '../people/people.repository.ts';
import type { NewPost, PostNameTaken, PostNotFound } from './post.model.ts';
import { permitGrant, permitPost } from './posts.policy.ts';
import { findPost, isPostNameTaken, type PostRecord } from './posts.repository.ts';
import { posts } from './posts.tables.ts';

export function createPost(
  tx: WriteTx,
  actor: Actor,
  input: NewPost,
): Result<Written, NotAllowed | FieldInvalid | IdTaken | PostNameTaken> {
  const permit = permitPost(actor, 'role.create');
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findPost(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const { name, deptId = null, roleIds = [] } = input;
  if (isPostNameTaken(tx, name, deptId, null)) return refuse({ code: 'POST_NAME_TAKEN' });
  const place = checkDepartment(tx, deptId);
  if (!place.ok) return place;
  const rights = checkRoles(tx, actor, roleIds);
  if (!rights.ok) return rights;

  tx.insert(posts, { sort: 0, ...presentFields(input), id, roleIds: [...new Set(roleIds)] });
  return ok({ id, commandId: tx.command.id });
}

interface EditPostInput {
  readonly id: string;
  readonly changes: Changes<PostRecord>;
}

type EditPostRefusal = PostNotFound | NotAllowed | FieldInvalid | PostNameTaken | LastAdministrator;

/** Who stands on it feels it at the next request or unlock. */
export function editPost(tx: WriteTx, actor: Actor, { id, changes }: EditPostInput): Result<Written, EditPostRefusal> {
  const found = findPost(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'POST_NOT_FOUND' });
  const permit = permitPost(actor, 'role.edit');
  if (!permit.ok) return permit;
  if (changes.roleIds) {
    const rights = checkRoles(tx, actor, [...new Set([...found.roleIds, ...changes.roleIds.to])]);
    if (!rights.ok) return rights;
  }

  const inConflict = mergeEdit(tx, posts, { ...found, branchId: null, ownerId: null }, changes);
  const after = findPost(tx, id)!;
  if (isPostNameTaken(tx, after.name, after.deptId, id)) return refuse({ code: 'POST_NAME_TAKEN' });
  const place = checkDepartment(tx, after.deptId);
  if (!place.ok) return place;
  if (!hasAdministrator(tx)) return refuse({ code: 'LAST_ADMINISTRATOR' });
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

function checkDepartment(tx: WriteTx, deptId: string | null): Result<void, FieldInvalid> {
  if (deptId === null || findDepartment(tx, deptId)) return ok(undefined);
  return refuse({ code: 'FIELD_INVALID', field: 'deptId', rule: 'unknownDepartment' });
}

/** The roles exist, and the actor has all that they give. */
function checkRoles(tx: WriteTx, actor: Actor, roleIds: readonly string[]): Result<void, FieldInvalid | NotAllowed> {
  const found = listRolesByIds(tx, roleIds);
  if (found.length < new Set(roleIds).size) {
    return refuse({ code: 'FIELD_INVALID', field: 'roleIds', rule: 'unknownRole' });
  }
  return permitGrant(actor, found, findSeparation(tx));
}
