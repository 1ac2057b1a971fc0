import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Copies } from '../kernel/copied-values.ts';
import { invariant } from '../kernel/invariant.ts';
import { scopedNounOf } from '../kernel/rights/nouns.ts';
import type { Scope } from '../kernel/scope.ts';
import { codecOf, type RowCodec } from '../ledger/row-codec.ts';
import type { FieldValues } from '../ports/database.ts';
import type { BucketKind, ImageValues } from './protocol.ts';

/** How a table travels: by its rows' scope, to everyone, or to the one person in `userProperty`. */
export type SyncedTable =
  | { readonly table: SQLiteTable; readonly home: 'global' }
  | {
      readonly table: SQLiteTable;
      readonly home: 'scope';
      /** What its rows are called in rights; by a property that names another table where they belong to several. */
      readonly noun: string | { readonly property: string };
    }
  | {
      readonly table: SQLiteTable;
      readonly home: 'self';
      readonly userProperty: string;
      /** Where its rows repeat values of other rows. */
      readonly copies?: Copies;
    };

/** Where a row is at home: one bucket, whatever host computes it. */
export interface Home extends Scope {
  readonly kind: BucketKind;
  /** What of the home the row is of; nothing where the home is not shared by nouns. */
  readonly noun?: string | null;
}

export interface TableInfo {
  readonly name: string;
  readonly codec: RowCodec;
  readonly home: 'scope' | 'global' | 'self';
  readonly columns: readonly string[];
  /** One row as an array in column order. */
  readonly imageSql: string;
  /** Branch, department and owner of the row's home. */
  readonly homeSql: string;
  /** Where an image keeps its version. */
  readonly revisionAt: number;
  /** Property names that decide the home. */
  readonly homeProperties: readonly string[];
  /** The columns behind branch, department and owner of the home; null where the home has none. */
  readonly homeColumns: readonly [branch: string | null, dept: string | null, owner: string | null];
  /** The one noun of its rows, or the column that tells it; neither where the home is not shared by nouns. */
  readonly noun: string | null;
  readonly nounColumn: string | null;
  readonly copies: (Copies & { readonly column: string; readonly at: number }) | undefined;
  homeOfFields(fields: FieldValues): Home;
  homeOfImage(values: ImageValues): Home;
}

export interface SyncedTables {
  readonly list: readonly TableInfo[];
  find(name: string): TableInfo | undefined;
}

export const globalHome: Home = { kind: 'global', branchId: null, deptId: null, ownerId: null };

export function selfHome(userId: string | null): Home {
  return { kind: 'self', branchId: null, deptId: null, ownerId: userId };
}

/** The bucket's name among all buckets; a home is one bucket, whatever nouns it holds. */
export function homeKey(home: Home): string {
  return `${home.kind}:${home.branchId ?? ''}:${home.deptId ?? ''}:${home.ownerId ?? ''}`;
}

/** The tables that travel, given by the product; sync itself knows none of them. */
export function defineSyncedTables(tables: readonly SyncedTable[]): SyncedTables {
  const list = tables.map(toInfo);
  const byName = new Map(list.map((info) => [info.name, info]));
  invariant(byName.size === list.length, 'each synced table is listed once');
  return { list, find: (name) => byName.get(name) };
}

function toInfo(entry: SyncedTable): TableInfo {
  const codec = codecOf(entry.table);
  const columns = codec.fields.map((field) => field.column);
  const homeProperties = homePropertiesOf(entry);
  const [branch, dept, owner] = homeProperties.map((property) => {
    if (property === null) return null;
    const position = codec.fields.findIndex((field) => field.property === property);
    invariant(position >= 0, `${codec.name} has ${property}`);
    return { property, position, column: columns[position]! };
  });
  invariant(codec.byProperty.has('id') && codec.byProperty.has('revision'), `${codec.name} has id and revision`);
  const noun = entry.home === 'scope' && typeof entry.noun === 'string' ? entry.noun : null;
  const nounProperty = entry.home === 'scope' && typeof entry.noun === 'object' ? entry.noun.property : null;
  const nounAt = codec.fields.findIndex((field) => field.property === nounProperty);
  const nounIn = nounProperty === null ? null : { property: nounProperty, position: nounAt };
  type Read = (at: { property: string; position: number } | null | undefined) => string | null;
  const toHome = (read: Read): Home => ({
    kind: entry.home,
    branchId: read(branch),
    deptId: read(dept),
    ownerId: read(owner),
    noun: nounIn ? scopedNounOf(read(nounIn)) : noun,
  });
  const homeColumns = [branch?.column ?? null, dept?.column ?? null, owner?.column ?? null] as const;
  const [branchSql, deptSql, ownerSql] = homeColumns.map((column) => (column ? `"${column}"` : 'NULL'));
  return {
    name: codec.name,
    codec,
    home: entry.home,
    columns,
    imageSql: `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM "${codec.name}" WHERE "id" = ?`,
    homeSql: `SELECT ${branchSql} AS branchId, ${deptSql} AS deptId, ${ownerSql} AS ownerId FROM "${codec.name}" WHERE "id" = ?`,
    revisionAt: codec.fields.findIndex((field) => field.property === 'revision'),
    noun,
    nounColumn: nounIn ? columns[nounAt]! : null,
    copies: copiesOf(entry, codec),
    homeProperties: homeProperties.filter((property) => property !== null),
    homeColumns,
    homeOfFields: (fields) =>
      toHome((at) => (at ? ((fields[at.property] as string | null | undefined) ?? null) : null)),
    homeOfImage: (values) => toHome((at) => (at ? ((values[at.position] as string | null) ?? null) : null)),
  };
}

function copiesOf(entry: SyncedTable, codec: RowCodec): TableInfo['copies'] {
  if (entry.home !== 'self' || !entry.copies) return undefined;
  const { copies } = entry;
  const at = codec.fields.findIndex((field) => field.property === copies.property);
  return { ...copies, at, column: codec.fields[at]!.column };
}

function homePropertiesOf(entry: SyncedTable): [string | null, string | null, string | null] {
  if (entry.home === 'scope') return ['branchId', 'deptId', 'ownerId'];
  if (entry.home === 'self') return [null, null, entry.userProperty];
  return [null, null, null];
}
