import {
  IconBuildingStore,
  IconFileCertificate,
  IconFileInvoice,
  IconPackageExport,
  IconReceipt,
  IconReceiptRefund,
} from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { applicationsTexts } from './applications.texts.ts';
import { batchesTexts } from './batches.texts.ts';
import { entitiesTexts } from './entities.texts.ts';
import { invoicesTexts } from './invoices.texts.ts';
import { redRequestsTexts } from './red-requests.texts.ts';
import { registerTexts } from './register.texts.ts';
import { titlesTexts } from './titles.texts.ts';

export const applicationsRoom: Room = {
  id: 'invoiceApplications',
  group: 'sales',
  path: '/invoice-applications',
  label: () => say(applicationsTexts, 'title'),
  icon: IconReceipt,
  action: 'invoice.view',
  pages: [
    {
      path: '/invoice-applications',
      page: lazy(() => import('./invoice-lists.tsx').then((m) => ({ default: m.ApplicationsPage }))),
    },
    {
      path: '/invoice-applications/:id',
      page: lazy(() => import('./application-page.tsx').then((m) => ({ default: m.ApplicationPage }))),
    },
  ],
  create: {
    label: () => say(applicationsTexts, 'create'),
    action: 'invoice.create',
    form: lazy(() => import('./application-form.tsx').then((m) => ({ default: m.ApplicationForm }))),
  },
};

export const invoicesRoom: Room = {
  id: 'invoices',
  group: 'sales',
  path: '/invoices',
  label: () => say(invoicesTexts, 'title'),
  icon: IconFileInvoice,
  action: 'invoice.view',
  pages: [
    {
      path: '/invoices',
      page: lazy(() => import('./invoice-lists.tsx').then((m) => ({ default: m.InvoicesPage }))),
    },
    {
      path: '/invoices/totals',
      page: lazy(() => import('./register-page.tsx').then((m) => ({ default: m.RegisterPage }))),
    },
    { path: '/invoices/:id', page: lazy(() => import('./invoice-page.tsx').then((m) => ({ default: m.InvoicePage }))) },
  ],
  places: [{ label: () => say(registerTexts, 'title'), path: '/invoices/totals' }],
};

export const redRequestsRoom: Room = {
  id: 'redRequests',
  group: 'sales',
  path: '/red-requests',
  label: () => say(redRequestsTexts, 'title'),
  icon: IconReceiptRefund,
  action: 'invoice.view',
  pages: [
    {
      path: '/red-requests',
      page: lazy(() => import('./invoice-lists.tsx').then((m) => ({ default: m.RedRequestsPage }))),
    },
    {
      path: '/red-requests/:id',
      page: lazy(() => import('./red-request-page.tsx').then((m) => ({ default: m.RedRequestPage }))),
    },
  ],
};

export const titlesRoom: Room = {
  id: 'invoiceTitles',
  group: 'sales',
  path: '/invoice-titles',
  label: () => say(titlesTexts, 'title'),
  icon: IconFileCertificate,
  action: 'invoice.view',
  pages: [
    { path: '/invoice-titles', page: lazy(() => import('./titles-page.tsx').then((m) => ({ default: m.TitlesPage }))) },
    {
      path: '/invoice-titles/:id',
      page: lazy(() => import('./title-page.tsx').then((m) => ({ default: m.TitlePage }))),
    },
  ],
  create: {
    label: () => say(titlesTexts, 'create'),
    action: 'invoice.create',
    form: lazy(() => import('./title-form.tsx').then((m) => ({ default: m.TitleForm }))),
  },
  isUnlisted: true,
};

export const batchesRoom: Room = {
  id: 'invoiceBatches',
  group: 'sales',
  path: '/invoice-batches',
  label: () => say(batchesTexts, 'title'),
  icon: IconPackageExport,
  action: 'invoice.issue',
  pages: [
    {
      path: '/invoice-batches',
      page: lazy(() => import('./batches-page.tsx').then((m) => ({ default: m.BatchesPage }))),
    },
  ],
  isUnlisted: true,
};

export const entitiesRoom: Room = {
  id: 'taxEntities',
  group: 'sales',
  path: '/tax-entities',
  label: () => say(entitiesTexts, 'title'),
  icon: IconBuildingStore,
  action: ['taxEntity.view', 'taxEntity.edit'],
  pages: [
    {
      path: '/tax-entities',
      page: lazy(() => import('./tax-entities-page.tsx').then((m) => ({ default: m.TaxEntitiesPage }))),
    },
  ],
  isUnlisted: true,
};
