import type { InUse, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { PostNameTaken, PostNotFound } from './post.model.ts';
import { permitPost } from './posts.policy.ts';
import { countUsersByPost, findPost, isPostNameTaken } from './posts.repository.ts';
import { posts } from './posts.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

/** Refused while somebody stands on it. */
export function removePost(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, PostNotFound | NotAllowed | InUse> {
  const permit = permitPost(actor, 'role.delete');
  if (!permit.ok) return permit;
  const holders = countUsersByPost(tx);
  for (const id of ids) {
    const found = findPost(tx, id);
    if (!found) return refuse({ code: 'POST_NOT_FOUND' });
    const count = holders.get(id) ?? 0;
    if (count > 0) return refuse({ code: 'IN_USE', references: [{ table: 'users', count }] });
    if (found.deletedAt === null) tx.update(posts, id, { deletedAt: tx.at });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

export function restorePost(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, PostNotFound | NotAllowed | PostNameTaken> {
  const permit = permitPost(actor, 'role.delete');
  if (!permit.ok) return permit;
  for (const id of ids) {
    const found = findPost(tx, id);
    if (!found) return refuse({ code: 'POST_NOT_FOUND' });
    if (isPostNameTaken(tx, found.name, found.deptId, id)) return refuse({ code: 'POST_NAME_TAKEN' });
    tx.update(posts, id, { deletedAt: null });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
