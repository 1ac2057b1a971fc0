import { ok, refuse } from '../../kernel/result.ts';
import { keepRecords } from '../../reading/keep-records.ts';
import { findHome } from '../people/people.repository.ts';
import { permitAssign, permitDelete, permitEdit } from './quotes.policy.ts';
import { findQuote, quoteChildren } from './quotes.repository.ts';
import { quotes } from './quotes.tables.ts';

/** To the bin goes neither what waits for an approval nor what an order was made of. */
export const keptQuotes = keepRecords({
  table: quotes,
  find: findQuote,
  children: quoteChildren,
  missing: 'QUOTE_NOT_FOUND',
  permitAssign,
  permitEdit,
  permitDelete,
  findHome,
  checkRemove: (_, { status }) =>
    status === 'pending' || status === 'partlyOrdered' || status === 'ordered'
      ? refuse({ code: 'QUOTE_LOCKED' as const, status })
      : ok(undefined),
});
