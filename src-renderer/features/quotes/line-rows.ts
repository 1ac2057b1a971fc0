import { emptyLine } from '#shared/features/quotes/empty-line.model.ts';
import type { QuoteLine, quoteLineFields } from '#shared/features/quotes/quote-line.model.ts';
import type { LineEdit } from '#shared/features/quotes/quotes.contract.ts';

export type LineField = keyof typeof quoteLineFields;
/** A line as the grid holds it: what people type, without what is computed. */
export type LineRow = Pick<QuoteLine, 'id' | LineField>;

const fields: readonly LineField[] = [
  'kind',
  'productId',
  'name',
  'spec',
  'unit',
  'qty',
  'listPrice',
  'price',
  'discountRate',
  'discountAmount',
  'taxRate',
  'leadTimeDays',
  'leadTimeBasis',
  'moq',
  'orderMultiple',
  'isImported',
  'stockFlag',
  'priceBookId',
  'discountFloor',
  'cost',
  'remark',
  'position',
];

export function rowOf(line: LineRow): LineRow {
  const picked = Object.fromEntries(fields.map((field) => [field, line[field]]));
  return { id: line.id, ...picked } as LineRow;
}

export function newRow(position: number, filled: Partial<LineRow> = {}): LineRow {
  return { ...emptyLine, id: crypto.randomUUID(), ...filled, position };
}

/** A place between two neighbours; the rows are in the order of their positions. */
export function positionAt(rows: readonly LineRow[], index: number): number {
  const before = rows[index - 1]?.position;
  const after = rows[index]?.position;
  if (before === undefined) return after === undefined ? 1 : after - 1;
  return after === undefined ? before + 1 : (before + after) / 2;
}

export function insertRows(rows: readonly LineRow[], index: number, filled: readonly Partial<LineRow>[]): LineRow[] {
  let result = [...rows];
  filled.forEach((each, offset) => {
    const at = index + offset;
    result = [...result.slice(0, at), newRow(positionAt(result, at), each), ...result.slice(at)];
  });
  return result;
}

export function moveRow(rows: readonly LineRow[], from: number, to: number): LineRow[] {
  const moved = rows[from];
  if (!moved || to < 0 || to >= rows.length || from === to) return [...rows];
  const rest = rows.filter((_, index) => index !== from);
  return [...rest.slice(0, to), { ...moved, position: positionAt(rest, to) }, ...rest.slice(to)];
}

/** The acts that turn what the server has into what the grid shows. A new line without a name is not yet one. */
export function diffRows(base: readonly LineRow[], rows: readonly LineRow[]): LineEdit[] {
  const known = new Map(base.map((row) => [row.id, row]));
  const kept = new Set(rows.map((row) => row.id));
  const edits: LineEdit[] = [];
  for (const row of rows) {
    const before = known.get(row.id);
    if (!before) {
      if (row.name !== '') edits.push({ act: 'add', line: row });
      continue;
    }
    const changes = Object.fromEntries(
      fields
        .filter((field) => row[field] !== before[field])
        .map((field) => [field, { from: before[field], to: row[field] }]),
    );
    if (Object.keys(changes).length > 0) edits.push({ act: 'change', id: row.id, changes });
  }
  for (const row of base) if (!kept.has(row.id)) edits.push({ act: 'remove', id: row.id });
  return edits;
}

/** What others changed meanwhile comes in; what was typed here and is not saved yet stays. */
export function mergeRows(base: readonly LineRow[], rows: readonly LineRow[], fresh: readonly LineRow[]): LineRow[] {
  const before = new Map(base.map((row) => [row.id, row]));
  const arrived = new Map(fresh.map((row) => [row.id, row]));
  const here = new Set(rows.map((row) => row.id));
  const merged = rows.flatMap((row) => {
    const was = before.get(row.id);
    const now = arrived.get(row.id);
    if (!was) return [now ? overlay(row, now, row) : row];
    if (!now) return isSame(was, row) ? [] : [row];
    return [overlay(was, now, row)];
  });
  const added = fresh.filter((row) => !here.has(row.id) && !before.has(row.id));
  return [...merged, ...added].sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));
}

function overlay(was: LineRow, now: LineRow, mine: LineRow): LineRow {
  const typed = fields.filter((field) => mine[field] !== was[field]);
  return { ...now, ...Object.fromEntries(typed.map((field) => [field, mine[field]])) };
}

function isSame(one: LineRow, other: LineRow): boolean {
  return fields.every((field) => one[field] === other[field]);
}
