import { ok, refuse } from '../../kernel/result.ts';
import { keepRecords } from '../../reading/keep-records.ts';
import { findHome } from '../people/people.repository.ts';
import { permitAssign, permitDelete, permitEdit } from './receivables.policy.ts';
import { findPlan, findReceipt, planChildren, receiptChildren } from './receivables.repository.ts';
import { receipts, receivablePlans } from './receivables.tables.ts';

/** Only periods that brought nothing go to the bin. */
export const keptPlans = keepRecords({
  table: receivablePlans,
  find: findPlan,
  children: planChildren,
  missing: 'PLAN_NOT_FOUND',
  permitAssign,
  permitEdit,
  permitDelete,
  findHome,
  checkRemove: (_, { id, status, receivedAmount, endingAs }) =>
    receivedAmount === 0 && endingAs === null && status !== 'bad'
      ? ok(undefined)
      : refuse({ code: 'PLAN_STATE_REFUSED' as const, planId: id, status }),
});

/** Only what never counted goes to the bin: money that was confirmed is reversed. */
export const keptReceipts = keepRecords({
  table: receipts,
  find: findReceipt,
  children: receiptChildren,
  missing: 'RECEIPT_NOT_FOUND',
  permitAssign,
  permitEdit,
  permitDelete,
  findHome,
  checkRemove: (_, { id, status }) =>
    status === 'draft' || status === 'rejected'
      ? ok(undefined)
      : refuse({ code: 'RECEIPT_STATE_REFUSED' as const, receiptId: id, status, action: 'edit' as const }),
});
