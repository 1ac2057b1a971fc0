import { IconPlayerPause, IconPlayerPlay, IconReceiptYuan } from '@tabler/icons-react';
import { type BookAction, findBookTransition } from '#shared/features/price-books/price-book.model.ts';
import type { PriceBookRow } from '#shared/features/price-books/price-books.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { say } from '../../ui/texts.ts';
import { stateTones, usePriceBookFields } from './price-book-fields.ts';
import { PriceBookForm } from './price-book-form.tsx';
import { PriceBookRecord } from './price-book-page.tsx';
import { priceBooksTexts } from './price-books.texts.ts';
import { scopeText } from './scope-text.ts';

const can = (action: BookAction) => (row: PriceBookRow, scene: string) =>
  scene !== 'bin' && findBookTransition(row.status, action) !== undefined;

const list = defineList<PriceBookRow>()({
  room: 'priceBooks',
  noun: 'priceBook',
  path: '/price-books',
  icon: IconReceiptYuan,
  texts: priceBooksTexts,
  useFields: usePriceBookFields,
  source: (input) => orpc.priceBooks.list.queryOptions({ input }),
  commands: () => api.priceBooks,
  form: PriceBookForm,
  record: PriceBookRecord,
  scenes: ['all', 'bin'],
  searchHint: 'searchHint',
  defaultSort: { field: 'updatedAt', descending: true },
  actions: [
    {
      id: 'activate',
      label: 'activate',
      icon: IconPlayerPlay,
      may: 'edit',
      bulk: true,
      when: can('activate'),
      call: (ids) => api.priceBooks.activate({ ids }),
      done: 'activated',
    },
    {
      id: 'disable',
      label: 'disable',
      icon: IconPlayerPause,
      may: 'edit',
      bulk: true,
      when: can('disable'),
      call: (ids) => api.priceBooks.disable({ ids }),
      done: 'disabled',
    },
  ],
  columns: [
    { name: 'name', width: 240, narrow: 'title' },
    {
      name: 'status',
      width: 100,
      narrow: 'side',
      render: (row) => (
        <StateBadge tone={stateTones[row.state]}>{say(priceBooksTexts, `state.${row.state}`)}</StateBadge>
      ),
    },
    { name: 'scope', width: 104 },
    { name: 'scopeValues', width: 200, narrow: 'under', sortable: false, filterable: false, render: scopeText },
    { name: 'validFrom', width: 110 },
    { name: 'validTo', width: 110, narrow: 'under' },
    { name: 'entryCount', width: 90, sortable: false, filterable: false },
    { name: 'priority', width: 80 },
    { name: 'taxIncluded', width: 80 },
    { name: 'currency', width: 80, hidden: true },
    { name: 'updatedAt', width: 116 },
  ],
});

/** Prices by who buys and when. */
export function PriceBooksPage() {
  return <RoomListPage list={list} />;
}
