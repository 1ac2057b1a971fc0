import type { Actor, Scope } from '../../kernel/scope.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { kindScopeFilter } from '../../reading/kind-scope-filter.ts';
import { findRow } from '../../reading/rows.ts';
import type { Basis, SubjectTable } from '../privacy/consent.model.ts';
import { consents } from '../privacy/privacy.tables.ts';
import { importNouns } from './import.model.ts';
import { type ImportEntry, importChunks, imports } from './imports.tables.ts';

export type ImportRecord = RowOf<typeof imports>;
export type ImportChunkRecord = RowOf<typeof importChunks>;

export function findImport(db: ReadDb, id: string): ImportRecord | undefined {
  return findRow(db, imports, id);
}

export function findImportChunk(db: ReadDb, id: string): ImportChunkRecord | undefined {
  return findRow(db, importChunks, id);
}

/** Latest first: what came last is taken back first. */
export function listChunkIds(db: ReadDb, importId: string): string[] {
  return db
    .rows<{ id: string }>('SELECT id FROM import_chunks WHERE import_id = ? ORDER BY seq DESC', importId)
    .map((row) => row.id);
}

export function listImportRecords(
  db: ReadDb,
  actor: Actor,
  page: { readonly offset: number; readonly limit: number },
): { rows: ImportRecord[]; total: number } {
  const scope = kindScopeFilter(actor, 't', 'module', importNouns);
  const total = db.row<{ total: number }>(
    `SELECT count(*) AS total FROM imports t WHERE t.deleted_at IS NULL AND ${scope.sql}`,
    ...scope.values,
  )!.total;
  const rows = db.rows<Record<string, unknown>>(
    `SELECT t.* FROM imports t WHERE t.deleted_at IS NULL AND ${scope.sql} ORDER BY t.created_at DESC, t.id DESC LIMIT ? OFFSET ?`,
    ...scope.values,
    page.limit,
    page.offset,
  );
  return { rows: rows.map((row) => codecOf(imports).decode(row) as ImportRecord), total };
}

/** Which of the values exist in a column already: one statement for a whole chunk. */
export function findExisting(db: ReadDb, sql: string, values: readonly string[]): Map<string, string> {
  if (values.length === 0) return new Map();
  const found = db.rows<{ key: string; id: string }>(sql, JSON.stringify(values));
  return new Map(found.map((row) => [row.key, row.id]));
}

/** A row that names its basis comes in with it; a row that names none is kept out of marketing and exports. [S-PI-1] */
export function addImportedBasis(
  tx: WriteTx,
  subjectTable: SubjectTable,
  { id: subjectId, branchId, deptId, ownerId }: Scope & { readonly id: string },
  basis: Basis | undefined,
): void {
  if (basis === undefined) return;
  tx.insert(consents, {
    id: tx.newId(),
    subjectTable,
    subjectId,
    purpose: basis === 'contract' ? 'contract' : 'service',
    basis,
    channels: [],
    source: 'import',
    separate: false,
    givenAt: tx.at,
    collectedBy: tx.command.actorId,
    branchId,
    deptId,
    ownerId,
  });
}

/** What an import wrote down goes with the person it brought in. */
export function removeImportedBases(tx: WriteTx, subjectId: string): void {
  const found = tx.rows<{ id: string }>('SELECT id FROM consents WHERE subject_id = ?', subjectId);
  for (const { id } of found) tx.remove(consents, id);
}

/** Records that are gone for good leave every import that brought or changed them. */
export function forgetImported(tx: WriteTx, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const found = tx.rows<{ id: string; entries: string }>(
    `SELECT c.id, c.entries FROM import_chunks c WHERE EXISTS (
       SELECT 1 FROM json_each(c.entries) e WHERE json_extract(e.value, '$[1]') IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(ids),
  );
  const gone = new Set(ids);
  for (const { id, entries } of found) {
    const kept = (JSON.parse(entries) as ImportEntry[]).filter(([, rowId]) => !gone.has(rowId));
    tx.update(importChunks, id, { entries: kept });
  }
}
