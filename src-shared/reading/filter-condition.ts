import type { Filter } from '../kernel/listing.ts';
import type { Condition } from './scope-filter.ts';

const nothing: Condition = { sql: '0', values: [] };

/** What a filter knows of the field that it asks. */
interface FilteredField {
  readonly isText: boolean;
  toDriver(value: unknown): unknown;
}

/** One filter chip as SQL over a column. Values are always bound. */
export function filterCondition(column: string, filter: Filter, field: FilteredField): Condition {
  const { operator, value, value2 } = filter;
  const toDriver = (each: unknown) => field.toDriver(each);
  switch (operator) {
    case 'empty':
      return { sql: field.isText ? `(${column} IS NULL OR ${column} = '')` : `${column} IS NULL`, values: [] };
    case 'notEmpty':
      return {
        sql: field.isText ? `(${column} IS NOT NULL AND ${column} <> '')` : `${column} IS NOT NULL`,
        values: [],
      };
    case 'in': {
      const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
      if (list.length === 0) return nothing;
      return { sql: `${column} IN (${list.map(() => '?').join(', ')})`, values: list.map(toDriver) };
    }
    default:
  }
  if (value === undefined || Array.isArray(value)) return nothing;
  switch (operator) {
    case 'is':
      return { sql: `${column} IS ?`, values: [toDriver(value)] };
    case 'isNot':
      return { sql: `${column} IS NOT ?`, values: [toDriver(value)] };
    case 'contains':
      return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [`%${likeText(value)}%`] };
    case 'startsWith':
      return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [`${likeText(value)}%`] };
    case 'greater':
      return { sql: `${column} >= ?`, values: [toDriver(value)] };
    case 'less':
      return { sql: `${column} <= ?`, values: [toDriver(value)] };
    case 'between':
      if (value2 === undefined) return nothing;
      return { sql: `${column} BETWEEN ? AND ?`, values: [toDriver(value), toDriver(value2)] };
    default:
      return operator satisfies never;
  }
}

/** Text for LIKE: what the person typed, not a pattern. */
export function likeText(value: unknown): string {
  return String(value ?? '').replace(/[\\%_]/g, (mark) => `\\${mark}`);
}
