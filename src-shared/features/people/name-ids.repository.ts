import type { ReadDb } from '../../ports/database.ts';

const places = ['roles', 'posts', 'users', 'departments', 'branches'];
const sql = `${places.map((table) => `SELECT name FROM ${table} WHERE id = ?`).join(' UNION ALL ')} LIMIT 1`;

/**
 * Puts the names of roles, posts, people, departments and branches where their ids stand, however deep; what is nobody's
 * stays as it is. `kept` are properties that go on as they are.
 */
export function createNameIds(db: ReadDb, kept: ReadonlySet<string> = new Set()): (value: unknown) => unknown {
  const known = new Map<string, string>();
  const nameOf = (id: string): string => {
    const found = known.get(id) ?? db.row<{ name: string }>(sql, ...places.map(() => id))?.name ?? id;
    known.set(id, found);
    return found;
  };
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, kept.has(key) ? each : named(each)]));
    }
    return typeof value === 'string' && value.length === 36 ? nameOf(value) : value;
  };
  return named;
}
