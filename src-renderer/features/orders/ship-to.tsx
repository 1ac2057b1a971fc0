import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { Order } from '#shared/features/orders/order.model.ts';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

interface ShipToProps {
  readonly shipTo: Order['shipTo'];
  readonly onSave?: ((shipTo: Order['shipTo']) => Promise<unknown>) | undefined;
}

const parts = [
  ['consignee', 'field.consignee', 60],
  ['phone', 'field.shipPhone', 40],
  ['address', 'field.shipAddress', 300],
] as const;

/** Who takes the goods, and where. */
export function ShipTo({ shipTo, onSave }: ShipToProps) {
  const t = useTexts(ordersTexts);
  const [draft, setDraft] = useState<Order['shipTo']>();
  const said = parts.flatMap(([name]) => shipTo[name] ?? []).join(' · ');
  return (
    <Stack gap={4} component="section" aria-label={t('shipTo')}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('shipTo')}
        </Title>
        {onSave ? (
          <Button size="compact-sm" variant="default" onClick={() => setDraft(shipTo)}>
            {t('edit')}
          </Button>
        ) : null}
      </Group>
      <Text size="sm">{said || '—'}</Text>
      {draft && onSave ? (
        <ModalForm
          title={t('shipTo')}
          confirm={t('edit')}
          isReady
          submit={() => onSave(draft)}
          onClose={() => setDraft(undefined)}
        >
          {parts.map(([name, label, maxLength]) => (
            <TextInput
              key={name}
              label={t(label)}
              maxLength={maxLength}
              value={draft[name] ?? ''}
              onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value.trim() || null })}
            />
          ))}
        </ModalForm>
      ) : null}
    </Stack>
  );
}
