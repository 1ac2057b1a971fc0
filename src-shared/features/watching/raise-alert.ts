import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { type RaisedAlert, type ServerOnly, serverActorId } from './alert.model.ts';
import { listRowsOfAlert } from './alerts.repository.ts';
import { alerts } from './alerts.tables.ts';

/** A new alert for each who is to know of it, or one that counts on. Only the server raises alerts. */
export function raiseAlert(tx: WriteTx, actor: Actor, input: RaisedAlert): Result<WrittenMany, ServerOnly> {
  if (actor.userId !== serverActorId) return refuse({ code: 'NOT_ALLOWED', action: 'alert.raise' });
  const { ownerIds, count, lastAt, ...rest } = input;
  const known = listRowsOfAlert(tx, input.alertId);
  for (const row of known) tx.update(alerts, row.id, { count: row.count + count, lastAt });
  const ids = known.map((row) => row.id);
  for (const ownerId of ownerIds) {
    if (known.some((row) => row.ownerId === ownerId)) continue;
    const id = tx.newId();
    tx.insert(alerts, { ...rest, id, count, lastAt, state: 'open', ownerId, branchId: null, deptId: null });
    ids.push(id);
  }
  return ok({ ids, commandId: tx.command.id });
}
