import { Alert, Group, Stack } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBuildingBank,
  IconCheck,
  IconHash,
  IconListDetails,
  IconReceiptRefund,
  IconThumbDown,
  IconThumbUp,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { type BureauState, bureauStates, redSteps } from '#shared/features/red-requests/red-request.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { FlowPanel } from '../flows/flow-panel.tsx';
import { AskDialog, type AskedField } from './ask-dialog.tsx';
import { useRedRequestFields } from './invoice-fields.ts';
import { redRequestsTexts } from './red-requests.texts.ts';

const editable = ['reason', 'initiator', 'buyerUsed', 'notes'];

const room: RecordRoom = {
  table: 'red_requests',
  noun: 'invoice',
  path: '/red-requests',
  icon: IconReceiptRefund,
  texts: redRequestsTexts,
  useFields: useRedRequestFields,
  missing: 'RED_REQUEST_NOT_FOUND',
  commands: () => ({ ...api.invoiceApplications, edit: api.redRequests.edit }),
};

type Ask = 'reject' | 'report' | 'issue';

export function RedRequestPage() {
  const { id } = useParams<{ id: string }>();
  return <RedRequestRecord key={id} id={id} />;
}

/** A red-letter request: what is taken back, what the bureau says, and until when the other side must answer. */
export function RedRequestRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(redRequestsTexts);
  const [ask, setAsk] = useState<Ask>();
  const query = useQuery(orpc.redRequests.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const step = useCommand(
    (name: 'submit' | 'approve' | 'withdraw'): Promise<unknown> => api.redRequests[name]({ id }),
    { done: () => t('done'), undo: true },
  );
  if (!record.row) return record.instead;
  const { row, field, may } = record;
  const can = (action: string, right: string) =>
    may(right) && redSteps.some((each) => each.from === row.status && each.action === action);
  const steps: (RecordAction | false)[] = [
    can('submit', 'invoice.edit') && { label: t('submit'), icon: IconCheck, run: () => void step.run('submit') },
    can('approve', 'invoice.approve') && {
      label: t('approve'),
      icon: IconThumbUp,
      run: () => void step.run('approve'),
    },
    can('issue', 'invoice.issue') && { label: t('issue'), icon: IconHash, run: () => setAsk('issue') },
    can('report', 'invoice.issue') && { label: t('report'), icon: IconBuildingBank, run: () => setAsk('report') },
    can('reject', 'invoice.approve') && { label: t('reject'), icon: IconThumbDown, run: () => setAsk('reject') },
    can('withdraw', 'invoice.edit') && {
      label: t('withdraw'),
      icon: IconArrowBackUp,
      run: () => void step.run('withdraw'),
    },
  ];
  const [primary, ...menu] = steps.filter((each) => each !== false);
  const canEdit = can('edit', 'invoice.edit');
  const asked: Readonly<Record<Ask, readonly AskedField[]>> = {
    reject: [{ name: 'reason', label: t('reason') }],
    report: [
      {
        name: 'bureauState',
        label: t('field.bureauState'),
        choices: bureauStates.map((value) => ({ value, label: t(`bureau.${value}`) })),
      },
      { name: 'confirmNo', label: t('confirmNo'), optional: true },
    ],
    issue: [
      { name: 'invoiceNo', label: t('invoiceNo') },
      { name: 'invoiceCode', label: t('invoiceCode'), optional: true },
    ],
  };
  const call = ({
    reason = '',
    bureauState,
    confirmNo,
    invoiceNo = '',
    invoiceCode,
  }: Readonly<Record<string, string>>) => {
    if (ask === 'reject') return api.redRequests.reject({ id, reason });
    if (ask === 'report') {
      return api.redRequests.report({
        id,
        bureauState: bureauState as BureauState,
        ...(confirmNo ? { confirmNo } : {}),
      });
    }
    return api.redRequests.issue({ id, invoiceNo, invoiceCode: invoiceCode || null });
  };
  const negative = (fen: number) => formatMoney(fen);
  return (
    <>
      <RecordPage
        {...record.page}
        title={row.title}
        number={row.no ?? ''}
        {...(primary ? { primary } : {})}
        menu={menu}
        state={
          <Group gap="xs">
            <FieldValue field={field('status')} value={row.status} />
            <FieldValue field={field('bureauState')} value={row.bureauState} />
          </Group>
        }
        facts={[
          { label: t('field.amountIncl'), value: negative(row.amountIncl) },
          {
            label: t('field.blueNo'),
            value: <PageLink href={`/invoices/${row.blueInvoiceId}`}>{row.blueNo ?? '—'}</PageLink>,
          },
          { label: t('field.confirmNo'), value: row.confirmNo },
          { label: t('field.deadlineAt'), value: row.deadlineAt ? <When at={row.deadlineAt} /> : null },
        ]}
        summary={
          <Stack gap="sm">
            {row.rejectReason ? <Alert color="gray">{row.rejectReason}</Alert> : null}
            {row.deadlineAt ? (
              <Alert color="orange">
                {t('left')} <When at={row.deadlineAt} />
              </Alert>
            ) : null}
            <InlineFields fields={editable.map(field)} row={row} {...(canEdit ? { onSave: record.save } : {})} />
          </Stack>
        }
        tabs={[
          {
            id: 'lines',
            label: t('lines'),
            count: row.lines.length,
            content: (
              <PlainTable
                rows={row.lines}
                keyOf={(line) => line.id}
                empty={{ icon: IconListDetails, title: t('noLines'), hint: t('emptyHint') }}
                columns={[
                  { label: t('item'), draw: (line) => line.itemName },
                  { label: t('qty'), align: 'right', draw: (line) => line.qty ?? '' },
                  { label: t('amountExcl'), align: 'right', draw: (line) => negative(line.amountExcl) },
                  { label: t('tax'), align: 'right', draw: (line) => negative(line.tax) },
                  { label: t('amountIncl'), align: 'right', draw: (line) => negative(line.amountIncl) },
                ]}
              />
            ),
          },
          { id: 'approvals', label: t('approvals'), content: <FlowPanel docType="redRequest" recordId={id} /> },
        ]}
      />
      {ask ? <AskDialog title={t(ask)} fields={asked[ask]} call={call} onClose={() => setAsk(undefined)} /> : null}
    </>
  );
}
