import { Group } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCash,
  IconCashBanknoteOff,
  IconCheck,
  IconRotate2,
  IconSend,
  IconStackPush,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { checkReceiptStep } from '#shared/features/receivables/receipt.model.ts';
import type { ReceiptAction } from '#shared/features/receivables/receipt-words.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ReceiptAllocations } from './receipt-allocations.tsx';
import { ReceiptReason } from './receipt-reason.tsx';
import { receiptsTexts } from './receipts.texts.ts';
import { useReceiptFields } from './receivable-fields.ts';
import { RefundForm } from './refund-form.tsx';

const room: RecordRoom = {
  table: 'receipts',
  noun: 'receivable',
  path: '/receipts',
  icon: IconCash,
  texts: receiptsTexts,
  useFields: useReceiptFields,
  missing: 'RECEIPT_NOT_FOUND',
  commands: () => api.receipts,
};

const editable = ['receivedOn', 'amount', 'method', 'bankAccountId', 'bankRef', 'payerName', 'thirdPartyReason'];
const moreEditable = ['fee', 'discount', 'billDueDate', 'notes'];

export function ReceiptPage() {
  const { id } = useParams<{ id: string }>();
  return <ReceiptRecord key={id} id={id} />;
}

/** One receipt: what it is for, and the steps until it counts. */
export function ReceiptRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(receiptsTexts);
  const query = useQuery(orpc.receipts.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const [asked, setAsked] = useState<'reject' | 'reverse' | 'refund' | undefined>();
  const step = useCommand((action: 'submit' | 'withdraw' | 'confirm' | 'allocate') => api.receipts[action]({ id }), {
    done: () => t('done'),
    undo: true,
  });
  if (!record.row) return record.instead;
  const { row: receipt, field } = record;
  const can = (action: ReceiptAction, verb: string) =>
    record.may(`receivable.${verb}`) && checkReceiptStep(receipt, action).ok;
  const go = (action: 'submit' | 'withdraw' | 'confirm' | 'allocate') => () => void step.run(action);
  const steps: (RecordAction | false)[] = [
    can('submit', 'edit') && { label: t('submit'), icon: IconSend, run: go('submit') },
    can('confirm', 'confirm') && { label: t('confirm'), icon: IconCheck, run: go('confirm') },
    can('allocate', 'edit') &&
      receipt.unallocated > 0 && { label: t('allocate'), icon: IconStackPush, run: go('allocate') },
  ];
  const others: (RecordAction | false)[] = [
    can('reject', 'confirm') && { label: t('reject'), icon: IconX, run: () => setAsked('reject') },
    can('withdraw', 'edit') && { label: t('withdraw'), icon: IconArrowBackUp, run: go('withdraw') },
    can('reverse', 'reverse') &&
      receipt.kind !== 'reversal' && {
        label: t('reverse'),
        icon: IconRotate2,
        danger: true,
        run: () => setAsked('reverse'),
      },
    record.may('receivable.create') &&
      receipt.kind === 'receipt' &&
      receipt.status === 'confirmed' && {
        label: t('refund'),
        icon: IconCashBanknoteOff,
        run: () => setAsked('refund'),
      },
    ...record.binActions(),
  ];
  // Only what leads on stands out: nobody sends back or reverses by the first button.
  const [primary, ...more] = steps.filter((each) => each !== false);
  const menu = [...more, ...others.filter((each) => each !== false)];
  const canEdit = can('edit', 'edit') && receipt.kind === 'receipt';
  return (
    <>
      <RecordPage
        {...record.page}
        title={receipt.no ?? t('title')}
        canFollow
        {...(primary ? { primary } : {})}
        menu={menu}
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('status')} value={receipt.status} />
            {receipt.kind === 'receipt' ? null : <FieldValue field={field('kind')} value={receipt.kind} />}
          </Group>
        }
        facts={[
          { label: t('field.amount'), value: formatMoney(receipt.amount) },
          { label: t('field.allocated'), value: formatMoney(receipt.allocated) },
          { label: t('field.unallocated'), value: formatMoney(receipt.unallocated) },
          {
            label: t('field.customerId'),
            value: <PageLink href={`/customers/${receipt.customerId}`}>{receipt.customerName ?? '—'}</PageLink>,
          },
          { label: t('reason'), value: receipt.reason },
          {
            label: t('reversedBy'),
            value: receipt.reversedBy ? (
              <PageLink href={`/receipts/${receipt.reversedBy.id}`}>{receipt.reversedBy.no ?? '—'}</PageLink>
            ) : null,
          },
        ]}
        summary={
          <InlineFields
            fields={[...editable, ...moreEditable].map(field)}
            row={receipt}
            {...(canEdit ? { onSave: record.save } : {})}
          />
        }
        tabs={[
          {
            id: 'allocations',
            label: t('allocations'),
            count: receipt.allocations.length,
            content: <ReceiptAllocations rows={receipt.allocations} />,
          },
        ]}
      />
      {asked === 'refund' ? <RefundForm customerId={receipt.customerId} onClose={() => setAsked(undefined)} /> : null}
      {asked === 'reject' || asked === 'reverse' ? (
        <ReceiptReason kind={asked} id={id} onClose={() => setAsked(undefined)} />
      ) : null}
    </>
  );
}
