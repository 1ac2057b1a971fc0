import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectVisibleRows } from '../../reading/rows.ts';
import { listLinesOf } from '../orders/orders.repository.ts';
import { orders } from '../orders/orders.tables.ts';
import type { OpenLine } from './application.model.ts';
import { applicationLineFigures } from './application-figures.model.ts';
import { linesOfOrder, ofOrderLine } from './application-lines.repository.ts';
import { findVisibleApplication } from './invoices.repository.ts';

const mostOrders = 200;

/** What the orders of the application's customer still have to be invoiced, beside what other applications took. */
export function listOpenLines(db: ReadDb, actor: Actor, applicationId: string): OpenLine[] | undefined {
  const application = findVisibleApplication(db, actor, applicationId);
  if (!application) return undefined;
  const open = selectVisibleRows(db, actor, orders, {
    where: `t.customer_id = ? AND t.deleted_at IS NULL
      AND t.status IN ('confirmed', 'executing', 'changing', 'suspended', 'completed', 'closed')`,
    values: [application.customerId],
    order: `ORDER BY t.order_date DESC, t.id LIMIT ${mostOrders}`,
  });
  return open.flatMap((order) => {
    const lines = new Map(listLinesOf(db, order.id).map((line) => [line.id, line]));
    return linesOfOrder(db, order.id, applicationId).map(({ orderLineId, qty }) => {
      const line = lines.get(orderLineId!)!;
      const { name, spec, unit, taxRate, price, discountAmount } = line;
      const typed = { qty: qty!, price, discountAmount, taxRate, taxMode: order.taxMode };
      return {
        orderLineId: line.id,
        orderId: order.id,
        orderNo: order.no,
        ...{ name, spec, unit, taxRate },
        qty: line.qty,
        left: qty!,
        amountLeft: applicationLineFigures(typed, ofOrderLine(db, line, applicationId)).amountIncl,
      };
    });
  });
}
