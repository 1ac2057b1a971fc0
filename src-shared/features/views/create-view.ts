import { presentFields } from '../../kernel/present-fields.ts';
import type { IdTaken } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { type NewView, viewLimit } from './view.model.ts';
import { findView, listViewsOf, setDefaultView } from './views.repository.ts';
import { views } from './views.tables.ts';

export interface ViewLimit {
  readonly code: 'VIEW_LIMIT';
  readonly limit: number;
}

/** A view is its maker's alone; it comes last unless an order is given. */
export function createView(tx: WriteTx, actor: Actor, input: NewView): Result<Written, IdTaken | ViewLimit> {
  const id = input.id!;
  if (findView(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const others = listViewsOf(tx, actor.userId, input.room);
  if (others.length >= viewLimit) return refuse({ code: 'VIEW_LIMIT', limit: viewLimit });

  tx.insert(views, {
    scene: 'all',
    filters: [],
    columns: [],
    order: others.length === 0 ? 0 : Math.max(...others.map((view) => view.order)) + 1,
    ...presentFields(input),
    id,
    isDefault: false,
    ownerId: actor.userId,
  });
  if (input.isDefault) setDefaultView(tx, actor.userId, input.room, id);
  return ok({ id, commandId: tx.command.id });
}
