import { likeText } from './filter-condition.ts';
import type { Condition } from './scope-filter.ts';

/**
 * Quick search over a table with name keys: what was typed as text in the name, as pinyin or initials of it, and as it
 * stands in the given further columns (numbers, codes).
 */
export function searchNames(text: string, columns: readonly string[] = []): Condition {
  const typed = text.normalize('NFKC').toLowerCase();
  const pattern = `%${likeText(typed)}%`;
  const joined = `%${likeText(typed.replace(/\s+/g, ''))}%`;
  const parts = [
    "t.name LIKE ? ESCAPE '\\'",
    "t.name_initials LIKE ? ESCAPE '\\'",
    "replace(t.name_pinyin, ' ', '') LIKE ? ESCAPE '\\'",
    ...columns.map((column) => `t."${column}" LIKE ? ESCAPE '\\'`),
  ];
  return { sql: `(${parts.join(' OR ')})`, values: [pattern, joined, joined, ...columns.map(() => joined)] };
}
