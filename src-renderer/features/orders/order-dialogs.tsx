import { Text } from '@mantine/core';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ReasonForm } from '../../ui/form/reason-form.tsx';
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
  const { run } = useCommand((reason: string) => api.orders[kind]({ id, reason }), {
    done: () => t(done[kind]),
    undo: true,
  });
  return (
    <ReasonForm title={t(kind)} label={t('reason')} submit={run} onClose={onClose}>
      {kind === 'complete' ? <Text size="sm">{t('completeEarlyHint')}</Text> : null}
    </ReasonForm>
  );
}
