import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { AlertNotFound } from './alert.model.ts';
import { listRowsOfAlert } from './alerts.repository.ts';
import { alerts } from './alerts.tables.ts';

/** Somebody looked into it and says what it was: done for everybody who was told. Repeating it changes nothing. */
export function acknowledgeAlert(
  tx: WriteTx,
  actor: Actor,
  { alertId, note }: { readonly alertId: string; readonly note: string },
): Result<WrittenMany, NotAllowed | AlertNotFound> {
  if (!isAllowed(actor, 'alert.view')) return refuse({ code: 'NOT_ALLOWED', action: 'alert.view' });
  const rows = listRowsOfAlert(tx, alertId);
  if (!rows.some((row) => row.ownerId === actor.userId)) return refuse({ code: 'ALERT_NOT_FOUND' });
  for (const row of rows) {
    if (row.state === 'acknowledged') continue;
    tx.update(alerts, row.id, { state: 'acknowledged', note, acknowledgedBy: actor.userId, acknowledgedAt: tx.at });
  }
  return ok({ ids: rows.map((row) => row.id), commandId: tx.command.id });
}

/** The person's desktop told them of these; it does not tell again. */
export function markTold(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, never> {
  for (const id of ids) {
    const row = tx.row<{ id: string }>(
      'SELECT id FROM alerts WHERE id = ? AND owner_id = ? AND told_at IS NULL',
      id,
      actor.userId,
    );
    if (row) tx.update(alerts, id, { toldAt: tx.at });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
