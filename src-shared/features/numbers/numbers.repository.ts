import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { type DocType, defaultTemplate, type NumberTemplate } from './number.model.ts';
import { numberBlocks, numberCounters, numberTemplates } from './numbers.tables.ts';

export type NumberBlock = RowOf<typeof numberBlocks>;

/** The same on every host, so that two who decide at once decide about one row. */
export function templateId(docType: DocType): string {
  const hex = Buffer.from(docType).toString('hex').padEnd(12, '0').slice(0, 12);
  return `00000000-0000-7000-8011-${hex}`;
}

export function findTemplate(db: ReadDb, docType: DocType): NumberTemplate & { readonly decided: boolean } {
  const row = findRow(db, numberTemplates, templateId(docType));
  if (!row) return { ...defaultTemplate(docType), decided: false };
  const { parts, reset, blockSize } = row;
  return { docType, parts, reset, blockSize, decided: true };
}

export function findBranchCode(db: ReadDb, branchId: string | null): string | null {
  return db.row<{ code: string }>('SELECT code FROM branches WHERE id = ?', branchId)?.code ?? null;
}

export function findCounter(db: ReadDb, id: string): number | undefined {
  return db.row<{ value: number }>('SELECT value FROM number_counters WHERE id = ?', id)?.value;
}

export function setCounter(tx: WriteTx, id: string, value: number): void {
  if (findCounter(tx, id) === undefined) tx.insert(numberCounters, { id, value });
  else tx.update(numberCounters, id, { value });
}

export function isNumberTaken(db: ReadDb, docType: DocType, no: string): boolean {
  return db.row('SELECT 1 FROM document_numbers WHERE id = ?', numberId(docType, no)) !== undefined;
}

export function numberId(docType: DocType, no: string): string {
  return `${docType} ${no}`;
}

export function findBlock(db: ReadDb, id: string): NumberBlock | undefined {
  return findRow(db, numberBlocks, id);
}

/** Blocks of the device for a period, oldest first. */
export function listBlocks(
  db: ReadDb,
  docType: DocType,
  place: { readonly deviceId: string; readonly period: string; readonly branchId: string | null },
): NumberBlock[] {
  return selectRows(
    db,
    numberBlocks,
    't.device_id = ? AND t.doc_type = ? AND t.period = ? AND t.branch_id IS ? AND t.closed_at IS NULL ORDER BY t.first',
    place.deviceId,
    docType,
    place.period,
    place.branchId,
  );
}

/** How many numbers of a block are given, as far as this host knows. */
export function countGiven(db: ReadDb, blockId: string): number {
  return db.row<{ total: number }>('SELECT count(*) AS total FROM document_numbers WHERE block_id = ?', blockId)!.total;
}

/** Numbers that documents of the type had before and that match a LIKE pattern, as the numbers they have now. */
export const formerNumbersSql = `SELECT f.no FROM number_trails f WHERE f.doc_type = ? AND f.old_no LIKE ? ESCAPE '\\'`;

/** What a document was called before, oldest first. */
export function listFormerNumbers(db: ReadDb, docType: DocType, no: string): string[] {
  return db
    .rows<{ old_no: string }>(
      'SELECT old_no FROM number_trails WHERE doc_type = ? AND no = ? ORDER BY created_at, id',
      docType,
      no,
    )
    .map((row) => row.old_no);
}

/** Every block of the type that devices still give numbers from. */
export function listOpenBlocks(db: ReadDb, docType: DocType): NumberBlock[] {
  return selectRows(db, numberBlocks, 't.doc_type = ? AND t.closed_at IS NULL ORDER BY t.id', docType);
}
