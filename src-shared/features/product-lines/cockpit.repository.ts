import { addDays, dayNumber } from '../../kernel/china/dates.ts';
import { treatmentOf } from '../../kernel/rights/field-rights.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Condition, scopeFilter } from '../../reading/scope-filter.ts';
import { branchOf } from '../catalogue/catalogue.model.ts';
import { listCategories } from '../catalogue/catalogue.repository.ts';
import type { CockpitKind, CockpitQuestion, CockpitRow, Indicator, Tile } from './cockpit.model.ts';

/** Orders that the company has promised: what counts as sold. */
const sold = "o.status IN ('confirmed','executing','changing','suspended','completed','closed')";
const chinaDayMs = 8 * 3_600_000;

/**
 * [Note: a tile is the sum of its rows] Each indicator is one query of rows with a value; the tile adds up that query and
 * the page that it opens lists it, so that they cannot differ. Undefined where the actor may not see such rows.
 */
export function findTile(db: ReadDb, actor: Actor, question: CockpitQuestion, indicator: Indicator): Tile {
  const rows = rowsOf(db, actor, question, indicator);
  if (!rows) return { indicator, value: null, rows: 0 };
  const sum = db.row<{ value: number | null; total: number }>(
    `SELECT sum(value) AS value, count(*) AS total FROM (${rows.sql})`,
    ...rows.values,
  )!;
  return { indicator, value: sum.value ?? 0, rows: sum.total };
}

export function listTileRows(
  db: ReadDb,
  actor: Actor,
  question: CockpitQuestion,
  { indicator, offset, limit }: { indicator: Indicator; offset: number; limit: number },
): { rows: CockpitRow[]; total: number; value: number | null } {
  const rows = rowsOf(db, actor, question, indicator);
  if (!rows) return { rows: [], total: 0, value: null };
  const { value, rows: total } = findTile(db, actor, question, indicator);
  const page = db.rows<CockpitRow>(
    `SELECT * FROM (${rows.sql}) ORDER BY note DESC, label, id LIMIT ? OFFSET ?`,
    ...rows.values,
    limit,
    offset,
  );
  return { rows: page, total, value };
}

function rowsOf(db: ReadDb, actor: Actor, question: CockpitQuestion, indicator: Indicator): Condition | undefined {
  const of = productsOf(db, question.kind, question.id);
  const may = (...actions: string[]) => actions.every((action) => isAllowed(actor, action));
  switch (indicator) {
    case 'priceBook':
      return may('priceBook.view') ? priceRows(of, question) : undefined;
    case 'target':
      return targetRows(question);
    case 'funnel': {
      const isOpen = treatmentOf(actor.fields, 'opportunity', 'amount', 'list') === 'whole';
      return may('opportunity.view') && isOpen ? funnelRows(actor, of, question) : undefined;
    }
    case 'revenue':
      return may('order.view') ? orderRows(actor, of, question, 'l.amount_excl') : undefined;
    case 'margin':
      return may('order.view', 'order.viewCost')
        ? orderRows(actor, of, question, margin, 'l.cost IS NOT NULL')
        : undefined;
    case 'documents':
      return may('order.view', 'quote.view') ? documentRows(actor, of, question) : undefined;
    case 'complaints':
      return may('order.view', 'followUp.view') ? followUpRows(actor, of, question, complaint, '1') : undefined;
    case 'satisfaction':
      return may('order.view', 'followUp.view')
        ? followUpRows(actor, of, question, 'f.result IS NOT NULL', "f.result = 'progress'")
        : undefined;
    case 'churn':
      return may('order.view', 'customer.view') ? churnRows(actor, of, question) : undefined;
    default:
      return indicator satisfies never;
  }
}

/** Cost is of one unit without tax, in yuan; rounded to the fen line by line. */
const margin = 'l.amount_excl - CAST(round(CAST(l.cost AS REAL) * CAST(l.qty AS REAL) * 100) AS INTEGER)';
const complaint = "(f.content LIKE '%投诉%' OR f.content LIKE '%complain%')";

/** The products that count, as a condition on alias `p`. */
function productsOf(db: ReadDb, kind: CockpitKind, id: string): Condition {
  switch (kind) {
    case 'line':
      return { sql: 'p.line_id = ?', values: [id] };
    case 'brand':
      return { sql: 'p.brand_id = ?', values: [id] };
    case 'segment':
      return { sql: 'p.line_id IN (SELECT id FROM product_lines WHERE segment_id = ?)', values: [id] };
    case 'category':
      return {
        sql: 'p.category_id IN (SELECT value FROM json_each(?))',
        values: [JSON.stringify(branchOf(listCategories(db), id))],
      };
    case 'product':
      return { sql: 'p.id = ?', values: [id] };
    default:
      return kind satisfies never;
  }
}

function priceRows(of: Condition, { from, to }: CockpitQuestion): Condition {
  return {
    sql: `SELECT b.id, 'price-books' AS page, b.name || ' · ' || p.name AS label, e.min_qty AS note, 1 AS value
      FROM products p JOIN price_book_entries e ON e.product_id = p.id JOIN price_books b ON b.id = e.book_id
      WHERE ${of.sql} AND p.deleted_at IS NULL AND e.deleted_at IS NULL AND b.deleted_at IS NULL
      AND b.status = 'active' AND b.valid_from <= ? AND b.valid_to >= ?`,
    values: [...of.values, to, from],
  };
}

/** Targets stand with lines: those of the line itself, of the lines of a segment, or of the lines that sell a brand. */
function targetRows({ kind, id, from, to }: CockpitQuestion): Condition {
  const lines = {
    line: 'n.id = ?',
    segment: 'n.segment_id = ?',
    brand: 'EXISTS (SELECT 1 FROM json_each(n.brand_ids) WHERE value = ?)',
    category: '0 AND ?',
    product: '0 AND ?',
  }[kind];
  return {
    sql: `SELECT n.id, 'product-lines' AS page, n.name AS label, json_extract(m.value, '$.month') AS note,
      json_extract(m.value, '$.revenue') AS value
      FROM product_lines n, json_each(n.targets) m WHERE ${lines} AND n.deleted_at IS NULL
      AND json_extract(m.value, '$.month') BETWEEN ? AND ?`,
    values: [id, from.slice(0, 7), to.slice(0, 7)],
  };
}

/** Opportunities that name a product line. */
const aboutLine = {
  line: 'o.product_line_id = ?',
  segment: 'o.product_line_id IN (SELECT id FROM product_lines WHERE segment_id = ?)',
  brand: '0 AND ?',
  category: '0 AND ?',
  product: '0 AND ?',
} as const satisfies Record<CockpitKind, string>;

/**
 * What open opportunities hope to sell of it, tax included, rounded line by line; while one has no products yet, its
 * amount counts for the product line it is about.
 */
function funnelRows(actor: Actor, of: Condition, { kind, id }: CockpitQuestion): Condition {
  const scope = scopeFilter(actor, 'opportunity', 'o');
  const amount = `CAST(round(CAST(json_extract(l.value, '$.price') AS REAL) * CAST(json_extract(l.value, '$.qty') AS REAL)
    * (1 - coalesce(CAST(json_extract(l.value, '$.discountRate') AS REAL), 0)) * 100) AS INTEGER)`;
  return {
    sql: `SELECT o.id, 'opportunities' AS page, o.name AS label, o.expected_close_on AS note, sum(${amount}) AS value
      FROM opportunities o, json_each(o.lines) l JOIN products p ON p.id = json_extract(l.value, '$.productId')
      WHERE ${of.sql} AND o.deleted_at IS NULL AND o.end_state IS NULL AND ${scope.sql} GROUP BY o.id
      UNION ALL SELECT o.id, 'opportunities', o.name, o.expected_close_on, o.amount FROM opportunities o
      WHERE ${aboutLine[kind]} AND o.lines = '[]' AND o.deleted_at IS NULL AND o.end_state IS NULL AND ${scope.sql}`,
    values: [...of.values, ...scope.values, id, ...scope.values],
  };
}

function orderRows(
  actor: Actor,
  of: Condition,
  { from, to }: CockpitQuestion,
  value: string,
  condition = '1',
): Condition {
  const scope = scopeFilter(actor, 'order', 'o');
  return {
    sql: `SELECT o.id, 'orders' AS page, coalesce(o.no, '—') AS label, o.order_date AS note, sum(${value}) AS value
      FROM products p JOIN order_lines l ON l.product_id = p.id AND l.deleted_at IS NULL JOIN orders o ON o.id = l.order_id
      WHERE ${of.sql} AND ${condition} AND o.deleted_at IS NULL AND ${sold} AND o.order_date BETWEEN ? AND ? AND ${scope.sql}
      GROUP BY o.id`,
    values: [...of.values, from, to, ...scope.values],
  };
}

/** Quotes in their last version, and orders. */
function documentRows(actor: Actor, of: Condition, question: CockpitQuestion): Condition {
  const { from, to } = question;
  const orders = orderRows(actor, of, question, '0');
  const scope = scopeFilter(actor, 'quote', 'q');
  return {
    sql: `SELECT id, page, label, note, 1 AS value FROM (${orders.sql})
      UNION ALL SELECT DISTINCT q.id, 'quotes', coalesce(q.no, '—'), q.quote_date, 1
      FROM products p JOIN quote_lines l ON l.product_id = p.id AND l.deleted_at IS NULL JOIN quotes q ON q.id = l.quote_id
      WHERE ${of.sql} AND q.deleted_at IS NULL AND q.status NOT IN ('superseded','void')
      AND q.quote_date BETWEEN ? AND ? AND ${scope.sql}`,
    values: [...orders.values, ...of.values, from, to, ...scope.values],
  };
}

/** Who bought any of it in these days, as far as the actor sees the orders. */
function buyers(actor: Actor, of: Condition, from: string, to: string): Condition {
  const scope = scopeFilter(actor, 'order', 'o');
  return {
    sql: `SELECT o.customer_id FROM products p JOIN order_lines l ON l.product_id = p.id AND l.deleted_at IS NULL
      JOIN orders o ON o.id = l.order_id
      WHERE ${of.sql} AND o.deleted_at IS NULL AND ${sold} AND o.order_date BETWEEN ? AND ? AND ${scope.sql}`,
    values: [...of.values, from, to, ...scope.values],
  };
}

function followUpRows(
  actor: Actor,
  of: Condition,
  { from, to }: CockpitQuestion,
  condition: string,
  value: string,
): Condition {
  const bought = buyers(actor, of, '0000-01-01', to);
  const scope = scopeFilter(actor, 'followUp', 'f');
  return {
    sql: `SELECT f.id, 'follow-ups' AS page, substr(f.content, 1, 80) AS label,
      date((f.at + ${chinaDayMs}) / 1000, 'unixepoch') AS note, ${value} AS value
      FROM follow_ups f WHERE f.customer_id IN (${bought.sql}) AND ${condition} AND f.deleted_at IS NULL
      AND f.at >= ? AND f.at < ? AND ${scope.sql}`,
    values: [...bought.values, startOf(from), startOf(addDays(to, 1)), ...scope.values],
  };
}

/** Bought in the stretch of the same length before, and not in this one. */
function churnRows(actor: Actor, of: Condition, { from, to }: CockpitQuestion): Condition {
  const days = dayNumber(to) - dayNumber(from) + 1;
  const before = buyers(actor, of, addDays(from, -days), addDays(from, -1));
  const now = buyers(actor, of, from, to);
  const scope = scopeFilter(actor, 'customer', 'c');
  return {
    sql: `SELECT c.id, 'customers' AS page, c.name AS label, NULL AS note, 1 AS value FROM customers c
      WHERE c.deleted_at IS NULL AND ${scope.sql} AND c.id IN (${before.sql}) AND c.id NOT IN (${now.sql})`,
    values: [...scope.values, ...before.values, ...now.values],
  };
}

function startOf(day: string): number {
  return dayNumber(day) * 86_400_000 - chinaDayMs;
}
