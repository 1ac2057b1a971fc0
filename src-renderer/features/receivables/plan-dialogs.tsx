import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { ReasonInput } from '../../ui/form/reason-input.tsx';
import { useTexts } from '../../ui/texts.ts';
import { receivablesTexts } from './receivables.texts.ts';

export type PlanDialog = 'mark' | 'void' | 'writeOff';

interface PlanDialogsProps {
  readonly kind: PlanDialog;
  readonly id: string;
  readonly onClose: () => void;
}

/** The short questions before a period has its day or ends. */
export function PlanDialogs({ kind, id, onClose }: PlanDialogsProps) {
  const t = useTexts(receivablesTexts);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  const { run } = useCommand(
    () =>
      kind === 'mark'
        ? api.receivables.mark({ id, conditionDate: day })
        : api.receivables[kind]({ id, reason: reason.trim() }),
    { done: () => t(kind === 'mark' ? 'markDone' : 'ended') },
  );
  return (
    <ModalForm
      title={t(kind)}
      confirm={t(kind)}
      isReady={kind === 'mark' ? day !== '' : reason.trim() !== ''}
      submit={() => run(undefined)}
      onClose={onClose}
    >
      {kind === 'mark' ? (
        <TextInput
          type="date"
          label={t('conditionDay')}
          withAsterisk
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          data-autofocus
        />
      ) : (
        <ReasonInput label={t('reason')} value={reason} onChange={setReason} hasFocus />
      )}
    </ModalForm>
  );
}
