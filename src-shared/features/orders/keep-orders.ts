import { ok, refuse } from '../../kernel/result.ts';
import { keepRecords } from '../../reading/keep-records.ts';
import { findHome } from '../people/people.repository.ts';
import { permitAssign, permitDelete, permitEdit } from './orders.policy.ts';
import { findOrder, orderChildren } from './orders.repository.ts';
import { orders } from './orders.tables.ts';

/** Only cancelled orders and drafts of one's own go to the bin: what a customer was promised, or a quote gave, stays. */
export const keptOrders = keepRecords({
  table: orders,
  find: findOrder,
  children: orderChildren,
  missing: 'ORDER_NOT_FOUND',
  permitAssign,
  permitEdit,
  permitDelete,
  findHome,
  checkRemove: (_, { id, status, quoteId }) =>
    status === 'cancelled' || (status === 'draft' && quoteId === null)
      ? ok(undefined)
      : refuse({ code: 'ORDER_LOCKED' as const, orderId: id }),
});
