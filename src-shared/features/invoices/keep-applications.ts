import { ok, refuse } from '../../kernel/result.ts';
import { keepRecords } from '../../reading/keep-records.ts';
import { findHome } from '../people/people.repository.ts';
import { permitAssign, permitDelete, permitEdit } from './invoices.policy.ts';
import { applicationChildren, findApplication } from './invoices.repository.ts';
import { invoiceApplications } from './invoices.tables.ts';

const free: readonly string[] = ['draft', 'rejected', 'withdrawn', 'cancelled'];

/** Only what nothing has come of goes to the bin: invoices are papers of account, and stay. */
export const keptApplications = keepRecords({
  table: invoiceApplications,
  find: findApplication,
  children: applicationChildren,
  missing: 'INVOICE_APPLICATION_NOT_FOUND',
  permitAssign,
  permitEdit,
  permitDelete,
  findHome,
  checkRemove: (_, { status }) =>
    free.includes(status)
      ? ok(undefined)
      : refuse({ code: 'INVOICE_STATE_REFUSED' as const, status, action: 'cancel' as const }),
});
