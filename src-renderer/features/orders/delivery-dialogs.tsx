import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

export type DeliveryDialog = 'sign' | 'refuse';

interface DeliveryDialogsProps {
  readonly kind: DeliveryDialog;
  readonly id: string;
  readonly onClose: () => void;
}

/** Who took the goods, or why nobody did. */
export function DeliveryDialogs({ kind, id, onClose }: DeliveryDialogsProps) {
  const t = useTexts(ordersTexts);
  const [said, setSaid] = useState('');
  const { run } = useCommand(
    () =>
      kind === 'sign'
        ? api.orders.sign({ id, signedBy: said.trim() })
        : api.orders.refuseDelivery({ id, reason: said.trim() }),
    { done: () => t(kind === 'sign' ? 'signed' : 'refused'), undo: true },
  );
  const input = {
    withAsterisk: true,
    value: said,
    onChange: (event: { currentTarget: { value: string } }) => setSaid(event.currentTarget.value),
    'data-autofocus': true,
  };
  return (
    <ModalForm
      title={t(kind)}
      confirm={t(kind)}
      isReady={said.trim() !== ''}
      submit={() => run(undefined)}
      onClose={onClose}
    >
      {kind === 'sign' ? (
        <TextInput {...input} label={t('signedBy')} maxLength={60} />
      ) : (
        <Textarea {...input} label={t('reason')} maxLength={500} autosize minRows={2} />
      )}
    </ModalForm>
  );
}
