import type { InUse, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor, Scope } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { childIds } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { forgetImported } from '../imports/imports.repository.ts';
import { listReferences } from '../people/people.repository.ts';
import { type Bin, bins, listExpired } from './bin.repository.ts';
import { type BinRoom, binDays, binRooms, type RecordNotFound } from './history.model.ts';
import { permitPurge } from './history.policy.ts';

interface PurgeInput {
  readonly room: BinRoom;
  readonly ids: readonly string[];
}

/** Deletes for good what is in the bin, with what hangs on it. What others still point at stays. */
export function purgeRecords(
  tx: WriteTx,
  actor: Actor,
  { room, ids }: PurgeInput,
): Result<WrittenMany, NotAllowed | InUse | RecordNotFound> {
  const bin = bins[room];
  const gone: string[] = [];
  for (const id of ids) {
    const row = findRow(tx, bin.table, id) as (Scope & { deletedAt: number | null }) | undefined;
    if (!row || row.deletedAt === null) return refuse({ code: 'RECORD_NOT_FOUND' });
    const permit = permitPurge(actor, room, bin.scoped ? row : null);
    if (!permit.ok) return permit;
    const references = listReferences(tx, id, bin.references);
    if (references.length > 0) return refuse({ code: 'IN_USE', references });
    gone.push(...removeForGood(tx, bin, id));
  }
  forgetImported(tx, gone);
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** Empties the bins of what has waited its days, a batch per room; what others point at waits on. */
export function purgeExpired(
  tx: WriteTx,
  actor: Actor,
  { limit }: { readonly limit: number },
): Result<WrittenMany, NotAllowed> {
  const purged: string[] = [];
  const gone: string[] = [];
  for (const room of binRooms) {
    const permit = permitPurge(actor, room, null);
    if (!permit.ok) return permit;
    const bin = bins[room];
    for (const id of listExpired(tx, bin, tx.at - binDays * 24 * 3_600_000, limit)) {
      if (listReferences(tx, id, bin.references).length > 0) continue;
      gone.push(...removeForGood(tx, bin, id));
      purged.push(id);
    }
  }
  forgetImported(tx, gone);
  return ok({ ids: purged, commandId: tx.command.id });
}

/** Children of children first: their parents are how they are found. Tells every row that went. */
function removeForGood(tx: WriteTx, bin: Bin, id: string): string[] {
  const found = bin.children.map((child) => [child.table, childIds(tx, child, id, '1')] as const);
  for (const [table, ids] of found) for (const childId of ids) tx.remove(table, childId);
  tx.remove(bin.table, id);
  return [...found.flatMap(([, ids]) => ids), id];
}
