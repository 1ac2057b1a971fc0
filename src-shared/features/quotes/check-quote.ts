import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import type { Quote } from './quote.model.ts';

export interface CustomerNotFound {
  readonly code: 'CUSTOMER_NOT_FOUND';
}

type Checked = Pick<
  Quote,
  'customerId' | 'contactId' | 'quoteDate' | 'validUntil' | 'headerDiscountRate' | 'headerDiscountAmount'
>;

/** What must hold between the fields of a quote, whoever changed which of them. */
export function checkQuote(db: ReadDb, quote: Checked): Result<void, FieldInvalid> {
  if (quote.validUntil < quote.quoteDate) {
    return refuse({ code: 'FIELD_INVALID', field: 'validUntil', rule: 'beforeQuoteDate' });
  }
  if (quote.headerDiscountRate !== null && quote.headerDiscountAmount !== null) {
    return refuse({ code: 'FIELD_INVALID', field: 'headerDiscountAmount', rule: 'oneDiscount' });
  }
  const contact = quote.contactId === null ? undefined : findRow(db, contacts, quote.contactId);
  if (quote.contactId !== null && contact?.customerId !== quote.customerId) {
    return refuse({ code: 'FIELD_INVALID', field: 'contactId', rule: 'otherCustomer' });
  }
  return ok(undefined);
}

/** A quote is for a customer that whoever writes it may see. */
export function checkCustomer(db: ReadDb, actor: Actor, customerId: string): Result<void, CustomerNotFound> {
  return findVisibleCustomer(db, actor, customerId) ? ok(undefined) : refuse({ code: 'CUSTOMER_NOT_FOUND' });
}
