import { Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dispositions } from '#shared/features/orders/delivery.model.ts';
import { leftOf } from '#shared/features/orders/order-figures.model.ts';
import { isDelivered } from '#shared/features/orders/order-line.model.ts';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import {
  compareDecimals,
  fromScaled,
  quantityPlaces,
  readDecimal,
  subtractDecimals,
} from '#shared/kernel/money/decimal.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { ReasonInput } from '../../ui/form/reason-input.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

interface GoodsFormProps {
  readonly kind: 'plan' | 'return';
  readonly order: OrderPage;
  readonly onClose: () => void;
}

/** So much of which lines: what is to be sent, or what comes back. All that is left is filled in for a delivery. */
export function GoodsForm({ kind, order, onClose }: GoodsFormProps) {
  const t = useTexts(ordersTexts);
  const lines = linesOf(order, kind);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(lines.map(({ id, free }) => [id, kind === 'plan' ? free : ''])),
  );
  const [reason, setReason] = useState('');
  const [disposition, setDisposition] = useState<(typeof dispositions)[number]>('refund');
  const [carrier, setCarrier] = useState('');
  const chosen = lines.flatMap(({ id }) => {
    const qty = readDecimal(typed[id] ?? '', quantityPlaces);
    return qty !== undefined && compareDecimals(qty, '0') > 0 ? [{ orderLineId: id, qty }] : [];
  });
  const { run } = useCommand(
    () =>
      kind === 'plan'
        ? api.orders.planDelivery({ orderId: order.id, lines: chosen, carrier: carrier.trim() || null })
        : api.orders.requestReturn({ orderId: order.id, lines: chosen, reason: reason.trim(), disposition }),
    { done: () => t(kind === 'plan' ? 'deliveryPlanned' : 'returnRequested'), undo: true },
  );
  const title = t(kind === 'plan' ? 'planDelivery' : 'requestReturn');
  return (
    <ModalForm
      title={title}
      confirm={title}
      isReady={chosen.length > 0 && (kind === 'plan' || reason.trim() !== '')}
      submit={() => run(undefined)}
      onClose={onClose}
    >
      {lines.length === 0 ? <Text c="dimmed">{t('nothingLeft')}</Text> : null}
      {lines.map(({ id, name, unit, free }) => (
        <Group key={id} justify="space-between" wrap="nowrap" gap="sm">
          <div>
            <Text size="sm">{name}</Text>
            <Text size="xs" c="dimmed">
              {t(kind === 'plan' ? 'open' : 'deliveredOpen', { qty: `${free} ${unit ?? ''}` })}
            </Text>
          </div>
          <TextInput
            w={112}
            inputMode="decimal"
            aria-label={`${name} ${t('quantity')}`}
            value={typed[id] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped((all) => ({ ...all, [id]: value }));
            }}
          />
        </Group>
      ))}
      {kind === 'plan' ? (
        <TextInput
          label={t('carrier')}
          maxLength={60}
          value={carrier}
          onChange={(event) => setCarrier(event.currentTarget.value)}
        />
      ) : (
        <>
          <Select
            label={t('disposition')}
            data={dispositions.map((value) => ({ value, label: t(`disposition.${value}`) }))}
            value={disposition}
            onChange={(value) => value && setDisposition(value as typeof disposition)}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
          <ReasonInput label={t('reason')} value={reason} onChange={setReason} />
        </>
      )}
    </ModalForm>
  );
}

/** Lines with what is free of each: not delivered and not planned, or delivered and not yet back. */
function linesOf(order: OrderPage, kind: 'plan' | 'return') {
  const held = (kind === 'plan' ? order.deliveries.filter((each) => each.status === 'planned') : order.returns)
    .filter((each) => each.status !== 'rejected')
    .flatMap((each) => each.lines);
  return order.lines.filter(isDelivered).flatMap((line) => {
    const { id, name, unit, deliveredQty } = line;
    const start = kind === 'plan' ? fromScaled(leftOf(line), quantityPlaces) : deliveredQty;
    const free = held
      .filter((each) => each.orderLineId === id)
      .reduce((left, each) => subtractDecimals(left, each.qty), start);
    return compareDecimals(free, '0') > 0 ? [{ id, name, unit, free }] : [];
  });
}
