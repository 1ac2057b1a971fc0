import type { WriteTx } from '../../ledger/write-tx.ts';
import type { CustomerRecord } from '../customers/customers.repository.ts';
import type { PersonalTerm } from './order.model.ts';

/** Which wish of the customer's profile becomes which term. */
const kinds = [
  ['packing', 'prefPackaging'],
  ['label', 'prefLabels'],
  ['deliveryWindow', 'prefDelivery'],
  ['acceptance', 'prefAcceptance'],
  ['invoicing', 'prefInvoicing'],
  ['statement', 'prefStatement'],
  ['other', 'prefChannel'],
  ['taboo', 'prefTaboo'],
] as const;

/** How the customer likes to be served, as the terms of a new order; then what the quote promised besides. (T-4.5) */
export function termsOf(tx: WriteTx, customer: CustomerRecord, promised: readonly string[] = []): PersonalTerm[] {
  const wishes = kinds.flatMap(([kind, field]) => {
    const text = customer[field]?.trim();
    return text ? [{ kind, text }] : [];
  });
  const known = new Set(wishes.map(({ text }) => text));
  const more = promised
    .map((text) => text.trim().slice(0, 300))
    .filter((text) => text !== '' && !known.has(text))
    .map((text) => ({ kind: 'other' as const, text }));
  return [...wishes, ...more].slice(0, 50).map((term) => ({ id: tx.newId(), ...term }));
}
