import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import type { BeginImportInput, FinishImportInput } from './import-commands.model.ts';
import { permitImport, permitUndo } from './imports.policy.ts';
import { findImport } from './imports.repository.ts';
import { imports } from './imports.tables.ts';

export interface ImportNotFound {
  readonly code: 'IMPORT_NOT_FOUND';
}

/** Notes that an import starts, before its first row: one that a crash cut short can be seen and taken back. */
export function beginImport(
  tx: WriteTx,
  actor: Actor,
  { rows, ...input }: BeginImportInput,
): Result<{ id: string }, NotAllowed | IdTaken> {
  const permit = permitImport(actor, input.module);
  if (!permit.ok) return permit;
  if (findImport(tx, input.id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, actor.userId) ?? { branchId: null, deptId: null, ownerId: actor.userId };
  const counts = { rows, inserted: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, duplicates: 0 };
  tx.insert(imports, { ...input, ...home, status: 'running', counts });
  return ok({ id: input.id });
}

/** Notes how an import ended. */
export function finishImport(
  tx: WriteTx,
  actor: Actor,
  { id, status, counts }: FinishImportInput,
): Result<{ id: string }, NotAllowed | ImportNotFound> {
  const found = findImport(tx, id);
  if (!found) return refuse({ code: 'IMPORT_NOT_FOUND' });
  const permit = status === 'undone' ? permitUndo(actor, found) : permitImport(actor, found.module);
  if (!permit.ok) return permit;
  const isUndone = status === 'undone' || status === 'cancelled';
  tx.update(imports, id, {
    status,
    counts,
    ...(isUndone ? { undoneAt: tx.at } : {}),
    ...(found.finishedAt === null ? { finishedAt: tx.at } : {}),
  });
  return ok({ id });
}
