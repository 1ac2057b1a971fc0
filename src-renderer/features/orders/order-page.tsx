import { Alert, Group, Stack } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { findOrderTransition } from '#shared/features/orders/order-states.model.ts';
import { api, orpc } from '../../api/client.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { useTexts } from '../../ui/texts.ts';
import { FlowPanel } from '../flows/flow-panel.tsx';
import { OrderMoney, useOrderMoney } from '../receivables/order-money.tsx';
import { CreditNote } from './credit-note.tsx';
import { OrderChanges } from './order-changes.tsx';
import { OrderDeliveries } from './order-deliveries.tsx';
import { type OrderDialog, OrderDialogs } from './order-dialogs.tsx';
import { useOrderFields } from './order-fields.ts';
import { OrderLineTable } from './order-line-table.tsx';
import { type OrderProblem, OrderProblemModal } from './order-problem.tsx';
import { OrderProgress } from './order-progress.tsx';
import { OrderReturns } from './order-returns.tsx';
import { OrderTerms } from './order-terms.tsx';
import { ordersTexts } from './orders.texts.ts';
import { punctualityOf } from './punctuality.ts';
import { SatisfactionForm } from './satisfaction-form.tsx';
import { ShipTo } from './ship-to.tsx';
import { useOrderSteps } from './use-order-steps.ts';

const summaryFields = [
  'customerId',
  'contactId',
  'orderDate',
  'promiseDate',
  'priority',
  'channel',
  'customerOrderNo',
  'freight',
  'headerDiscountRate',
  'headerDiscountAmount',
  'paymentTermDays',
  'notes',
];

const room: RecordRoom = {
  table: 'orders',
  noun: 'order',
  path: '/orders',
  icon: IconTruckDelivery,
  texts: ordersTexts,
  useFields: useOrderFields,
  missing: 'ORDER_NOT_FOUND',
  commands: () => api.orders,
};

export function OrderPage() {
  const { id } = useParams<{ id: string }>();
  return <OrderRecord key={id} id={id} />;
}

/** An order: its state and next step, its three progresses, terms, lines, deliveries, returns, changes and approvals. */
export function OrderRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(ordersTexts);
  const [dialog, setDialog] = useState<OrderDialog>();
  const [isRating, setRating] = useState(false);
  const [problem, setProblem] = useState<OrderProblem>();
  const query = useQuery(orpc.orders.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const money = useOrderMoney(id);
  const {
    stepsOf,
    submit,
    dialog: approvers,
  } = useOrderSteps(id, {
    ask: setDialog,
    onProblem: setProblem,
    onRate: () => setRating(true),
  });
  if (!record.row) return record.instead;
  const { row: order, field } = record;
  const isOpen = findOrderTransition(order.status, 'edit') !== undefined;
  const right = order.status === 'changing' ? 'order.change' : 'order.edit';
  const canEdit = record.may(right) && !record.isDeleted && isOpen;
  const [primary, ...steps] = stepsOf(order);
  return (
    <>
      <RecordPage
        {...record.page}
        title={order.customerName ?? order.no ?? t('title')}
        number={order.no}
        canFollow
        {...(primary ? { primary } : {})}
        menu={[...steps, ...record.binActions()]}
        state={
          <Group gap="xs">
            {record.binBadge}
            {(['status', 'deliveryState', 'receiptState', 'invoiceState', 'tags'] as const).map((name) => (
              <FieldValue key={name} field={field(name)} value={order[name]} />
            ))}
          </Group>
        }
        facts={[
          { label: t('field.totalDue'), value: formatMoney(order.totalDue) },
          { label: t('field.orderDate'), value: order.orderDate },
          { label: t('field.promiseDate'), value: order.promiseDate },
          {
            label: t('ofQuote'),
            value: order.quoteId ? <PageLink href={`/quotes/${order.quoteId}`}>{order.quoteNo ?? '—'}</PageLink> : null,
          },
          { label: t('onTime'), value: punctualityOf(order, t) },
          {
            label: t('field.satisfaction'),
            value: order.satisfaction ? <FieldValue field={field('satisfaction')} value={order.satisfaction} /> : null,
          },
          {
            label: t('field.contractId'),
            value: order.contractId ? (
              <PageLink href={`/contracts/${order.contractId}`}>{order.contractNo ?? t('field.contractId')}</PageLink>
            ) : null,
          },
          { label: t('field.ownerId'), value: order.ownerName },
        ]}
        summary={
          <Stack gap="md">
            {order.reason ? <Alert color="gray">{t('reasonOf', { reason: order.reason })}</Alert> : null}
            {order.status === 'draft' ? <CreditNote customerId={order.customerId} adding={order.totalDue} /> : null}
            <OrderProgress order={order} />
            <InlineFields fields={summaryFields.map(field)} row={order} {...(canEdit ? { onSave: record.save } : {})} />
            <ShipTo
              shipTo={order.shipTo}
              {...(canEdit ? { onSave: (to) => record.save('shipTo', order.shipTo, to) } : {})}
            />
            <OrderTerms
              terms={order.personalTerms}
              {...(canEdit ? { onSave: (to) => record.save('personalTerms', order.personalTerms, to) } : {})}
            />
          </Stack>
        }
        tabs={[
          { id: 'lines', label: t('lines'), count: order.lineCount, content: <OrderLineTable order={order} /> },
          {
            id: 'deliveries',
            label: t('deliveries'),
            count: order.deliveries.length,
            content: <OrderDeliveries order={order} />,
          },
          { id: 'returns', label: t('returns'), count: order.returns.length, content: <OrderReturns order={order} /> },
          ...(money.may
            ? [
                {
                  id: 'money',
                  label: t('money'),
                  count: money.count,
                  content: <OrderMoney order={order} money={money} />,
                },
              ]
            : []),
          { id: 'changes', label: t('changes'), count: order.changes.length, content: <OrderChanges order={order} /> },
          { id: 'approvals', label: t('approvals'), content: <FlowPanel docType="order" recordId={id} /> },
        ]}
      />
      {dialog ? <OrderDialogs kind={dialog} id={id} onClose={() => setDialog(undefined)} /> : null}
      {isRating ? <SatisfactionForm order={order} onClose={() => setRating(false)} /> : null}
      {approvers}
      {problem ? <OrderProblemModal problem={problem} onAsk={submit} onClose={() => setProblem(undefined)} /> : null}
    </>
  );
}
