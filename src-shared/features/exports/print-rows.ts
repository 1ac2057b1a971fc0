import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { countRecentExports } from '../approvals/approvals.repository.ts';
import { findLimits } from '../officers/officers.repository.ts';
import { printedMost } from './export.model.ts';
import { type ExportLanguage, exportCell } from './export-cell.ts';
import type { ExportColumnSpec } from './export-columns.model.ts';
import type { ExportedRow } from './export-rows.ts';

/**
 * How many records may be on paper now: what one print holds, what the roles let leave at once, and what is left of the
 * hour's amount that leaves without a second person. Paper asks for no approval: who needs more exports a file.
 */
export function findPrintLimit(db: ReadDb, { userId, exportLimit }: Actor, now: number): number {
  const left = Math.max(0, findLimits(db).exportRows - countRecentExports(db, userId, now));
  return Math.min(printedMost, exportLimit ?? printedMost, left);
}

/** The rows as they are read on paper; undefined where there are more than the limit. */
export async function printedCells(
  rows: AsyncIterable<ExportedRow>,
  columns: readonly ExportColumnSpec[],
  limit: number,
  language: ExportLanguage,
): Promise<string[][] | undefined> {
  const cells: string[][] = [];
  for await (const row of rows) {
    if (cells.length >= limit) return undefined;
    cells.push(columns.map((column) => String(exportCell(column, row[column.field], language) ?? '')));
  }
  return cells;
}
