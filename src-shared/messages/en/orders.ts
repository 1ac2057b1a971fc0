import { type Message, m } from '../message.ts';
import type { orders as zhCN } from '../zh-CN/orders.ts';

export const orders: Readonly<Record<keyof typeof zhCN, Message>> = {
  ORDER_NOT_FOUND: m(
    'This order cannot be found',
    'It may have been deleted, or it lies outside your data scope.',
    'Look for it in the list of orders, or ask your manager.',
  ),
  ORDER_STATE_REFUSED: m(
    'The order’s present state does not allow this',
    'Somebody may just have changed it.',
    'Refresh, look at its state and try again.',
  ),
  ORDER_LOCKED: m(
    'The order is locked and cannot be edited or deleted',
    'A confirmed order is a promise: it is altered by a change order only.',
    'Choose “Change” and say why; only drafts and cancelled orders can be deleted.',
  ),
  ORDER_BELOW_MOQ: m(
    'Lines are below their minimum order quantity',
    'The quantity is below the product’s minimum, or no multiple of its pack.',
    'Adjust the quantity; for an exception make a quote and ask for approval.',
  ),
  ORDER_OVER_CREDIT: m(
    'The customer’s credit limit is exceeded',
    'What the customer owes and this order are more than the limit.',
    'Ask for payment, order less, or submit it for special approval with a reason.',
  ),
  ORDER_IN_USE: m(
    'Other documents must be reversed first',
    'The order has deliveries, receipts or invoices.',
    'Return, red-letter or refund first, or only close what is left.',
  ),
  ORDER_UNFINISHED: m(
    'The order is not finished',
    'Not everything is delivered or paid.',
    'Finish it first; to complete it earlier, say why.',
  ),
  DELIVERY_NOT_FOUND: m(
    'This delivery or return cannot be found',
    'It may have been deleted, or it lies outside your data scope.',
    'Refresh the order and try again.',
  ),
  DELIVERY_STATE_REFUSED: m(
    'The document’s present state does not allow this',
    'Somebody may just have changed it.',
    'Refresh the order and try again.',
  ),
  QUANTITY_EXCEEDED: m('Too much of “{{name}}”', 'At most {{left}} is left.', 'Take less and try again.'),
  TERMS_UNCHECKED: m(
    'Personal terms of the customer are not ticked',
    'Each wish is confirmed before goods leave.',
    'Check and tick them, then ship.',
  ),
};
