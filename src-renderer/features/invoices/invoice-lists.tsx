import { IconFileInvoice, IconPackageExport, IconReceipt, IconReceiptRefund } from '@tabler/icons-react';
import type { ApplicationRow } from '#shared/features/invoices/applications.contract.ts';
import type { InvoiceRow } from '#shared/features/invoices/invoices.contract.ts';
import type { RedRequestRow } from '#shared/features/red-requests/red-requests.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { ApplicationForm } from './application-form.tsx';
import { ApplicationRecord } from './application-page.tsx';
import { applicationsTexts } from './applications.texts.ts';
import { BatchDialog } from './batch-dialog.tsx';
import { useApplicationFields, useInvoiceFields, useRedRequestFields } from './invoice-fields.ts';
import { InvoiceFrame } from './invoice-frame.tsx';
import { InvoiceRecord } from './invoice-page.tsx';
import { InvoiceSums } from './invoice-sums.tsx';
import { invoicesTexts } from './invoices.texts.ts';
import { rateOf, rateText } from './rate-text.ts';
import { RedRequestRecord } from './red-request-page.tsx';
import { redRequestsTexts } from './red-requests.texts.ts';

const applications = defineList<ApplicationRow>()({
  room: 'invoiceApplications',
  noun: 'invoice',
  path: '/invoice-applications',
  icon: IconReceipt,
  texts: applicationsTexts,
  useFields: useApplicationFields,
  source: (input) => orpc.invoiceApplications.list.queryOptions({ input }),
  commands: () => api.invoiceApplications,
  form: ApplicationForm,
  record: ApplicationRecord,
  searchHint: 'field.no',
  defaultSort: { field: 'updatedAt', descending: true },
  actions: [
    {
      id: 'batch',
      label: 'toBatch',
      icon: IconPackageExport,
      may: 'issue',
      bulk: true,
      when: ({ status, batchNo }, scene) =>
        scene !== 'bin' && batchNo === null && (status === 'approved' || status === 'issuing'),
      ask: (rows, onClose) => <BatchDialog applicationIds={rows.map(({ id }) => id)} onClose={onClose} />,
    },
  ],
  columns: [
    { name: 'no', width: 176, narrow: 'title' },
    { name: 'status', width: 104, narrow: 'side' },
    { name: 'title', width: 220, narrow: 'under' },
    { name: 'customerId', width: 200, sortable: false },
    { name: 'invoiceKind', width: 140 },
    { name: 'amountIncl', width: 128, narrow: 'under' },
    { name: 'urgent', width: 80 },
    { name: 'batchNo', width: 160 },
    { name: 'ownerId', width: 96 },
    { name: 'updatedAt', width: 120 },
  ],
});

/** Papers of account stay: what could be removed is the application of an invoice. */
const stays = { canRemove: () => false, canRestore: () => false, commands: () => api.invoiceApplications } as const;

const invoices = defineList<InvoiceRow>()({
  room: 'invoices',
  noun: 'invoice',
  path: '/invoices',
  icon: IconFileInvoice,
  texts: invoicesTexts,
  useFields: useInvoiceFields,
  source: (input) => orpc.invoices.list.queryOptions({ input }),
  ...stays,
  record: InvoiceRecord,
  exports: 'invoices',
  foot: InvoiceSums,
  searchHint: 'field.invoiceNo',
  scenes: ['all', 'mine'],
  defaultSort: { field: 'issueDate', descending: true },
  columns: [
    { name: 'invoiceNo', width: 190, narrow: 'title' },
    { name: 'status', width: 104, narrow: 'side' },
    { name: 'issueDate', width: 112 },
    { name: 'title', width: 220, narrow: 'under' },
    { name: 'kind', width: 140 },
    { name: 'color', width: 80 },
    { name: 'amountExcl', width: 128 },
    { name: 'taxTotal', width: 112 },
    { name: 'amountIncl', width: 128, narrow: 'under' },
    { name: 'entityId', width: 180, hidden: true, sortable: false },
    {
      name: 'taxRate',
      width: 96,
      hidden: true,
      sortable: false,
      render: ({ taxRates }) => taxRates.map((rate) => rateText(rateOf(rate))).join('、'),
    },
    { name: 'batchNo', width: 160, hidden: true },
  ],
});

const redRequests = defineList<RedRequestRow>()({
  room: 'redRequests',
  noun: 'invoice',
  path: '/red-requests',
  icon: IconReceiptRefund,
  texts: redRequestsTexts,
  useFields: useRedRequestFields,
  source: (input) => orpc.redRequests.list.queryOptions({ input }),
  ...stays,
  record: RedRequestRecord,
  searchHint: 'field.no',
  scenes: ['all', 'mine'],
  defaultSort: { field: 'updatedAt', descending: true },
  columns: [
    { name: 'no', width: 176, narrow: 'title' },
    { name: 'status', width: 104, narrow: 'side' },
    { name: 'title', width: 220, narrow: 'under' },
    { name: 'blueNo', width: 190, sortable: false },
    { name: 'reason', width: 120 },
    { name: 'bureauState', width: 200 },
    { name: 'deadlineAt', width: 140 },
    { name: 'amountIncl', width: 128, narrow: 'under' },
  ],
});

export function ApplicationsPage() {
  return (
    <InvoiceFrame>
      <RoomListPage list={applications} />
    </InvoiceFrame>
  );
}

export function InvoicesPage() {
  return (
    <InvoiceFrame>
      <RoomListPage list={invoices} />
    </InvoiceFrame>
  );
}

export function RedRequestsPage() {
  return (
    <InvoiceFrame>
      <RoomListPage list={redRequests} />
    </InvoiceFrame>
  );
}
