import { addDecimals } from '../../kernel/money/decimal.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Condition, scopeFilter } from '../../reading/scope-filter.ts';
import { liveStatuses } from '../orders/order-states.model.ts';
import type { Purchase } from './customer-overview.model.ts';

/** 产品购买史: each product of the orders that the actor may see, with the last price; the latest first. */
export function listPurchases(db: ReadDb, actor: Actor, customerId: string): Purchase[] {
  const bought = boughtLines(actor, customerId);
  const lines = db.rows<Omit<Purchase, 'times' | 'quantity'> & { qty: string }>(
    `SELECT l.product_id AS productId, l.name, l.unit, l.qty, l.price AS lastPrice, t.tax_mode AS taxMode, t.currency,
       t.order_date AS lastOn, t.id AS orderId, t.no AS orderNo
     ${bought.sql} ORDER BY t.order_date DESC, t.created_at DESC, l.position`,
    ...bought.values,
  );
  const products = new Map<string, Purchase>();
  for (const { qty, ...line } of lines) {
    const known = products.get(line.productId) ?? { ...line, times: 0, quantity: '0' };
    products.set(line.productId, { ...known, times: known.times + 1, quantity: addDecimals(known.quantity, qty) });
  }
  return [...products.values()];
}

/** How many products that list has. */
export function countPurchases(db: ReadDb, actor: Actor, customerId: string): number {
  const bought = boughtLines(actor, customerId);
  return db.row<{ total: number }>(`SELECT count(DISTINCT l.product_id) AS total ${bought.sql}`, ...bought.values)!
    .total;
}

/** Goods and services that were ordered for money; gifts have no price to remember. */
function boughtLines(actor: Actor, customerId: string): Condition {
  const scope = isAllowed(actor, 'order.view') ? scopeFilter(actor, 'order', 't') : { sql: '0', values: [] };
  return {
    sql: `FROM orders t JOIN order_lines l ON l.order_id = t.id
      WHERE t.customer_id = ? AND t.deleted_at IS NULL AND l.deleted_at IS NULL AND l.product_id IS NOT NULL
        AND l.kind IN ('product', 'service') AND t.status IN (${liveStatuses.map((each) => `'${each}'`).join(', ')})
        AND ${scope.sql}`,
    values: [customerId, ...scope.values],
  };
}
