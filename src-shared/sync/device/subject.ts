import type { DeviceParts } from './parts.ts';

/** The record a change is about: its first row, under the name a person gave it. */
export function findSubject(
  parts: Pick<DeviceParts, 'core' | 'tables'>,
  effects: readonly { table_name: string; row_id: string; fields: string }[],
): { table: string; id: string; label: string | null } | null {
  const first = effects[0];
  if (!first) return null;
  const fields = JSON.parse(first.fields) as Record<string, unknown>;
  return {
    table: first.table_name,
    id: first.row_id,
    label: labelOf(fields) ?? findLabel(parts, first.table_name, first.row_id),
  };
}

/** What a record is called, by the columns that carry names; null where it has none. */
export function findLabel(parts: Pick<DeviceParts, 'core' | 'tables'>, tableName: string, id: string): string | null {
  const table = parts.tables.find(tableName);
  if (!table) return null;
  const row = parts.core.statements(table.codec.selectSql).get(id) as Record<string, unknown> | undefined;
  return row ? labelOf(table.codec.decode(row)) : null;
}

function labelOf(fields: Readonly<Record<string, unknown>>): string | null {
  for (const property of ['name', 'title', 'content']) {
    const value = fields[property];
    if (typeof value === 'string' && value !== '') return value.slice(0, 100);
  }
  return null;
}
