import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { FieldValues } from '../ports/database.ts';

interface FieldCodec {
  readonly property: string;
  readonly column: string;
  /** Free text, which may be blank as well as missing. */
  readonly isText: boolean;
  toDriver(value: unknown): unknown;
  fromDriver(value: unknown): unknown;
}

/** Turns rows of one table into statements' values and back, by property name, without a query builder in between. */
export interface RowCodec {
  readonly name: string;
  readonly fields: readonly FieldCodec[];
  readonly byProperty: ReadonlyMap<string, FieldCodec>;
  readonly insertSql: string;
  readonly upsertSql: string;
  readonly selectSql: string;
  readonly removeSql: string;
  /** Bound values of `insertSql` and `upsertSql`, in column order; absent properties are null. */
  values(row: FieldValues): unknown[];
  /** A driver row (column names) as a record (property names). */
  decode(row: Record<string, unknown>): Record<string, unknown>;
}

const codecs = new WeakMap<SQLiteTable, RowCodec>();

export function codecOf(table: SQLiteTable): RowCodec {
  let codec = codecs.get(table);
  if (!codec) {
    codec = makeCodec(table);
    codecs.set(table, codec);
  }
  return codec;
}

function makeCodec(table: SQLiteTable): RowCodec {
  const name = getTableName(table);
  const fields = Object.entries(getTableColumns(table)).map(([property, column]): FieldCodec => {
    const isPlain = column.dataType === 'string' || column.dataType === 'number';
    const fallback = column.default;
    return {
      property,
      column: column.name,
      isText: column.dataType === 'string' && (column.enumValues ?? []).length === 0,
      toDriver: (value) => {
        const present = value === undefined ? fallback : value;
        if (present === undefined || present === null) return null;
        return isPlain ? present : column.mapToDriverValue(present);
      },
      fromDriver: (value) => (value === null || isPlain ? value : column.mapFromDriverValue(value)),
    };
  });
  const columns = fields.map((field) => `"${field.column}"`).join(', ');
  const marks = fields.map(() => '?').join(', ');
  const updates = fields
    .filter((field) => field.column !== 'id')
    .map((field) => `"${field.column}" = excluded."${field.column}"`)
    .join(', ');
  const insertSql = `INSERT INTO "${name}" (${columns}) VALUES (${marks})`;
  return {
    name,
    fields,
    byProperty: new Map(fields.map((field) => [field.property, field])),
    insertSql,
    upsertSql: `${insertSql} ON CONFLICT ("id") DO UPDATE SET ${updates}`,
    selectSql: `SELECT * FROM "${name}" WHERE "id" = ?`,
    removeSql: `DELETE FROM "${name}" WHERE "id" = ?`,
    values: (row) => fields.map((field) => field.toDriver(row[field.property])),
    decode: (row) => {
      const record: Record<string, unknown> = {};
      for (const field of fields) record[field.property] = field.fromDriver(row[field.column]);
      return record;
    },
  };
}
