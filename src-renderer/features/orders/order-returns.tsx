import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconTruckReturn } from '@tabler/icons-react';
import { useState } from 'react';
import { type ReturnAction, returnSteps } from '#shared/features/orders/delivery.model.ts';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { GoodsForm } from './goods-form.tsx';
import { GoodsWords } from './goods-words.tsx';
import { ordersTexts } from './orders.texts.ts';

const tones = {
  requested: 'waiting',
  approved: 'active',
  received: 'active',
  completed: 'done',
  rejected: 'lost',
} as const;
const calls = {
  approve: 'approveReturn',
  reject: 'rejectReturn',
  receive: 'receiveReturn',
  complete: 'completeReturn',
} as const;
const rights = {
  approve: 'order.approve',
  reject: 'order.approve',
  receive: 'order.deliver',
  complete: 'order.deliver',
} as const;

/** Goods that come back, each with its next step. */
export function OrderReturns({ order }: { order: OrderPage }) {
  const t = useTexts(ordersTexts);
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const step = useCommand(({ id, action }: { id: string; action: ReturnAction }) => api.orders[calls[action]]({ id }), {
    done: () => t('returnMoved'),
    undo: true,
  });
  const canRequest = may('order.deliver') && order.deletedAt === null && order.deliveryState !== 'none';
  const request = canRequest ? <Button onClick={() => setOpen(true)}>{t('requestReturn')}</Button> : null;
  return (
    <Stack>
      {order.returns.length === 0 ? (
        <EmptyState
          icon={IconTruckReturn}
          title={t('noReturns')}
          hint={t('noReturnsHint')}
          {...(request ? { action: request } : {})}
        />
      ) : (
        <>
          {request ? <Group>{request}</Group> : null}
          {order.returns.map((each) => (
            <Paper key={each.id} withBorder p="sm">
              <Group justify="space-between">
                <Group gap="sm">
                  <Text fw={600} className="tabular">
                    {each.no}
                  </Text>
                  <StateBadge tone={tones[each.status]}>{t(`return.${each.status}`)}</StateBadge>
                  <Text size="sm" c="dimmed">
                    {t(`disposition.${each.disposition}`)}
                  </Text>
                </Group>
                <Group gap="xs">
                  {each.waits ? <StateBadge tone="waiting">{t('goodsWait')}</StateBadge> : null}
                  {returnSteps
                    .filter(({ from, action }) => !each.waits && from === each.status && may(rights[action]))
                    .map(({ action }) => (
                      <Button
                        key={action}
                        size="compact-sm"
                        variant={action === 'reject' ? 'default' : 'filled'}
                        onClick={() => void step.run({ id: each.id, action })}
                      >
                        {t(calls[action])}
                      </Button>
                    ))}
                </Group>
              </Group>
              <GoodsWords order={order} lines={each.lines} />
              <Text size="sm">{t('reasonOf', { reason: each.reason })}</Text>
            </Paper>
          ))}
        </>
      )}
      {isOpen ? <GoodsForm kind="return" order={order} onClose={() => setOpen(false)} /> : null}
    </Stack>
  );
}
