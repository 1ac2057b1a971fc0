import { Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { ReasonInput } from '../../ui/form/reason-input.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

/** The steps that ask for a reason. */
export type OrderDialog = 'reject' | 'suspend' | 'cancel' | 'closeRest' | 'beginChange' | 'complete';

const done = {
  reject: 'rejected',
  suspend: 'suspended',
  cancel: 'cancelled',
  closeRest: 'restClosed',
  beginChange: 'changeBegun',
  complete: 'completed',
} as const;

interface OrderDialogsProps {
  readonly kind: OrderDialog;
  readonly id: string;
  readonly onClose: () => void;
}

/** Asks why, then takes the step. */
export function OrderDialogs({ kind, id, onClose }: OrderDialogsProps) {
  const t = useTexts(ordersTexts);
  const [reason, setReason] = useState('');
  const { run } = useCommand(() => api.orders[kind]({ id, reason: reason.trim() }), {
    done: () => t(done[kind]),
    undo: true,
  });
  return (
    <ModalForm
      title={t(kind)}
      confirm={t(kind)}
      isReady={reason.trim() !== ''}
      submit={() => run(undefined)}
      onClose={onClose}
    >
      {kind === 'complete' ? <Text size="sm">{t('completeEarlyHint')}</Text> : null}
      <ReasonInput label={t('reason')} value={reason} onChange={setReason} hasFocus />
    </ModalForm>
  );
}
