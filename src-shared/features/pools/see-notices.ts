import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { poolNotices } from './pools.tables.ts';

/** Marks one's own notices as seen; those of others are left alone. */
export function seeNotices(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, NotAllowed> {
  for (const id of ids) {
    const found = findRow(tx, poolNotices, id);
    if (found && found.ownerId === actor.userId && found.seenAt === null) tx.update(poolNotices, id, { seenAt: tx.at });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
