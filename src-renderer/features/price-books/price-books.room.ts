import { IconReceiptYuan } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { priceBooksTexts } from './price-books.texts.ts';

export const priceBooksRoom: Room = {
  id: 'priceBooks',
  group: 'sales',
  path: '/price-books',
  label: () => say(priceBooksTexts, 'title'),
  icon: IconReceiptYuan,
  action: 'priceBook.view',
  pages: [
    {
      path: '/price-books',
      page: lazy(() => import('./price-books-page.tsx').then((m) => ({ default: m.PriceBooksPage }))),
    },
    {
      path: '/price-books/:id',
      page: lazy(() => import('./price-book-page.tsx').then((m) => ({ default: m.PriceBookPage }))),
    },
  ],
  create: {
    label: () => say(priceBooksTexts, 'create'),
    action: 'priceBook.create',
    form: lazy(() => import('./price-book-form.tsx').then((m) => ({ default: m.PriceBookForm }))),
  },
};
