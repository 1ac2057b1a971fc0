import { Checkbox, Fieldset, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Delivery } from '#shared/features/orders/delivery.model.ts';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

interface ShipFormProps {
  readonly order: OrderPage;
  readonly delivery: Delivery;
  readonly onClose: () => void;
}

/** The goods leave once each wish of the customer is ticked. */
export function ShipForm({ order, delivery, onClose }: ShipFormProps) {
  const t = useTexts(ordersTexts);
  const [carrier, setCarrier] = useState(delivery.carrier ?? '');
  const [trackingNo, setTrackingNo] = useState(delivery.trackingNo ?? '');
  const [checked, setChecked] = useState<readonly string[]>([]);
  const { run } = useCommand(
    () =>
      api.orders.ship({
        id: delivery.id,
        carrier: carrier.trim() || null,
        trackingNo: trackingNo.trim() || null,
        termsChecked: [...checked],
      }),
    { done: () => t('shipped'), undo: true },
  );
  const terms = order.personalTerms;
  return (
    <ModalForm
      title={t('ship')}
      confirm={t('ship')}
      isReady={terms.every((term) => checked.includes(term.id))}
      submit={() => run(undefined)}
      onClose={onClose}
    >
      <TextInput
        label={t('carrier')}
        maxLength={60}
        value={carrier}
        onChange={(event) => setCarrier(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={t('trackingNo')}
        maxLength={80}
        value={trackingNo}
        onChange={(event) => setTrackingNo(event.currentTarget.value)}
      />
      {terms.length > 0 ? (
        <Fieldset legend={t('termsTitle')}>
          <Stack gap="xs">
            {terms.map(({ id, kind, text }) => (
              <Checkbox
                key={id}
                label={`${t(`term.${kind}`)}：${text}`}
                checked={checked.includes(id)}
                onChange={(event) => {
                  const isOn = event.currentTarget.checked;
                  setChecked((all) => (isOn ? [...all, id] : all.filter((each) => each !== id)));
                }}
              />
            ))}
          </Stack>
        </Fieldset>
      ) : null}
    </ModalForm>
  );
}
