import type { Changes } from '../../kernel/fields.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ViewNotFound } from './view.model.ts';
import { findView, setDefaultView, type ViewRecord } from './views.repository.ts';
import { views } from './views.tables.ts';

interface EditViewInput {
  readonly id: string;
  readonly changes: Changes<ViewRecord>;
}

export function editView(tx: WriteTx, actor: Actor, { id, changes }: EditViewInput): Result<Written, ViewNotFound> {
  const found = findView(tx, id);
  if (!found || found.ownerId !== actor.userId || !isEditable(tx, found)) return refuse({ code: 'VIEW_NOT_FOUND' });

  const { isDefault, ...others } = changes;
  const inConflict = mergeEdit(tx, views, found, others);
  if (isDefault?.to === true) setDefaultView(tx, actor.userId, found.room, id);
  if (isDefault?.to === false) tx.update(views, id, { isDefault: false });
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
