import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconFileInvoice, IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { FlowPanel } from '../flows/flow-panel.tsx';
import { ApplicationLines } from './application-lines.tsx';
import { applicationsTexts } from './applications.texts.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useApplicationFields } from './invoice-fields.ts';
import { invoicesTexts } from './invoices.texts.ts';
import { InvoiceLineTable } from './line-table.tsx';
import { SplitPanel } from './split-panel.tsx';
import { useApplicationSteps } from './use-application-steps.ts';

const editable = [
  'titleId',
  'entityId',
  'sourceKind',
  'invoiceKind',
  'medium',
  'deliverTo',
  'remarkOnInvoice',
  'urgent',
];
const shown = ['title', 'taxNo', 'titleAddress', 'titlePhone', 'bank', 'account'];

const room: RecordRoom = {
  table: 'invoice_applications',
  noun: 'invoice',
  path: '/invoice-applications',
  icon: IconReceipt,
  texts: applicationsTexts,
  useFields: useApplicationFields,
  missing: 'INVOICE_APPLICATION_NOT_FOUND',
  commands: () => api.invoiceApplications,
};

export function ApplicationPage() {
  const { id } = useParams<{ id: string }>();
  return <ApplicationRecord key={id} id={id} />;
}

/** An application: what is asked for, what its orders still allow, its invoices, and the next step. */
export function ApplicationRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(applicationsTexts);
  const [asks, setAsks] = useState<'reject' | 'cancel'>();
  const query = useQuery(orpc.invoiceApplications.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const stepsOf = useApplicationSteps(id, setAsks);
  if (!record.row) return record.instead;
  const { row, field } = record;
  const isOpen = ['draft', 'rejected', 'withdrawn'].includes(row.status);
  const canEdit = record.may('invoice.edit') && !record.isDeleted && isOpen;
  const [primary, ...steps] = stepsOf(row);
  const yuan = (fen: number) => formatMoney(fen);
  return (
    <>
      <RecordPage
        {...record.page}
        title={row.title}
        number={row.no ?? ''}
        {...(primary ? { primary } : {})}
        menu={[...steps, ...record.binActions()]}
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('status')} value={row.status} />
          </Group>
        }
        facts={[
          { label: t('field.amountIncl'), value: yuan(row.amountIncl) },
          {
            label: t('field.customerId'),
            value: <PageLink href={`/customers/${row.customerId}`}>{row.customerName ?? '—'}</PageLink>,
          },
          { label: t('field.entityId'), value: row.entityName },
          { label: t('field.ownerId'), value: row.ownerName },
        ]}
        summary={
          <Stack gap="sm">
            {row.reason ? <Alert color="gray">{row.reason}</Alert> : null}
            {row.caps.map((cap) => (
              <Text key={cap.orderId} size="sm">
                {t('cap', {
                  no: cap.no ?? '',
                  cap: yuan(cap.cap),
                  issued: yuan(cap.issued),
                  open: yuan(cap.open),
                  asked: yuan(cap.asked),
                })}
              </Text>
            ))}
            <InlineFields fields={editable.map(field)} row={row} {...(canEdit ? { onSave: record.save } : {})} />
            <InlineFields fields={shown.map(field)} row={row} />
          </Stack>
        }
        tabs={[
          {
            id: 'lines',
            label: t('lines'),
            count: row.lineCount,
            content: canEdit ? (
              <ApplicationLines application={row} />
            ) : (
              <InvoiceLineTable lines={row.lines.map((line) => ({ ...line, price: line.netPrice }))} />
            ),
          },
          {
            id: 'split',
            label: t('split'),
            content: (
              <SplitPanel
                key={row.revision}
                application={row}
                {...(canEdit ? { onSave: (rule) => void record.save('splitRule', row.splitRule, rule) } : {})}
              />
            ),
          },
          {
            id: 'invoices',
            label: t('invoices'),
            count: row.invoices.length,
            content: (
              <PlainTable
                rows={row.invoices}
                keyOf={(invoice) => invoice.id}
                empty={{ icon: IconFileInvoice, title: t('noInvoices'), hint: t('noInvoicesHint') }}
                columns={[
                  {
                    label: t('invoiceNo'),
                    draw: (invoice) => (
                      <PageLink href={`/invoices/${invoice.id}`}>
                        {invoice.invoiceNo ?? `${t('issue')} ${invoice.part}/${invoice.parts}`}
                      </PageLink>
                    ),
                  },
                  { label: t('field.status'), draw: ({ status }) => say(invoicesTexts, `status.${status}`) },
                  { label: t('issueDate'), draw: (invoice) => invoice.issueDate ?? '' },
                  { label: t('amountIncl'), align: 'right', draw: (invoice) => yuan(invoice.amountIncl) },
                ]}
              />
            ),
          },
          {
            id: 'approvals',
            label: t('approvals'),
            content: <FlowPanel docType="invoiceApplication" recordId={id} />,
          },
        ]}
      />
      {asks ? (
        <AskDialog
          title={t(asks)}
          fields={[{ name: 'reason', label: t('reason') }]}
          call={({ reason = '' }) => api.invoiceApplications[asks]({ id, reason })}
          onClose={() => setAsks(undefined)}
        />
      ) : null}
    </>
  );
}
