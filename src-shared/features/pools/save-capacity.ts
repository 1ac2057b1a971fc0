import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import type { Capacity } from './capacity.model.ts';
import { permitManage } from './pools.policy.ts';
import { poolCapacities } from './pools.tables.ts';

type SaveCapacityInput = Omit<Capacity, 'updatedAt' | 'deletedAt' | 'id'> & { readonly id?: string | undefined };

/** A new capacity, or the same one with other limits. */
export function saveCapacity(
  tx: WriteTx,
  actor: Actor,
  input: SaveCapacityInput,
): Result<Written, NotAllowed | IdTaken> {
  const permit = permitManage(actor);
  if (!permit.ok) return permit;
  const id = input.id!;
  const targetId = input.scope === 'everyone' ? null : input.targetId;
  if (findRow(tx, poolCapacities, id)) tx.update(poolCapacities, id, { ...input, id, targetId, deletedAt: null });
  else tx.insert(poolCapacities, { ...input, id, targetId });
  return ok({ id, commandId: tx.command.id });
}

export function removeCapacity(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, NotAllowed> {
  const permit = permitManage(actor);
  if (!permit.ok) return permit;
  if (findRow(tx, poolCapacities, id)) tx.update(poolCapacities, id, { deletedAt: tx.at });
  return ok({ id, commandId: tx.command.id });
}
