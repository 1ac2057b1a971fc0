import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { useState } from 'react';
import type { Delivery } from '#shared/features/orders/delivery.model.ts';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import { findOrderTransition } from '#shared/features/orders/order-states.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { type DeliveryDialog, DeliveryDialogs } from './delivery-dialogs.tsx';
import { GoodsForm } from './goods-form.tsx';
import { GoodsWords } from './goods-words.tsx';
import { ordersTexts } from './orders.texts.ts';
import { saveOrderPaper } from './save-order-paper.ts';
import { ShipForm } from './ship-form.tsx';

const tones = { planned: 'waiting', shipped: 'active', signed: 'done', refused: 'lost' } as const;

interface Asked {
  readonly kind: 'plan' | 'ship' | DeliveryDialog;
  readonly delivery?: Delivery;
}

/** What was sent, is to be sent, arrived or was refused. */
export function OrderDeliveries({ order }: { order: OrderPage }) {
  const t = useTexts(ordersTexts);
  const may = useMay();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const remove = useCommand((id: string) => api.orders.removeDelivery({ id }), {
    done: () => t('deliveryRemoved'),
    undo: true,
  });
  const mayDeliver = may('order.deliver') && order.deletedAt === null;
  const canPlan =
    mayDeliver && findOrderTransition(order.status, 'deliver') !== undefined && order.deliveryState !== 'full';
  const plan = canPlan ? <Button onClick={() => setAsked({ kind: 'plan' })}>{t('planDelivery')}</Button> : null;
  return (
    <Stack>
      {order.deliveries.length === 0 ? (
        <EmptyState
          icon={IconTruckDelivery}
          title={t('noDeliveries')}
          hint={t('noDeliveriesHint')}
          {...(plan ? { action: plan } : {})}
        />
      ) : (
        <>
          {plan ? <Group>{plan}</Group> : null}
          {order.deliveries.map((delivery) => (
            <Paper key={delivery.id} withBorder p="sm">
              <Group justify="space-between">
                <Group gap="sm">
                  <Text fw={600} className="tabular">
                    {delivery.no}
                  </Text>
                  <StateBadge tone={tones[delivery.status]}>{t(`delivery.${delivery.status}`)}</StateBadge>
                  <Text size="sm" c="dimmed">
                    {[delivery.shipDate, delivery.carrier, delivery.trackingNo].filter(Boolean).join(' · ')}
                  </Text>
                </Group>
                <Group gap="xs">
                  {delivery.waits ? <StateBadge tone="waiting">{t('goodsWait')}</StateBadge> : null}
                  {may('order.print') || may('order.export') ? (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      onClick={() => void saveOrderPaper(order.id, delivery.id)}
                    >
                      {t('deliveryNote')}
                    </Button>
                  ) : null}
                </Group>
                {mayDeliver && !delivery.waits ? (
                  <Group gap="xs">
                    {delivery.status === 'planned' ? (
                      <>
                        <Button size="compact-sm" onClick={() => setAsked({ kind: 'ship', delivery })}>
                          {t('ship')}
                        </Button>
                        <Button size="compact-sm" variant="default" onClick={() => void remove.run(delivery.id)}>
                          {t('removeDelivery')}
                        </Button>
                      </>
                    ) : null}
                    {delivery.status === 'shipped' ? (
                      <>
                        <Button size="compact-sm" onClick={() => setAsked({ kind: 'sign', delivery })}>
                          {t('sign')}
                        </Button>
                        <Button
                          size="compact-sm"
                          variant="default"
                          onClick={() => setAsked({ kind: 'refuse', delivery })}
                        >
                          {t('refuse')}
                        </Button>
                      </>
                    ) : null}
                  </Group>
                ) : null}
              </Group>
              <GoodsWords order={order} lines={delivery.lines} />
              {delivery.signedBy ? (
                <Text size="sm">
                  {t('signedBy')}：{delivery.signedBy} {delivery.signedOn}
                </Text>
              ) : null}
              {delivery.reason ? <Text size="sm">{t('reasonOf', { reason: delivery.reason })}</Text> : null}
            </Paper>
          ))}
        </>
      )}
      {asked?.kind === 'plan' ? <GoodsForm kind="plan" order={order} onClose={close} /> : null}
      {asked?.kind === 'ship' && asked.delivery ? (
        <ShipForm order={order} delivery={asked.delivery} onClose={close} />
      ) : null}
      {asked?.delivery && (asked.kind === 'sign' || asked.kind === 'refuse') ? (
        <DeliveryDialogs kind={asked.kind} id={asked.delivery.id} onClose={close} />
      ) : null}
    </Stack>
  );
}
