import { IconFileInvoice } from '@tabler/icons-react';
import type { QuoteRow } from '#shared/features/quotes/quotes.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { quoteColumns } from './quote-columns.tsx';
import { useQuoteFields } from './quote-fields.ts';
import { QuoteRecord } from './quote-page.tsx';
import { quotesTexts } from './quotes.texts.ts';

const held = new Set(['pending', 'partlyOrdered', 'ordered']);

const list = defineList<QuoteRow>()({
  room: 'quotes',
  noun: 'quote',
  path: '/quotes',
  icon: IconFileInvoice,
  texts: quotesTexts,
  useFields: useQuoteFields,
  words: { title: 'expiring', emptyHint: 'expiringHint' },
  source: (input) => orpc.quotes.list.queryOptions({ input: { ...input, expiringIn: 30 } }),
  commands: () => api.quotes,
  record: QuoteRecord,
  exports: 'quotes',
  searchHint: 'field.no',
  defaultSort: { field: 'validUntil', descending: false },
  canRemove: (row, { may }) => may('quote.delete') && !held.has(row.status),
  actions: [assignAction(quotesTexts, (input) => api.quotes.assign(input))],
  columns: quoteColumns,
});

/** Quotes in force that end within thirty days, the next to end first. */
export function ExpiringPage() {
  return <RoomListPage list={list} />;
}
