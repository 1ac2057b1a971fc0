import { csvLine, utf8Mark } from '../tabular/write-csv.ts';
import { syncedTables } from './synced-tables.ts';

/** The business as it travels, and what proves it; a table that is synchronised is exported by itself. [S-PI-8] */
export function leaveTables(): string[] {
  const proof = ['audit_records', 'audit_rows', 'audit_heads', 'audit_keys', 'decisions', 'field_edits', 'devices'];
  return [...new Set([...syncedTables.list.map(({ name }) => name), ...proof])];
}

/** Guarded against being run by a spreadsheet, as every export is. */
export const leaveCsv = { mark: utf8Mark, line: csvLine };
