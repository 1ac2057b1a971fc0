import { type ExportLanguage, exportCell } from './export-cell.ts';
import type { ExportColumnSpec } from './export-column.model.ts';
import type { ExportedRow } from './export-rows.ts';

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
