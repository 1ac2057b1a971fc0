import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf } from '../../ledger/row-codec.ts';
import { personLinks } from './person-rows.repository.ts';
import { documentTargets } from './retention-documents.repository.ts';

const documents = Object.values(documentTargets).flat();

/** By name, every table from which a destruction may take rows: nothing else is replayed from a ledger. */
export const destroyableTables: ReadonlyMap<string, SQLiteTable> = new Map(
  [
    ...personLinks.map(({ table }) => table),
    ...documents.flatMap(({ table, children }) => [table, ...children.map((child) => child.table)]),
  ].map((table) => [codecOf(table).name, table]),
);
