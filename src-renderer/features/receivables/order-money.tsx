import { Button, Group, Stack, Title } from '@mantine/core';
import { IconCalendarDollar, IconCash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrderRow } from '#shared/features/orders/order-page.model.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { planTermsTexts } from './plan-terms.texts.ts';
import { PlanTermsForm } from './plan-terms-form.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { usePlanFields, useReceiptFields } from './receivable-fields.ts';
import { RefundForm } from './refund-form.tsx';

/** What of an order is planned, and what came: for the tab's count and its content. */
export function useOrderMoney(orderId: string) {
  const may = useMay()('receivable.view');
  const input = { orderId, limit: 200 };
  const plans = useQuery({ ...orpc.receivables.list.queryOptions({ input }), enabled: may }).data?.rows ?? [];
  const receipts = useQuery({ ...orpc.receipts.list.queryOptions({ input }), enabled: may }).data?.rows ?? [];
  return { may, plans, receipts, count: plans.length + receipts.length };
}

interface OrderMoneyProps {
  readonly order: OrderRow;
  readonly money: ReturnType<typeof useOrderMoney>;
}

/** An order's payment periods and receipts, and the ways to add to them. */
export function OrderMoney({ order, money: { plans, receipts } }: OrderMoneyProps) {
  const t = useTexts(planTermsTexts);
  const may = useMay();
  const planFields = usePlanFields();
  const receiptFields = useReceiptFields();
  const [asked, setAsked] = useState<'terms' | 'receive' | 'refund'>();
  const close = () => setAsked(undefined);
  const planned = plans.reduce((sum, { status, amount }) => sum + (status === 'void' ? 0 : amount), 0);
  const left = order.totalDue - planned;
  const isOpen = order.deletedAt === null && order.status !== 'cancelled' && may('receivable.create');
  return (
    <Stack gap="lg">
      {isOpen ? (
        <Group>
          {left > 0 ? <Button onClick={() => setAsked('terms')}>{t('planTerms')}</Button> : null}
          <Button variant="default" onClick={() => setAsked('receive')}>
            {t('receive')}
          </Button>
          {order.receivedAmount > 0 ? (
            <Button variant="default" onClick={() => setAsked('refund')}>
              {t('refund')}
            </Button>
          ) : null}
        </Group>
      ) : null}
      <div>
        <Title order={3}>{t('plans')}</Title>
        <PlainTable
          rows={plans.toSorted((one, other) => one.period - other.period)}
          keyOf={(row) => row.id}
          columns={[
            {
              label: t('which'),
              draw: (row) => <PageLink href={`/receivables/${row.id}`}>{t('period', { count: row.period })}</PageLink>,
            },
            {
              label: t('due'),
              draw: (row) =>
                row.overdueDays > 0 ? (
                  <StateBadge tone="warn">{t('late', { count: row.overdueDays })}</StateBadge>
                ) : (
                  (row.dueDate ?? <FieldValue field={fieldNamed(planFields, 'condition')} value={row.condition} />)
                ),
            },
            { label: t('amount'), align: 'right', draw: (row) => formatMoney(row.amount) },
            { label: t('received'), align: 'right', draw: (row) => formatMoney(row.receivedAmount) },
            { label: t('left'), align: 'right', draw: (row) => formatMoney(row.remainder) },
            {
              label: t('status'),
              draw: (row) => <FieldValue field={fieldNamed(planFields, 'status')} value={row.status} />,
            },
          ]}
          empty={{ icon: IconCalendarDollar, title: t('noPlans'), hint: t('noPlansHint') }}
        />
      </div>
      <div>
        <Title order={3}>{t('receipts')}</Title>
        <PlainTable
          rows={receipts}
          keyOf={(row) => row.id}
          columns={[
            {
              label: t('no'),
              draw: (row) => <PageLink href={`/receipts/${row.id}`}>{row.no ?? '—'}</PageLink>,
            },
            { label: t('day'), draw: (row) => row.receivedOn },
            { label: t('amount'), align: 'right', draw: (row) => formatMoney(row.amount) },
            {
              label: t('status'),
              draw: (row) => <FieldValue field={fieldNamed(receiptFields, 'status')} value={row.status} />,
            },
          ]}
          empty={{ icon: IconCash, title: t('noReceipts'), hint: t('noReceiptsHint') }}
        />
      </div>
      {asked === 'terms' ? (
        <PlanTermsForm orderId={order.id} total={order.totalDue} left={left} onClose={close} />
      ) : null}
      {asked === 'receive' ? (
        <ReceiptForm
          customerId={order.customerId}
          order={{ id: order.id, remainder: order.totalDue - order.receivedAmount }}
          onClose={close}
        />
      ) : null}
      {asked === 'refund' ? <RefundForm customerId={order.customerId} orderId={order.id} onClose={close} /> : null}
    </Stack>
  );
}
