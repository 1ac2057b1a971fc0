import type { OrderLineEdit } from '#shared/features/orders/order.model.ts';
import type { FigureLine } from '#shared/features/orders/order-figures.model.ts';
import { type OrderLine, orderLineFields, orderLineKinds } from '#shared/features/orders/order-line.model.ts';
import type { LineEdit } from '#shared/features/quotes/quotes.contract.ts';
import { type LineColumn, lineColumns } from '../quotes/line-cells.ts';
import type { LineRow } from '../quotes/line-rows.ts';

const shown = new Set(
  ['kind', 'name', 'spec', 'unit', 'qty', 'listPrice', 'price', 'discount', 'taxRate', 'amountIncl', 'moq'].concat([
    'orderMultiple',
    'amountExcl',
    'tax',
    'cost',
    'remark',
  ]),
);

/** The columns that a line of an order has; costs only for those who may see them. */
export function orderColumns(seesCost: boolean): LineColumn[] {
  return lineColumns
    .filter((column) => shown.has(column.name) && (!column.needsCost || seesCost))
    .map((column) => (column.name === 'kind' ? { ...column, choices: orderLineKinds } : column));
}

/** Lines of an order as rows of the grid; what only a quote says of a line is empty. */
export function asRows(lines: readonly OrderLine[]): LineRow[] {
  return lines.map((line) => ({
    ...line,
    leadTimeDays: null,
    leadTimeBasis: null,
    stockFlag: null,
    priceBookId: null,
    discountFloor: null,
  }));
}

/** What the grid did to its rows, as an order takes it. */
export function asOrderEdits(edits: readonly LineEdit[], rows: readonly LineRow[]): OrderLineEdit[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return edits.map((edit) => {
    if (edit.act === 'remove') return edit;
    const { id } = edit.act === 'add' ? edit.line : edit;
    const said = edit.act === 'add' ? edit.line : valuesOf(edit.changes);
    const taken = Object.entries(said).filter(([field]) => field in orderLineFields);
    return { act: 'put', line: { name: known.get(id)?.name ?? '', ...Object.fromEntries(taken), id } };
  });
}

function valuesOf(changes: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, (change as { to: unknown }).to]));
}

/** Rows with what went out of them, as the figures of an order need them. */
export function figureLines(rows: readonly LineRow[], lines: readonly OrderLine[]): FigureLine[] {
  const known = new Map(lines.map((line) => [line.id, line]));
  return rows.map((row) => ({
    ...row,
    kind: row.kind === 'group' ? 'note' : row.kind,
    closedQty: known.get(row.id)?.closedQty ?? '0',
    returnedQty: known.get(row.id)?.returnedQty ?? '0',
  }));
}
