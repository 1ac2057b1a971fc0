import { m } from '../message.ts';

/** Receivables and receipts. */
export const receivables = {
  PLAN_NOT_FOUND: m(
    'This payment period was not found',
    'It may have been deleted, or lies outside what you may see.',
    'Look for it in the list of receivables, or ask your manager.',
  ),
  PLAN_OVER_DOCUMENT: m(
    'The periods ask for more than the document is worth',
    'Together they may not exceed what the document is due.',
    'Lower the shares or amounts and save again.',
  ),
  PLAN_STATE_REFUSED: m(
    'This is not possible for the period now',
    'It is paid, void, a bad debt, or has received money.',
    'Refresh and look at its status; reverse receipts before you void it.',
  ),
  RECEIPT_NOT_FOUND: m(
    'This receipt was not found',
    'It may have been deleted, or lies outside what you may see.',
    'Look for it in the list of receipts, or ask the finance team.',
  ),
  RECEIPT_STATE_REFUSED: m(
    'The receipt’s status does not allow this',
    'A confirmed receipt is never edited, only reversed; somebody may also have just changed it.',
    'Refresh and look at its status; reverse a wrong receipt and enter it again.',
  ),
  BANK_REFERENCE_TAKEN: m(
    'This bank entry is recorded already',
    'A reference is unique per account, so that no money is counted twice.',
    'Compare it with receipt {{no}}; if it is another payment, correct the reference.',
  ),
  ALLOCATION_EXCEEDED: m(
    'More is allocated than there is',
    'The parts may not exceed the money that is available.',
    'Lower the parts and save again.',
  ),
  ALLOCATION_REFUSED: m(
    'Nothing can be allocated to this document',
    'It belongs to another customer or currency, or expects no money any more.',
    'Choose a period or order of this customer that is not paid.',
  ),
  THIRD_PARTY_UNEXPLAINED: m(
    'The payer is not the customer',
    '“{{payerName}}” is another name than the customer’s: a third party pays.',
    'Check the payer; if somebody pays for the customer, write down why.',
  ),
} as const;
