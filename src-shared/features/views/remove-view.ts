import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ViewNotFound } from './view.model.ts';
import { findView } from './views.repository.ts';
import { views } from './views.tables.ts';

export function removeView(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, ViewNotFound> {
  for (const id of ids) {
    const found = findView(tx, id);
    if (!found || found.ownerId !== actor.userId) return refuse({ code: 'VIEW_NOT_FOUND' });
    if (found.deletedAt === null) tx.update(views, id, { deletedAt: tx.at, isDefault: false });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
