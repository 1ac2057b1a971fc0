import { Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { OrderRow } from '#shared/features/orders/order-page.model.ts';
import {
  findOrderTransition,
  type OrderAction,
  type OrderStatus,
  orderStatuses,
} from '#shared/features/orders/order-states.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { Board } from '../../ui/board/board.tsx';
import { useBoardColumns } from '../../ui/board/use-board-columns.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import type { Conditions } from '../../ui/list/list-types.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { type OrderDialog, OrderDialogs } from './order-dialogs.tsx';
import { orderTones, useOrderFields } from './order-fields.ts';
import { ordersTexts } from './orders.texts.ts';

/** What putting a card into a column means, and the right it needs. */
const steps: Readonly<Partial<Record<OrderStatus, readonly (readonly [OrderAction, string])[]>>> = {
  executing: [['start', 'order.edit']],
  changing: [['beginChange', 'order.change']],
  suspended: [['suspend', 'order.edit']],
  cancelled: [['cancel', 'order.cancel']],
  closed: [['closeRest', 'order.cancel']],
};

const source = (input: Parameters<typeof orpc.orders.list.queryOptions>[0]['input']) =>
  orpc.orders.list.queryOptions({ input });

/** The orders of the list as cards by state; a card that is moved takes the step that leads to the column. */
export function OrderBoard({ conditions }: { conditions: Conditions }) {
  const t = useTexts(ordersTexts);
  const may = useMay();
  const fields = useOrderFields();
  const [asked, setAsked] = useState<{ kind: OrderDialog; id: string }>();
  const specs = useMemo(
    () =>
      orderStatuses.map((status) => ({
        id: status,
        title: t(`status.${status}`),
        tone: orderTones[status],
        filter: { field: 'status', operator: 'is' as const, value: status },
      })),
    [t],
  );
  const columns = useBoardColumns<OrderRow>(source, conditions, specs);
  const start = useCommand((id: string) => api.orders.start({ id }), { done: () => t('started'), undo: true });
  const stepTo = (order: OrderRow, columnId: string) =>
    steps[columnId as OrderStatus]?.find(
      ([action, right]) => may(right) && findOrderTransition(order.status, action)?.to === columnId,
    )?.[0];
  const take = (order: OrderRow, columnId: string) => {
    const step = stepTo(order, columnId);
    if (step === 'start') void start.run(order.id);
    else if (step) setAsked({ kind: step as OrderDialog, id: order.id });
  };
  return (
    <>
      <Board
        label={t('board')}
        columns={columns}
        nameOf={(order) => order.no ?? order.customerName ?? t('title')}
        canDrop={(order, columnId) => stepTo(order, columnId) !== undefined}
        onDrop={take}
        draw={(order) => (
          <>
            <PageLink href={`/orders/${order.id}`} fw={600} className="truncate" display="block">
              {order.customerName ?? order.no ?? t('title')}
            </PageLink>
            <Text size="xs" c="dimmed" className="truncate">
              {[order.no, order.ownerName].filter(Boolean).join(' · ')}
            </Text>
            <Group gap={6} mt={4}>
              <Text size="xs" fw={600} className="tabular">
                {formatMoney(order.totalDue)}
              </Text>
              <FieldValue field={fieldNamed(fields, 'deliveryState')} value={order.deliveryState} />
              <FieldValue field={fieldNamed(fields, 'receiptState')} value={order.receiptState} />
            </Group>
          </>
        )}
      />
      {asked ? <OrderDialogs kind={asked.kind} id={asked.id} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}
