import { IconCalendarDollar, IconCash } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { bankTexts } from './bank.texts.ts';
import { receiptsTexts } from './receipts.texts.ts';
import { receivablesTexts } from './receivables.texts.ts';

export const receivablesRoom: Room = {
  id: 'receivables',
  group: 'sales',
  path: '/receivables',
  label: () => say(receivablesTexts, 'title'),
  icon: IconCalendarDollar,
  action: 'receivable.view',
  pages: [
    {
      path: '/receivables',
      page: lazy(() => import('./receivables-page.tsx').then((m) => ({ default: m.ReceivablesPage }))),
    },
    {
      path: '/receivables/ageing',
      page: lazy(() => import('./ageing-page.tsx').then((m) => ({ default: m.AgeingPage }))),
    },
    {
      path: '/receivables/statement/:customerId',
      page: lazy(() => import('./statement-page.tsx').then((m) => ({ default: m.StatementPage }))),
    },
    {
      path: '/receivables/:id',
      page: lazy(() => import('./receivable-page.tsx').then((m) => ({ default: m.PlanPage }))),
    },
  ],
  create: {
    label: () => say(receivablesTexts, 'create'),
    action: 'receivable.create',
    form: lazy(() => import('./plan-form.tsx').then((m) => ({ default: m.PlanForm }))),
  },
  places: [{ label: () => say(receivablesTexts, 'ageing'), path: '/receivables/ageing' }],
};

export const receiptsRoom: Room = {
  id: 'receipts',
  group: 'sales',
  path: '/receipts',
  label: () => say(receiptsTexts, 'title'),
  icon: IconCash,
  action: 'receivable.view',
  pages: [
    { path: '/receipts', page: lazy(() => import('./receipts-page.tsx').then((m) => ({ default: m.ReceiptsPage }))) },
    {
      path: '/receipts/accounts',
      page: lazy(() => import('./bank-accounts-page.tsx').then((m) => ({ default: m.BankAccountsPage }))),
    },
    {
      path: '/receipts/bank-statement',
      page: lazy(() => import('./bank-import-page.tsx').then((m) => ({ default: m.BankImportPage }))),
    },
    {
      path: '/receipts/:id',
      page: lazy(() => import('./receipt-page.tsx').then((m) => ({ default: m.ReceiptPage }))),
    },
  ],
  create: {
    label: () => say(receiptsTexts, 'create'),
    action: 'receivable.create',
    form: lazy(() => import('./receipt-form.tsx').then((m) => ({ default: m.ReceiptForm }))),
  },
  places: [
    {
      label: () => say(bankTexts, 'statement'),
      path: '/receipts/bank-statement',
      action: 'receivable.create',
    },
    { label: () => say(bankTexts, 'accounts'), path: '/receipts/accounts' },
  ],
};
