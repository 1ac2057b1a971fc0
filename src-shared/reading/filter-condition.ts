import type { Filter } from '../kernel/listing.ts';
import type { Condition } from './scope-filter.ts';

const nothing: Condition = { sql: '0', values: [] };

/** One filter chip as SQL over a column. Values are always bound. */
export function filterCondition(column: string, filter: Filter, toDriver: (value: unknown) => unknown): Condition {
  const { operator, value, value2 } = filter;
  switch (operator) {
    case 'empty':
      return { sql: `(${column} IS NULL OR ${column} = '')`, values: [] };
    case 'notEmpty':
      return { sql: `(${column} IS NOT NULL AND ${column} <> '')`, values: [] };
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
