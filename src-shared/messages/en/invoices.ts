import { type Message, m } from '../message.ts';
import type { invoices as zhCN } from '../zh-CN/invoices.ts';

export const invoices: Readonly<Record<keyof typeof zhCN, Message>> = {
  INVOICE_TITLE_NOT_FOUND: m(
    'This invoice title cannot be found',
    'It may have been deleted, or belongs to another customer.',
    'Choose another title, or make one in the library of titles.',
  ),
  TAX_ENTITY_NOT_FOUND: m(
    'There is nobody to issue in the name of',
    'No tax entity is set up, or the chosen one was deleted.',
    'Ask finance to add one under “Tax entities”, and choose it.',
  ),
  INVOICE_APPLICATION_NOT_FOUND: m(
    'This invoice application cannot be found',
    'It may have been deleted, or it lies outside your data scope.',
    'Look for it in the list of applications, or ask your manager.',
  ),
  INVOICE_NOT_FOUND: m(
    'This invoice cannot be found',
    'It may have been cancelled, or it lies outside your data scope.',
    'Look for it in the register of invoices.',
  ),
  INVOICE_STATE_REFUSED: m(
    'The present state does not allow this',
    'Somebody may just have changed it.',
    'Refresh, look at its state and try again.',
  ),
  INVOICE_OVER_CAP: m(
    'More than may be invoiced of order {{no}}',
    'Invoices, other open applications and this one together exceed what the order allows.',
    'Ask for less, cancel another application, or reverse what was invoiced too much.',
  ),
  INVOICE_SPECIAL_REFUSED: m(
    'A special VAT invoice cannot be issued',
    'The buyer is a natural person, has no valid tax number, or a line is exempt or not taxable.',
    'Issue an ordinary invoice, complete the title’s tax number, or change the lines.',
  ),
  INVOICE_RATE_NOT_OFFERED: m(
    'The issuer has no rate of {{rate}}',
    'The table of rates does not have it for this kind of taxpayer on this day.',
    'Choose a rate that is offered, or ask finance to check the table of rates.',
  ),
  INVOICE_NO_TAKEN: m(
    'Invoice number {{no}} is on record already',
    'A number belongs to one invoice.',
    'Check the number; if it is a repetition, look at the invoice that has it.',
  ),
  INVOICE_FIGURES_DIFFER: m(
    'The tax does not agree with amounts and rates',
    'What was typed is beyond the tolerance (0.06 yuan a line, 1.27 yuan an invoice).',
    'Compare with the tax printed by the bureau and try again.',
  ),
  INVOICE_VOID_REFUSED: m(
    'This invoice cannot be voided',
    'Only paper of this month, with every copy back and not booked by the buyer, can be.',
    'Ask for a red invoice instead.',
  ),
  INVOICE_IN_BATCH: m(
    'This application is in batch {{no}} already',
    'An application is in one batch at a time, so that nothing is issued twice.',
    'Wait for what comes back of it, or revoke batch {{no}} first.',
  ),
  INVOICE_BATCH_NOT_FOUND: m(
    'This batch cannot be found',
    'It was revoked, or its invoices lie outside your data scope.',
    'Look at the page of batches.',
  ),
  INVOICE_BATCH_ISSUERS: m(
    'These applications have several issuers',
    'The file of a batch goes to the platform of one tax entity.',
    'Select by tax entity and make a batch of each.',
  ),
  RED_REQUEST_NOT_FOUND: m(
    'This red-letter request cannot be found',
    'It may have been deleted, or it lies outside your data scope.',
    'Look for it in the list of red-letter requests.',
  ),
  RED_STATE_REFUSED: m(
    'The request’s present state does not allow this',
    'Somebody may just have changed it; a request that failed is of no more use.',
    'Refresh and try again; for a failed one make a new request.',
  ),
  RED_BUREAU_STATE_REFUSED: m(
    'The bureau’s state does not change like this',
    'From the present state the confirmation cannot come to the chosen one.',
    'Compare with the confirmation in the electronic tax bureau and choose again.',
  ),
  RED_EXCEEDED: m(
    'More of “{{name}}” would be reversed than there is',
    'At most {{left}} is left.',
    'Reverse less, and try again.',
  ),
};
