import { Group, Stack, Text } from '@mantine/core';
import { IconBan, IconFileInvoice, IconHash, IconReceiptRefund, IconSend, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { invoiceSteps } from '#shared/features/invoices/invoice-states.model.ts';
import { buyerUses, redReasons } from '#shared/features/red-requests/red-request.model.ts';
import { api, orpc } from '../../api/client.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { useTexts } from '../../ui/texts.ts';
import { AskDialog, type AskedField } from './ask-dialog.tsx';
import { useInvoiceFields } from './invoice-fields.ts';
import { invoicesTexts } from './invoices.texts.ts';
import { InvoiceLineTable } from './line-table.tsx';

const shown = [
  'kind',
  'medium',
  'color',
  'issueDate',
  'invoiceCode',
  'taxNo',
  'titleAddress',
  'titlePhone',
  'bank',
  'account',
  'entityName',
  'drawer',
  'remark',
];

const room: RecordRoom = {
  table: 'invoices',
  noun: 'invoice',
  path: '/invoices',
  icon: IconFileInvoice,
  texts: invoicesTexts,
  useFields: useInvoiceFields,
  missing: 'INVOICE_NOT_FOUND',
  commands: () => api.invoiceApplications,
};

type Ask = 'issue' | 'deliver' | 'void' | 'makeRed';

export function InvoicePage() {
  const { id } = useParams<{ id: string }>();
  return <InvoiceRecord key={id} id={id} />;
}

/** An invoice as it prints, and what may happen to it next. */
export function InvoiceRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(invoicesTexts);
  const [, navigate] = useLocation();
  const [ask, setAsk] = useState<Ask>();
  const query = useQuery(orpc.invoices.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  if (!record.row) return record.instead;
  const { row, field, may } = record;
  const can = (action: string) => invoiceSteps.some((each) => each.from === row.status && each.action === action);
  const isBlue = row.color === 'blue';
  const steps: (RecordAction | false)[] = [
    may('invoice.issue') && can('issue') && { label: t('issue'), icon: IconHash, run: () => setAsk('issue') },
    may('invoice.issue') && can('deliver') && { label: t('deliver'), icon: IconSend, run: () => setAsk('deliver') },
    may('invoice.edit') &&
      isBlue &&
      can('redPart') && { label: t('makeRed'), icon: IconReceiptRefund, run: () => setAsk('makeRed') },
    may('invoice.issue') && {
      label: t('agrees'),
      icon: IconShieldCheck,
      run: () => void api.invoices.verify({ id, agrees: true }),
    },
    may('invoice.issue') &&
      isBlue &&
      can('void') && { label: t('void'), icon: IconBan, danger: true, run: () => setAsk('void') },
  ];
  const [primary, ...menu] = steps.filter((each) => each !== false);
  const choicesOf = (group: 'reason' | 'used', values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}` as 'reason.01') }));
  const asked: Readonly<Record<Ask, readonly AskedField[]>> = {
    issue: [
      { name: 'invoiceNo', label: t('invoiceNo') },
      { name: 'invoiceCode', label: t('invoiceCode'), optional: true },
    ],
    deliver: [{ name: 'via', label: t('deliver'), optional: true }],
    void: [
      { name: 'reason', label: t('reason') },
      { name: 'copiesBack', label: t('copiesBack'), isTick: true, optional: true },
    ],
    makeRed: [
      { name: 'reason', label: t('redReason'), choices: choicesOf('reason', redReasons) },
      { name: 'buyerUsed', label: t('buyerUsed'), choices: choicesOf('used', buyerUses) },
    ],
  };
  const call = async (values: Readonly<Record<string, string>>) => {
    const { invoiceNo = '', invoiceCode, via, reason = '', copiesBack, buyerUsed } = values;
    if (ask === 'issue') return api.invoices.issue({ id, invoiceNo, invoiceCode: invoiceCode || null });
    if (ask === 'deliver') return api.invoices.deliver({ id, via: via || null });
    if (ask === 'void') return api.invoices.void({ id, reason, copiesBack: copiesBack === 'yes' });
    const made = await api.redRequests.create({
      blueInvoiceId: id,
      reason: reason as (typeof redReasons)[number],
      buyerUsed: buyerUsed as (typeof buyerUses)[number],
    });
    navigate(`/red-requests/${made.id}`);
    return made;
  };
  return (
    <>
      <RecordPage
        {...record.page}
        title={row.title}
        number={row.invoiceNo ?? row.remark ?? ''}
        {...(primary ? { primary } : {})}
        menu={menu}
        state={
          <Group gap="xs">
            <FieldValue field={field('status')} value={row.status} />
          </Group>
        }
        facts={[
          { label: t('field.amountIncl'), value: formatMoney(row.amountIncl) },
          { label: t('field.amountExcl'), value: formatMoney(row.amountExcl) },
          { label: t('field.taxTotal'), value: formatMoney(row.taxTotal) },
          {
            label: t('field.applicationNo'),
            value: row.applicationId ? (
              <PageLink href={`/invoice-applications/${row.applicationId}`}>{row.applicationNo ?? '—'}</PageLink>
            ) : null,
          },
        ]}
        summary={
          <Stack gap="sm">
            <Text size="sm">{`${t('upper')} ${row.upper}`}</Text>
            <InlineFields fields={shown.map(field)} row={row} />
          </Stack>
        }
        tabs={[
          {
            id: 'lines',
            label: t('lines'),
            count: row.lines.length,
            content: <InvoiceLineTable lines={row.lines.map((line) => ({ ...line, name: line.itemName }))} />,
          },
          {
            id: 'reds',
            label: t('reds'),
            count: row.reds.length,
            content: (
              <PlainTable
                rows={row.reds}
                keyOf={(red) => red.id}
                empty={{ icon: IconReceiptRefund, title: t('noReds'), hint: t('noRedsHint') }}
                columns={[
                  {
                    label: t('invoiceNo'),
                    draw: (red) => <PageLink href={`/invoices/${red.id}`}>{red.invoiceNo ?? '—'}</PageLink>,
                  },
                  { label: t('issueDate'), draw: (red) => red.issueDate ?? '' },
                  { label: t('amountIncl'), align: 'right', draw: (red) => formatMoney(red.amountIncl) },
                ]}
              />
            ),
          },
        ]}
      />
      {ask ? <AskDialog title={t(ask)} fields={asked[ask]} call={call} onClose={() => setAsk(undefined)} /> : null}
    </>
  );
}
