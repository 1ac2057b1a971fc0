import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { checkPosts, checkRoles } from './check-roles.ts';
import { permitUserEdit } from './people.policy.ts';
import { findUserRecord } from './people.repository.ts';
import { users } from './people.tables.ts';
import type { UserNotFound } from './user.model.ts';

export interface UserReleased {
  readonly code: 'USER_RELEASED';
}

interface ReleaseInput {
  readonly id: string;
  readonly roleIds: readonly string[];
  readonly postIds: readonly string[];
}

/** Rights and the way in come from somebody else than the account. */
export function releaseUser(
  tx: WriteTx,
  actor: Actor,
  { id, roleIds, postIds }: ReleaseInput,
): Result<Written, UserNotFound | NotAllowed | FieldInvalid | UserReleased> {
  const permit = permitUserEdit(actor, ['roleIds'], 'level3');
  if (!permit.ok) return permit;
  const found = findUserRecord(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'USER_NOT_FOUND' });
  if (found.createdBy === actor.userId) return refuse({ code: 'NOT_ALLOWED', action: 'users.release' });
  if (found.status !== 'inactive' || found.releasedAt !== null) return refuse({ code: 'USER_RELEASED' });
  const rights = checkRoles(tx, actor, roleIds);
  if (!rights.ok) return rights;
  const standing = checkPosts(tx, actor, postIds);
  if (!standing.ok) return standing;
  const given = { roleIds: [...new Set(roleIds)], postIds: [...new Set(postIds)] };
  tx.update(users, id, { ...given, releasedAt: tx.at, releasedBy: actor.userId });
  return ok({ id, commandId: tx.command.id });
}
