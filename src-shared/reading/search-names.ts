import { mask } from '../kernel/china/mask.ts';
import { treatmentOf } from '../kernel/rights/field-rights.ts';
import type { Actor } from '../kernel/scope.ts';
import { likeText } from './filter-condition.ts';
import { outsidePools } from './outside-pools.ts';
import type { Condition } from './scope-filter.ts';

/** How much a search may tell about a column: all, only what its mask shows or who knows all of it, nothing. */
export interface Openness {
  (column: string): 'whole' | 'masked' | 'hidden';
  /** Keeps a condition on the column from telling of records that lie where it is hidden. */
  readonly within?: (column: string, condition: Condition) => Condition;
}

/** What a search by the actor may tell about the columns of a noun. */
export function openColumns(actor: Actor, noun: string): Openness {
  return Object.assign((column: string) => treatmentOf(actor.fields, noun, propertyOf(column), 'list'), {
    within: (column: string, condition: Condition) => outsidePools(condition, actor.fields, noun, propertyOf(column)),
  });
}

const allOpen: Openness = () => 'whole';

/**
 * Quick search over a table with name keys: what was typed as text in the name, as pinyin or initials of it, and as it
 * stands in the given further columns (numbers, codes).
 */
export function searchNames(text: string, columns: readonly string[] = [], openness: Openness = allOpen): Condition {
  const typed = text.normalize('NFKC').toLowerCase();
  const pattern = `%${likeText(typed)}%`;
  const joined = `%${likeText(typed.replace(/\s+/g, ''))}%`;
  const names = [
    { sql: "t.name LIKE ? ESCAPE '\\'", values: [pattern] },
    { sql: "t.name_initials LIKE ? ESCAPE '\\'", values: [joined] },
    { sql: "replace(t.name_pinyin, ' ', '') LIKE ? ESCAPE '\\'", values: [joined] },
  ];
  return anyOf([...names, ...columns.flatMap((column) => searchColumn(column, text, openness) ?? [])]);
}

/** What was typed, in one column; a masked number is found by all of it or its last four digits. */
export function searchColumn(column: string, text: string, openness: Openness = allOpen): Condition | undefined {
  const condition = matchColumn(column, text, openness);
  return condition && openness.within ? openness.within(column, condition) : condition;
}

function matchColumn(column: string, text: string, openness: Openness): Condition | undefined {
  const typed = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  switch (openness(column)) {
    case 'whole':
      return { sql: `t."${column}" LIKE ? ESCAPE '\\'`, values: [`%${likeText(typed)}%`] };
    case 'masked':
      return /^\d{4}$/.test(typed)
        ? { sql: `t."${column}" LIKE ?`, values: [`%${typed}`] }
        : { sql: `t."${column}" COLLATE NOCASE IN (?, ?)`, values: [typed, shownForm(typed)] };
    default:
      return undefined;
  }
}

/** A device has the masked form only: whoever knows the number finds it by that. */
function shownForm(typed: string): string {
  return /^\+?\d{7,15}$/.test(typed) ? mask('phone', typed) : typed;
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return {
    sql: `(${conditions.map((condition) => condition.sql).join(' OR ')})`,
    values: conditions.flatMap((condition) => condition.values),
  };
}

function propertyOf(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
