import { chinaDate } from '../../kernel/china/dates.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { CustomerRecord } from '../customers/customers.repository.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import type { NewOrder } from './order.model.ts';
import { addOrderLine } from './order-lines.repository.ts';
import { findOrder, type OrderRecord, refreshOrder } from './orders.repository.ts';
import { orders } from './orders.tables.ts';
import { termsOf } from './personal-terms.repository.ts';

/**
 * Writes a draft with its lines into a home: the customer's own terms where nothing else is said, figures
 * added up. `promised` is what a quote said of terms.
 */
export function insertOrder(
  tx: WriteTx,
  input: NewOrder & { readonly id: string; readonly quoteId?: string; readonly no?: string },
  customer: CustomerRecord,
  home: Scope,
  promised: readonly string[] = [],
): void {
  const { id, ownerId: _, lines = [], tags = [], ...fields } = input;
  tx.insert(orders, {
    ...usual,
    shipTo: { consignee: null, phone: customer.phone, address: customer.address },
    paymentTermDays: customer.paymentTermDays,
    ...presentFields(fields),
    personalTerms: fields.personalTerms ?? termsOf(tx, customer, promised),
    id,
    no: input.no ?? takeNumber(tx, { docType: 'order', branchId: home.branchId }),
    orderDate: input.orderDate ?? chinaDate(tx.at),
    tags,
    ...home,
    ...unset,
  });
  const order = findOrder(tx, id)!;
  for (const [index, line] of lines.entries()) {
    addOrderLine(tx, order, { ...line, id: line.id ?? tx.newId() }, index + 1);
  }
  refreshOrder(tx, id);
}

const usual = { currency: 'CNY', taxMode: 'included', freight: 0, priority: 'normal' } as const;

/** A draft's state and sums before its lines are added up. */
const unset = {
  version: 1,
  status: 'draft',
  deliveryState: 'none',
  receiptState: 'none',
  invoiceState: 'none',
  amountExcl: 0,
  taxTotal: 0,
  amountIncl: 0,
  totalDue: 0,
  lineDiscount: 0,
  headerDiscount: 0,
  exactGross: 0,
  exactNet: 0,
  lineCount: 0,
  exactQty: 0,
  receivedAmount: 0,
  invoicedAmount: 0,
} as const satisfies Partial<OrderRecord>;
