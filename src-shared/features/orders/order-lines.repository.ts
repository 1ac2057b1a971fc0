import { presentFields } from '../../kernel/present-fields.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { applyDocumentLines } from '../documents/document-lines.repository.ts';
import type { OrderLineEdit } from './order.model.ts';
import type { NewOrderLine } from './order-line.model.ts';
import { listLinesOf, type OrderRecord } from './orders.repository.ts';
import { orderLines } from './orders.tables.ts';

type Home = Pick<OrderRecord, 'id' | 'branchId' | 'deptId' | 'ownerId'>;

const usual = { kind: 'product', qty: '1', price: '0', taxRate: '0.13', isImported: false } as const;
const noFigures = { amountExcl: 0, tax: 0, amountIncl: 0, netPrice: '0', exactNet: 0 } as const;
const untouched = { deliveredQty: '0', returnedQty: '0', closedQty: '0', invoicedAmount: 0 } as const;

/** Puts a line into the order's scope; its figures come with `refreshOrder`. */
export function addOrderLine(
  tx: WriteTx,
  order: Home,
  line: NewOrderLine & { readonly id: string },
  position: number,
): void {
  const { branchId, deptId, ownerId } = order;
  tx.insert(orderLines, {
    ...usual,
    position,
    ...presentFields(line),
    orderId: order.id,
    ...noFigures,
    ...untouched,
    ...{ branchId, deptId, ownerId },
  });
}

/** Applies what was done to lines; acts on lines that another order has do nothing. */
export function applyOrderLines(tx: WriteTx, order: Home, edits: readonly OrderLineEdit[]): void {
  const last = listLinesOf(tx, order.id).at(-1)?.position ?? 0;
  const add = (line: NewOrderLine & { readonly id: string }, position: number) =>
    addOrderLine(tx, order, line, position);
  applyDocumentLines(tx, { table: orderLines, parent: 'orderId', parentId: order.id, last, add }, edits);
}
