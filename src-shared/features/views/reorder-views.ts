import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { View, ViewNotFound } from './view.model.ts';
import { listViewsOf } from './views.repository.ts';
import { views } from './views.tables.ts';

interface ReorderViewsInput {
  readonly room: View['room'];
  readonly ids: readonly string[];
}

/** The named views first, in this order; those left out follow in the order they had. */
export function reorderViews(
  tx: WriteTx,
  actor: Actor,
  { room, ids }: ReorderViewsInput,
): Result<WrittenMany, ViewNotFound> {
  const own = listViewsOf(tx, actor.userId, room);
  const known = new Set(own.map((view) => view.id));
  if (ids.some((id) => !known.has(id))) return refuse({ code: 'VIEW_NOT_FOUND' });

  const named = new Set(ids);
  const rest = own.filter((view) => !named.has(view.id)).map((view) => view.id);
  [...named, ...rest].forEach((id, order) => {
    tx.update(views, id, { order });
  });
  return ok({ ids: [...named], commandId: tx.command.id });
}
