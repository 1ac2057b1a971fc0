import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Filter, ListInput } from '../kernel/listing.ts';
import { coverRecord, treatmentOf } from '../kernel/rights/field-rights.ts';
import { findNoun, nounOf } from '../kernel/rights/nouns.ts';
import { poolsCovering } from '../kernel/rights/pool-cover.ts';
import { type Actor, reachOf } from '../kernel/scope.ts';
import { codecOf } from '../ledger/row-codec.ts';
import type { ReadDb } from '../ports/database.ts';
import { countRows } from './count-rows.ts';
import { filterCondition } from './filter-condition.ts';
import { outsidePools } from './outside-pools.ts';
import { always, type Condition, scopeFilter } from './scope-filter.ts';
import { type Openness, openColumns } from './search-names.ts';

/** How one room's rows are listed. Names of fields come from the table, so nothing else can be asked for. */
export interface ListSpec<Table extends SQLiteTable> {
  readonly table: Table;
  /** Fields never filtered, sorted or shown. */
  readonly hidden?: readonly string[];
  readonly defaultSort: { readonly field: string; readonly descending: boolean };
  /** Fields whose empty rows come last in either direction (a due time). */
  readonly emptyLast?: readonly string[];
  /** Fields that are numbers kept as text (prices, quantities): compared and sorted as numbers. */
  readonly decimals?: readonly string[];
  /** Global tables have no scope: who may list them is the room's policy. */
  readonly scoped: boolean;
  /** What every answer of the list keeps to, whoever asks for what. */
  readonly always?: Condition;
  /** Quick search: a condition on alias `t`. */
  readonly search: (text: string, openness: Openness) => Condition;
  /** Quick search alone, in the scope of whoever asks: the ids of a page, best first, and the total. */
  readonly bestPage?: (text: string, offset: number, limit: number) => BestPage | undefined;
}

export interface BestPage {
  readonly ids: readonly string[];
  readonly total: number;
}

export interface Listed<Row> {
  readonly rows: Row[];
  readonly total: number;
}

/** One page and the total under the same conditions: scope, scene, quick search, filters. */
export function listRows<Table extends SQLiteTable>(
  db: ReadDb,
  actor: Actor,
  spec: ListSpec<Table>,
  input: ListInput,
): Listed<Table['$inferSelect']> {
  const best = findBestPage(spec, input);
  if (best) return { rows: rowsInOrder(db, actor, spec, best.ids), total: best.total };
  const { name } = codecOf(spec.table);
  const where = listCondition(actor, spec, input);
  const total = countRows(db, `SELECT count(*) AS total FROM "${name}" t WHERE ${where.sql}`, where.values);
  const order = orderOf(spec, sortOf(actor, spec, input));
  const part = isCloserToEnd(spec, input, total) ? fromTheEnd(order, input, total) : { order: order.forth, ...input };
  // The inner query walks an index and picks ids, so that far pages do not read the rows before them.
  const found = db.rows<Record<string, unknown>>(
    `SELECT t.* FROM (SELECT t.rowid AS at FROM "${name}" t WHERE ${where.sql} ORDER BY ${part.order} LIMIT ? OFFSET ?) page JOIN "${name}" t ON t.rowid = page.at ORDER BY ${order.forth}`,
    ...where.values,
    part.limit,
    part.offset,
  );
  return { rows: decodeCovered(actor, spec, found), total };
}

type Sort = NonNullable<ListInput['sort']>;

function sortOf<Table extends SQLiteTable>(actor: Actor, spec: ListSpec<Table>, { sort }: ListInput): Sort {
  return sort && isSortable(actor, spec, sort.field) ? sort : spec.defaultSort;
}

/** The order and its mirror. Descending, SQLite puts what is empty last by itself. */
function orderOf<Table extends SQLiteTable>(spec: ListSpec<Table>, { field, descending }: Sort) {
  const column = compared(spec, field, codecOf(spec.table).byProperty.get(field)!.column);
  const emptyLast = !descending && spec.emptyLast?.includes(field);
  return {
    forth: `${column} ${descending ? 'DESC' : 'ASC'}${emptyLast ? ' NULLS LAST' : ''}`,
    back: `${column} ${descending ? 'ASC' : 'DESC'}${emptyLast ? ' NULLS FIRST' : ''}`,
  };
}

/**
 * Whether walking the list from its end is shorter. Only where nothing but scope and the usual order are asked for: the
 * same index is walked in both directions then, and rows of one time keep their places.
 */
function isCloserToEnd<Table extends SQLiteTable>(spec: ListSpec<Table>, input: ListInput, total: number): boolean {
  const { text, filters, sort, offset } = input;
  if (text?.trim() || filters.length > 0 || spec.always || offset >= total) return false;
  const isUsual = !sort || (sort.field === spec.defaultSort.field && sort.descending === spec.defaultSort.descending);
  return isUsual && offset * 2 > total;
}

function fromTheEnd({ back }: { readonly back: string }, { offset, limit }: ListInput, total: number) {
  const rows = Math.min(limit, total - offset);
  return { order: back, limit: rows, offset: total - offset - rows };
}

/** A text and nothing else: the best matches come first. Any other wish is SQL's. */
function findBestPage<Table extends SQLiteTable>(spec: ListSpec<Table>, input: ListInput): BestPage | undefined {
  const { scene, filters, sort, offset, limit } = input;
  const text = input.text?.trim();
  return text && scene === 'all' && filters.length === 0 && !sort ? spec.bestPage?.(text, offset, limit) : undefined;
}

function rowsInOrder<Table extends SQLiteTable>(
  db: ReadDb,
  actor: Actor,
  spec: ListSpec<Table>,
  ids: readonly string[],
): Table['$inferSelect'][] {
  const codec = codecOf(spec.table);
  const scope = spec.scoped ? scopeFilter(actor, nounOf(codec.name), 't') : always;
  const found = db.rows<Record<string, unknown>>(
    `SELECT t.* FROM json_each(?) hit CROSS JOIN "${codec.name}" t ON t.id = hit.value WHERE t.deleted_at IS NULL AND ${scope.sql} ORDER BY hit.key`,
    JSON.stringify(ids),
    ...scope.values,
  );
  return decodeCovered(actor, spec, found);
}

/** The condition alone, for bulk actions and exports over "all that the list shows". */
export function listCondition<Table extends SQLiteTable>(
  actor: Actor,
  spec: ListSpec<Table>,
  input: Pick<ListInput, 'scene' | 'text' | 'filters'>,
): Condition {
  const codec = codecOf(spec.table);
  const parts: Condition[] = [];
  if (codec.byProperty.has('deletedAt')) {
    parts.push({ sql: input.scene === 'bin' ? 't.deleted_at IS NOT NULL' : 't.deleted_at IS NULL', values: [] });
  }
  if (spec.scoped) parts.push(scopeFilter(actor, nounOf(codec.name), 't'));
  if (spec.always) parts.push(spec.always);
  const scene = sceneCondition(actor, input.scene, codec.name);
  if (scene) parts.push(scene);
  const text = input.text?.trim();
  if (text) parts.push(spec.search(text, openColumns(actor, nounOf(codec.name))));
  for (const filter of input.filters) parts.push(conditionOf(actor, spec, filter));
  return {
    sql: parts.map((part) => part.sql).join(' AND ') || '1',
    values: parts.flatMap((part) => part.values),
  };
}

function sceneCondition(actor: Actor, scene: ListInput['scene'], table: string): Condition | undefined {
  if (scene === 'mine') return { sql: 't.owner_id = ?', values: [actor.userId] };
  if (scene === 'department') return { sql: 't.dept_id = ?', values: [actor.deptId] };
  if (scene === 'shared') {
    const noun = findNoun(table);
    const ids = noun === undefined ? [] : reachOf(actor, noun).ids;
    return { sql: 't.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] };
  }
  if (scene === 'reports') {
    return {
      sql: 't.owner_id IN (WITH RECURSIVE below(id) AS (SELECT id FROM users WHERE superior_id = ? UNION SELECT u.id FROM users u JOIN below b ON u.superior_id = b.id) SELECT id FROM below)',
      values: [actor.userId],
    };
  }
  if (scene === 'followed') {
    return {
      sql: 't.id IN (SELECT record_id FROM follows WHERE owner_id = ? AND record_table = ? AND deleted_at IS NULL)',
      values: [actor.userId, table],
    };
  }
  return undefined;
}

/** Filters that tell no more of a masked value than whoever asks knows already. */
const tellingNothing: ReadonlySet<string> = new Set(['is', 'in', 'empty', 'notEmpty']);

function conditionOf<Table extends SQLiteTable>(actor: Actor, spec: ListSpec<Table>, filter: Filter): Condition {
  const field = fieldOf(spec, filter.field);
  const treatment = treatmentIn(actor, spec, filter.field);
  const isOpen = treatment === 'whole' || (treatment === 'masked' && tellingNothing.has(filter.operator));
  // An unknown or hidden field matches nothing: a filter that is not understood must not show more.
  if (!field || !isOpen) return { sql: '0', values: [] };
  const column = compared(spec, filter.field, field.column);
  const condition = filterCondition(column, filter, field);
  return outsidePools(condition, actor.fields, nounOf(codecOf(spec.table).name), filter.field);
}

/** A column as it is compared. */
function compared<Table extends SQLiteTable>({ decimals }: ListSpec<Table>, field: string, column: string): string {
  return decimals?.includes(field) ? `CAST(t."${column}" AS REAL)` : `t."${column}"`;
}

/** The order of covered values would tell them. */
function isSortable<Table extends SQLiteTable>(actor: Actor, spec: ListSpec<Table>, name: string): boolean {
  const isOpen = fieldOf(spec, name) !== undefined && treatmentIn(actor, spec, name) === 'whole';
  return isOpen && poolsCovering(actor.fields, nounOf(codecOf(spec.table).name), name).length === 0;
}

function treatmentIn<Table extends SQLiteTable>(actor: Actor, { table }: ListSpec<Table>, field: string) {
  return treatmentOf(actor.fields, nounOf(codecOf(table).name), field, 'list');
}

function decodeCovered<Table extends SQLiteTable>(
  actor: Actor,
  { table }: ListSpec<Table>,
  found: readonly Record<string, unknown>[],
): Table['$inferSelect'][] {
  const codec = codecOf(table);
  const noun = nounOf(codec.name);
  return found.map((row) => coverRecord(actor.fields, noun, codec.decode(row), 'list')) as Table['$inferSelect'][];
}

function fieldOf<Table extends SQLiteTable>(spec: ListSpec<Table>, name: string) {
  return spec.hidden?.includes(name) ? undefined : codecOf(spec.table).byProperty.get(name);
}
