import { IconFileInvoice } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { quotesTexts } from './quotes.texts.ts';

export const quotesRoom: Room = {
  id: 'quotes',
  group: 'sales',
  path: '/quotes',
  label: () => say(quotesTexts, 'title'),
  icon: IconFileInvoice,
  letter: 'q',
  action: 'quote.view',
  pages: [
    { path: '/quotes', page: lazy(() => import('./quotes-page.tsx').then((m) => ({ default: m.QuotesPage }))) },
    {
      path: '/quotes/expiring',
      page: lazy(() => import('./expiring-page.tsx').then((m) => ({ default: m.ExpiringPage }))),
    },
    {
      path: '/quotes/templates',
      page: lazy(() => import('./templates-page.tsx').then((m) => ({ default: m.TemplatesPage }))),
    },
    { path: '/quotes/:id', page: lazy(() => import('./quote-page.tsx').then((m) => ({ default: m.QuotePage }))) },
    {
      path: '/quotes/:id/lines',
      page: lazy(() => import('./lines-page.tsx').then((m) => ({ default: m.LinesPage }))),
    },
  ],
  create: {
    label: () => say(quotesTexts, 'create'),
    action: 'quote.create',
    form: lazy(() => import('./quote-form.tsx').then((m) => ({ default: m.QuoteForm }))),
  },
  places: [
    { label: () => say(quotesTexts, 'expiring'), path: '/quotes/expiring' },
    { label: () => say(quotesTexts, 'manageTemplates'), path: '/quotes/templates', action: 'quote.template' },
  ],
};
