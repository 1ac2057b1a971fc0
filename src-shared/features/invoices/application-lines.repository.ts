import { addDecimals, compareDecimals, subtractDecimals } from '../../kernel/money/decimal.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow } from '../../reading/rows.ts';
import { findOrder, listLinesOf, type OrderLineRecord } from '../orders/orders.repository.ts';
import { orderLines } from '../orders/orders.tables.ts';
import { findProduct } from '../products/products.repository.ts';
import type { NewApplicationLine } from './application.model.ts';
import { addFigures, applicationLineFigures, type OfOrder } from './application-figures.model.ts';
import { takenOf } from './cap.repository.ts';
import {
  type ApplicationLineRecord,
  type ApplicationRecord,
  findApplication,
  listApplicationLines,
} from './invoices.repository.ts';
import { invoiceApplicationLines, invoiceApplications } from './invoices.tables.ts';

const noFigures = { amountExcl: 0, tax: 0, amountIncl: 0, grossExcl: 0, grossTax: 0, netPrice: '0' } as const;

/** What is left to be invoiced of an order's line: its quantity less what others took, and what will not be delivered. */
export function leftToInvoice(db: ReadDb, line: OrderLineRecord, applicationId: string): string {
  const { qty } = takenOf(db, line.id, applicationId);
  const gone = addDecimals(line.closedQty, line.returnedQty);
  return subtractDecimals(subtractDecimals(line.qty, gone), qty.reduce(addDecimals, '0'));
}

/** A line for everything of an order that is not invoiced yet. */
export function linesOfOrder(db: ReadDb, orderId: string, applicationId: string): NewApplicationLine[] {
  return listLinesOf(db, orderId).flatMap((line) => {
    const qty = leftToInvoice(db, line, applicationId);
    const isWorth = line.kind !== 'note' && line.amountIncl > 0;
    return isWorth && compareDecimals(qty, '0') > 0 ? [{ orderLineId: line.id, qty }] : [];
  });
}

/** Puts a line into the application's scope: what an order's line says, and what the product's tax class is. */
export function putApplicationLine(
  tx: WriteTx,
  application: ApplicationRecord,
  line: NewApplicationLine & { readonly id: string },
  position: number,
): Result<void, FieldInvalid> {
  const of = line.orderLineId ? findRow(tx, orderLines, line.orderLineId) : undefined;
  if (line.orderLineId && !of) return invalid('orderLineId', 'unknown');
  const orderId = of?.orderId ?? line.orderId ?? null;
  const order = orderId === null ? undefined : findOrder(tx, orderId);
  if (orderId !== null && order?.customerId !== application.customerId) return invalid('orderId', 'otherCustomer');
  const known = findRow(tx, invoiceApplicationLines, line.id);
  if (known && known.applicationId !== application.id) return invalid('id', 'otherApplication');
  const typed = presentFields(line);
  const product = findProduct(tx, typed.productId ?? of?.productId ?? known?.productId ?? '');
  const taxClass = { taxClassCode: product?.taxClassCode ?? null, shortName: product?.taxClassShort ?? null };
  const ofOrder = of && order ? { ...copied(of), taxMode: order.taxMode } : { taxMode: application.taxMode };
  const usual = { qty: '1', price: '0', taxRate: '0.13', taxTag: 'rate' as const, position };
  const row = { ...usual, ...(known ? {} : taxClass), ...known, ...typed, ...ofOrder, orderId };
  if (!row.name) return invalid('name', 'required');
  if (row.taxTag !== 'rate' && row.taxRate !== '0') return invalid('taxRate', 'mustBeZero');
  const { branchId, deptId, ownerId } = application;
  if (known) tx.update(invoiceApplicationLines, known.id, { ...typed, ...ofOrder, orderId, deletedAt: null });
  else {
    const name = row.name;
    tx.insert(invoiceApplicationLines, {
      ...row,
      name,
      id: line.id,
      applicationId: application.id,
      ...noFigures,
      ...{ branchId, deptId, ownerId },
    });
  }
  return ok(undefined);
}

function copied({ productId, name, spec, unit, price, taxRate, discountAmount }: OrderLineRecord) {
  return { productId, name, spec, unit, price, taxRate, discountAmount };
}

/** Figures of the lines and their sums anew; only what differs is written. */
export function refreshApplication(tx: WriteTx, applicationId: string): void {
  const lines = listApplicationLines(tx, applicationId);
  const figures = lines.map((line) => applicationLineFigures(line, ofOrder(tx, line)));
  lines.forEach((line, index) => {
    tx.update(invoiceApplicationLines, line.id, figures[index]!);
  });
  const { amountExcl, tax: taxTotal, amountIncl } = addFigures(figures);
  tx.update(invoiceApplications, applicationId, { amountExcl, taxTotal, amountIncl, lineCount: lines.length });
}

function ofOrder(db: ReadDb, line: ApplicationLineRecord): OfOrder | null {
  const whole = line.orderLineId === null ? undefined : findRow(db, orderLines, line.orderLineId);
  return whole ? ofOrderLine(db, whole, line.applicationId) : null;
}

/** The whole line of an order beside what others than one application took of it. */
export function ofOrderLine(db: ReadDb, whole: OrderLineRecord, applicationId: string): OfOrder | null {
  if (whole.qty === '0') return null;
  const taken = takenOf(db, whole.id, applicationId);
  const { amountExcl, tax, amountIncl } = whole;
  return {
    qty: whole.qty,
    figures: { amountExcl, tax, amountIncl },
    taken: { qty: taken.qty.reduce(addDecimals, '0'), figures: addFigures(taken.figures) },
  };
}

/** No line of an order is invoiced beyond its quantity. */
export function checkQuantities(
  db: ReadDb,
  applicationId: string,
): Result<void, { readonly code: 'QUANTITY_EXCEEDED'; readonly name: string; readonly left: string }> {
  for (const line of listApplicationLines(db, findApplication(db, applicationId)!.id)) {
    const whole = line.orderLineId === null ? undefined : findRow(db, orderLines, line.orderLineId);
    if (!whole) continue;
    const left = leftToInvoice(db, whole, applicationId);
    if (compareDecimals(line.qty, left) > 0) {
      const known = compareDecimals(left, '0') > 0 ? left : '0';
      return refuse({ code: 'QUANTITY_EXCEEDED', name: line.name, left: known });
    }
  }
  return ok(undefined);
}

function invalid(field: string, rule: string): Result<never, FieldInvalid> {
  return refuse({ code: 'FIELD_INVALID', field, rule });
}
