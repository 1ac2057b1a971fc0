import type { Filter, ListInput } from '../../kernel/listing.ts';
import { fromScaled } from '../../kernel/money/decimal.ts';
import { coverRecord, treatmentOf } from '../../kernel/rights/field-rights.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { keptRows } from '../../reading/count-rows.ts';
import { type Listed, type ListSpec, listCondition, listRows } from '../../reading/list-rows.ts';
import { coverRows } from '../../reading/rows.ts';
import { anyOf, searchColumn } from '../../reading/search-names.ts';
import { findContract } from '../contracts/contracts.repository.ts';
import { customerSearch, withDocumentNames } from '../documents/document-names.repository.ts';
import { findPending } from '../flows/flows.repository.ts';
import { findNames } from '../people/people.repository.ts';
import { findQuote } from '../quotes/quotes.repository.ts';
import { isDelivered } from './order-line.model.ts';
import type { OrderPage, OrderRow, OrderTotals } from './order-page.model.ts';
import {
  findVisibleOrder,
  listChangesOf,
  listDeliveriesOf,
  listDeliveryLines,
  listLinesOf,
  listReturnLines,
  listReturnsOf,
  type OrderRecord,
} from './orders.repository.ts';
import { orderLines, orders } from './orders.tables.ts';

export const orderList: ListSpec<typeof orders> = {
  table: orders,
  scoped: true,
  hidden: ['shipTo', 'personalTerms', 'heldFrom'],
  defaultSort: { field: 'updatedAt', descending: true },
  emptyLast: ['promiseDate'],
  search: (text, openness) => {
    const code = searchColumn('customer_order_no', text, openness);
    return anyOf([searchColumn('no', text, openness)!, ...(code ? [code] : []), customerSearch(text)]);
  },
};

export type ListOrdersInput = ListInput & {
  readonly customerId?: string | undefined;
  readonly productId?: string | undefined;
  readonly quoteId?: string | undefined;
  readonly contractId?: string | undefined;
  readonly opportunityId?: string | undefined;
};

export function listOrders(db: ReadDb, actor: Actor, input: ListOrdersInput): Listed<OrderRow> {
  const { rows, total } = listRows(db, actor, orderList, {
    ...input,
    filters: [...input.filters, ...asked(db, input)],
  });
  return { rows: withNames(db, actor, rows), total };
}

function asked(db: ReadDb, input: ListOrdersInput): Filter[] {
  const filters: Filter[] = [];
  for (const field of ['customerId', 'quoteId', 'contractId', 'opportunityId'] as const) {
    const value = input[field];
    if (value) filters.push({ field, operator: 'is', value });
  }
  if (input.productId) {
    const ids = db.rows<{ id: string }>(
      'SELECT DISTINCT order_id AS id FROM order_lines WHERE product_id = ? AND deleted_at IS NULL LIMIT 500',
      input.productId,
    );
    filters.push({ field: 'id', operator: 'in', value: ids.map((each) => each.id) });
  }
  return filters;
}

/**
 * What all orders of a list add up to, under its own conditions: also the exact worth of the lines before any rounding to
 * the fen, as decimal texts in yuan.
 */
export function sumOrders(db: ReadDb, actor: Actor, input: ListOrdersInput): OrderTotals {
  const where = listCondition(actor, orderList, { ...input, filters: [...input.filters, ...asked(db, input)] });
  const [sums] = keptRows<
    Record<'count' | 'amount' | 'due' | 'freight' | 'received' | 'invoiced', number | null> & {
      gross: string | null;
      net: string | null;
      qty: string | null;
    }
  >(
    db,
    `SELECT count(*) AS count, sum(t.amount_incl) AS amount, sum(t.total_due) AS due, sum(t.freight) AS freight,
       sum(t.received_amount) AS received, sum(t.invoiced_amount) AS invoiced,
       CAST(sum(t.exact_gross) AS TEXT) AS gross, CAST(sum(t.exact_net) AS TEXT) AS net,
       CAST(sum(t.exact_qty) AS TEXT) AS qty
     FROM orders t WHERE ${where.sql}`,
    where.values,
  );
  return {
    count: sums?.count ?? 0,
    amountIncl: sums?.amount ?? 0,
    totalDue: sums?.due ?? 0,
    freight: sums?.freight ?? 0,
    receivedAmount: sums?.received ?? 0,
    invoicedAmount: sums?.invoiced ?? 0,
    exactGross: fromScaled(BigInt(sums?.gross ?? '0'), 6),
    exactNet: fromScaled(BigInt(sums?.net ?? '0'), 6),
    quantity: fromScaled(BigInt(sums?.qty ?? '0'), 6),
  };
}

/** Adds the names people read to the ids that rows keep. */
export function withNames(db: ReadDb, actor: Actor, rows: readonly OrderRecord[]): OrderRow[] {
  return withDocumentNames(db, actor, 'orders', rows);
}

/** The order with its lines, deliveries, returns and changes. Undefined where the actor may not see it. */
export function findOrderPage(db: ReadDb, actor: Actor, id: string): OrderPage | undefined {
  const found = findVisibleOrder(db, actor, id);
  if (!found) return undefined;
  const names = findNames(db);
  const seesCost = treatmentOf(actor.fields, 'order', 'cost', 'page') === 'whole';
  return {
    ...withNames(db, actor, [found])[0]!,
    quoteNo: found.quoteId === null ? null : (findQuote(db, found.quoteId)?.no ?? null),
    contractNo: found.contractId === null ? null : (findContract(db, found.contractId)?.no ?? null),
    lines: coverRows(actor, orderLines, listLinesOf(db, id), 'page'),
    deliveries: listDeliveriesOf(db, id).map((delivery) => ({
      ...delivery,
      waits: findPending(db, delivery.id) !== undefined,
      lines: listDeliveryLines(db, delivery.id).map(({ id: lineId, orderLineId, qty }) => ({
        id: lineId,
        orderLineId,
        qty,
      })),
    })),
    returns: listReturnsOf(db, id).map((each) => ({
      ...each,
      waits: findPending(db, each.id) !== undefined,
      lines: listReturnLines(db, each.id).map(({ id: lineId, orderLineId, qty }) => ({ id: lineId, orderLineId, qty })),
    })),
    changes: listChangesOf(db, id).map(
      ({ id: changeId, version, reason, outcome, before, after, createdBy, createdAt }) => ({
        id: changeId,
        version,
        reason,
        outcome,
        before: covered(actor, before),
        after: after && covered(actor, after),
        byName: names.user(createdBy),
        at: createdAt,
      }),
    ),
    seesCost,
    waits: findPending(db, id) !== undefined,
  };
}

type Snapshot = NonNullable<OrderPage['changes'][number]['before']>;

function covered(actor: Actor, snapshot: Snapshot): Snapshot {
  return { ...snapshot, lines: snapshot.lines.map((line) => coverRecord(actor.fields, 'order', line, 'page')) };
}

/** 历史成交价: what this customer paid for a product, newest first. */
export function listPaidPrices(db: ReadDb, actor: Actor, customerId: string, productId: string) {
  const { rows } = listOrders(db, actor, {
    scene: 'all',
    filters: [{ field: 'status', operator: 'in', value: ['confirmed', 'executing', 'completed', 'closed'] }],
    customerId,
    productId,
    sort: { field: 'orderDate', descending: true },
    offset: 0,
    limit: 20,
  });
  return rows.flatMap(({ id, no, orderDate, taxMode }) =>
    listLinesOf(db, id)
      .filter((line) => line.productId === productId && isDelivered(line))
      .map(({ price, qty, netPrice }) => ({ orderId: id, no, orderDate, taxMode, price, qty, netPrice })),
  );
}
