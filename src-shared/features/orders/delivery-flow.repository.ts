import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import type { FlowDocument } from '../flows/flow-document.repository.ts';
import { checkCredit } from './check-order.repository.ts';
import { findOrder, listDeliveryLines, listLinesOf, listReturnLines } from './orders.repository.ts';
import { deliveries, deliveryLines, goodsReturnLines, goodsReturns } from './orders.tables.ts';

interface GoodsRow {
  readonly id: string;
  readonly no: string | null;
  readonly orderId: string;
  readonly customerId: string;
}

type Goods = readonly { readonly orderLineId: string; readonly qty: string }[];

/** What deliveries and returns have in common as documents: what they are worth, and whom they are for. */
function goodsFlow(
  table: SQLiteTable,
  lines: { readonly table: SQLiteTable; readonly parent: string },
  goodsOf: (db: ReadDb, id: string) => Goods,
) {
  return {
    table,
    noun: 'order',
    children: [lines],
    related: [
      { table: 'orders', noun: 'order', property: 'orderId' },
      { table: 'customers', noun: 'customer', property: 'customerId' },
    ],
    describe: (row, db) => {
      const { no, customerId, orderId } = row as unknown as GoodsRow;
      const title = [findCustomer(db, customerId)?.name, findOrder(db, orderId)?.no].filter(Boolean).join(' · ');
      return { no, title };
    },
    facts: (row, db) => {
      const { id, orderId, customerId } = row as unknown as GoodsRow;
      const order = findOrder(db, orderId);
      return {
        amount: worthOf(db, orderId, goodsOf(db, id)),
        customerLevel: findCustomer(db, customerId)?.level ?? null,
        reasons: order && !checkCredit(db, {}, order).ok ? ['overCredit'] : [],
      };
    },
    canSubmit: () => false,
  } as const satisfies Partial<FlowDocument>;
}

/** A delivery under approval: it leaves once it has passed; one that is sent back holds no goods any more. */
export const deliveryFlow: FlowDocument = {
  ...goodsFlow(deliveries, { table: deliveryLines, parent: 'deliveryId' }, listDeliveryLines),
  docType: 'delivery',
  notContent: ['no', 'status', 'reason', 'termsChecked', 'signedBy', 'signedOn'],
  onSubmit: () => undefined,
  onPass: () => undefined,
  onReject: (tx, id) => forgetDelivery(tx, id),
  onWithdraw: (tx, id) => forgetDelivery(tx, id),
};

/** A return under approval: what passes is approved, as if somebody who may had said so. */
export const returnFlow: FlowDocument = {
  ...goodsFlow(goodsReturns, { table: goodsReturnLines, parent: 'returnId' }, listReturnLines),
  docType: 'return',
  notContent: ['no', 'status'],
  onSubmit: () => undefined,
  onPass: (tx, id) => tx.update(goodsReturns, id, { status: 'approved' }),
  onReject: (tx, id) => tx.update(goodsReturns, id, { status: 'rejected' }),
  onWithdraw: (tx, id) => tx.update(goodsReturns, id, { status: 'rejected' }),
};

/** A delivery that will not leave: its goods are free again. */
export function forgetDelivery(tx: WriteTx, id: string): void {
  tx.update(deliveries, id, { deletedAt: tx.at });
  for (const line of listDeliveryLines(tx, id)) tx.update(deliveryLines, line.id, { deletedAt: tx.at });
}

/** Fen, with tax: the share of each line's amount that its quantity is. */
function worthOf(db: ReadDb, orderId: string, goods: Goods): number {
  const lines = new Map(listLinesOf(db, orderId).map((line) => [line.id, line]));
  return goods.reduce((sum, { orderLineId, qty }) => {
    const line = lines.get(orderLineId);
    const whole = line ? Number(line.qty) : 0;
    return line && whole > 0 ? sum + Math.round((line.amountIncl * Number(qty)) / whole) : sum;
  }, 0);
}
