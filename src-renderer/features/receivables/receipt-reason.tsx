import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { ReasonInput } from '../../ui/form/reason-input.tsx';
import { useTexts } from '../../ui/texts.ts';
import { receiptsTexts } from './receipts.texts.ts';

interface ReceiptReasonProps {
  readonly kind: 'reject' | 'reverse';
  readonly id: string;
  readonly onClose: () => void;
}

/** Why a receipt is sent back, or reversed. */
export function ReceiptReason({ kind, id, onClose }: ReceiptReasonProps) {
  const t = useTexts(receiptsTexts);
  const [text, setText] = useState('');
  const reason = text.trim();
  const { run } = useCommand(
    () => (kind === 'reject' ? api.receipts.reject({ id, reason }) : api.receipts.reverse({ receiptId: id, reason })),
    { done: () => t('done') },
  );
  return (
    <ModalForm
      title={t(kind)}
      confirm={t(kind)}
      isReady={reason !== ''}
      submit={() => run(undefined)}
      onClose={onClose}
    >
      <ReasonInput label={t('reason')} value={text} onChange={setText} hasFocus />
    </ModalForm>
  );
}
