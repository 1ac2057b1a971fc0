import { chinaDate } from '../../kernel/china/dates.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import { findRow } from '../../reading/rows.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import { insertOrder } from '../orders/new-order.repository.ts';
import { addOrderLine } from '../orders/order-lines.repository.ts';
import { findOrder, listDeliveriesOf, listLinesOf } from '../orders/orders.repository.ts';
import { deliveries, deliveryLines, orders } from '../orders/orders.tables.ts';
import { addUpOrder } from './add-up-order.ts';
import type { ApplyContext } from './apply-context.ts';
import type { OrderLineRows, OrderRows } from './import-commands.model.ts';
import { mayImportFor } from './imports.policy.ts';

/**
 * Orders as another system had them: confirmed, under their own number. One with a day of dispatch has a delivery, which
 * takes up its lines as they come in.
 */
export function applyOrderRows({ tx, actor, applied, homeOf }: ApplyContext, { inserts }: OrderRows): void {
  for (const { row, id, ownerId, customerId, tags = [], createdAt, createdBy, fields } of inserts) {
    const home = homeOf(ownerId);
    const customer = findCustomer(tx, customerId);
    if (!home) applied.refused.push({ row, code: 'ownerUnknown' });
    else if (!mayImportFor(actor, 'orders', ownerId)) applied.refused.push({ row, code: 'notAllowed' });
    else if (!customer || customer.deletedAt !== null) applied.refused.push({ row, code: 'customerUnknown' });
    else if (findOrder(tx, id)) applied.refused.push({ row, code: 'refused' });
    else {
      const { shippedOn, carrier = null, consignee = null, phone = null, address, region, ...own } = fields;
      const orderDate = own.orderDate ?? chinaDate(createdAt ?? tx.at);
      const place = [region, address].filter(Boolean).join(' ').slice(0, 300) || null;
      const shipTo = { consignee, phone, address: place };
      insertOrder(
        tx,
        { ...presentFields(own), id, customerId, orderDate, shipTo, tags, personalTerms: [] },
        customer,
        home,
      );
      tx.update(orders, id, {
        status: shippedOn ? 'executing' : 'confirmed',
        confirmedAt: createdAt ?? Date.parse(`${orderDate}T00:00:00+08:00`),
        ...(createdAt === undefined ? {} : { createdAt }),
        ...(createdBy === undefined ? {} : { createdBy }),
      });
      applied.entries.push(['orders', id]);
      applied.inserted++;
      if (!shippedOn) continue;
      const deliveryId = tx.newId();
      tx.insert(deliveries, {
        id: deliveryId,
        orderId: id,
        customerId,
        no: null,
        shipDate: shippedOn,
        carrier,
        trackingNo: null,
        remark: null,
        status: 'signed',
        termsChecked: [],
        signedBy: consignee,
        signedOn: shippedOn,
        ...home,
      });
      applied.entries.push(['deliveries', deliveryId]);
    }
  }
}

/** Lines of orders; the figures of each order are added up once its lines of the chunk are there. */
export function applyOrderLineRows({ tx, actor, applied }: ApplyContext, { inserts }: OrderLineRows): void {
  const touched = new Set<string>();
  for (const { row, id, orderId, fields } of inserts) {
    const order = findOrder(tx, orderId);
    if (!order || order.deletedAt !== null) applied.refused.push({ row, code: 'notFound' });
    else if (!mayImportFor(actor, 'orders', order.ownerId)) applied.refused.push({ row, code: 'notAllowed' });
    else if (order.invoicedAmount > 0 || findRow(tx, orders, id)) applied.refused.push({ row, code: 'refused' });
    else {
      const position = (listLinesOf(tx, orderId).at(-1)?.position ?? 0) + 1;
      addOrderLine(tx, order, { taxRate: '0', ...presentFields(fields), name: fields.name, id }, position);
      applied.entries.push(['order_lines', id]);
      const delivery = listDeliveriesOf(tx, orderId).find((each) => each.no === null && each.status === 'signed');
      if (delivery) {
        const { branchId, deptId, ownerId } = order;
        const partId = tx.newId();
        const part = { id: partId, deliveryId: delivery.id, orderLineId: id, qty: fields.qty };
        tx.insert(deliveryLines, { ...part, branchId, deptId, ownerId });
        applied.entries.push(['delivery_lines', partId]);
      }
      touched.add(orderId);
      applied.inserted++;
    }
  }
  for (const orderId of touched) addUpOrder(tx, orderId);
}
