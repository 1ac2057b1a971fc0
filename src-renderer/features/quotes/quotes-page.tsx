import { IconFileInvoice } from '@tabler/icons-react';
import type { QuoteRow } from '#shared/features/quotes/quotes.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction, tagAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { quoteColumns } from './quote-columns.tsx';
import { useQuoteFields } from './quote-fields.ts';
import { QuoteForm } from './quote-form.tsx';
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
  source: (input) => orpc.quotes.list.queryOptions({ input }),
  commands: () => api.quotes,
  form: QuoteForm,
  record: QuoteRecord,
  exports: 'quotes',
  searchHint: 'field.no',
  defaultSort: { field: 'updatedAt', descending: true },
  defaultFilters: [{ field: 'status', operator: 'isNot', value: 'superseded' }],
  canRemove: (row, { may }) => may('quote.delete') && !held.has(row.status),
  actions: [
    assignAction(quotesTexts, (input) => api.quotes.assign(input)),
    tagAction(quotesTexts, (input) => api.quotes.tag(input)),
  ],
  columns: quoteColumns,
});

/** Every quote, the newest version of each first. */
export function QuotesPage() {
  return <RoomListPage list={list} />;
}
