import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findSeparation } from '../officers/officers.repository.ts';
import { listPostsByIds } from '../posts/posts.repository.ts';
import { permitGrant } from './people.policy.ts';
import { listRolesByIds } from './people.repository.ts';

/** The roles exist, and the actor has all that they give. */
export function checkRoles(
  tx: WriteTx,
  actor: Actor,
  roleIds: readonly string[],
): Result<void, FieldInvalid | NotAllowed> {
  const found = listRolesByIds(tx, roleIds);
  if (found.length < new Set(roleIds).size) {
    return refuse({ code: 'FIELD_INVALID', field: 'roleIds', rule: 'unknownRole' });
  }
  return permitGrant(actor, found, findSeparation(tx));
}

/** The posts exist, and the actor has all that their roles give. */
export function checkPosts(
  tx: WriteTx,
  actor: Actor,
  postIds: readonly string[],
): Result<void, FieldInvalid | NotAllowed> {
  const found = listPostsByIds(tx, postIds);
  if (found.length < new Set(postIds).size) {
    return refuse({ code: 'FIELD_INVALID', field: 'postIds', rule: 'unknownPost' });
  }
  const roleIds = found.flatMap((post) => post.roleIds);
  return permitGrant(actor, listRolesByIds(tx, roleIds), findSeparation(tx));
}
