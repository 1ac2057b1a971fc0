import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ReasonForm } from '../../ui/form/reason-form.tsx';
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
  const { run } = useCommand(
    (reason: string) =>
      kind === 'reject' ? api.receipts.reject({ id, reason }) : api.receipts.reverse({ receiptId: id, reason }),
    { done: () => t('done') },
  );
  return <ReasonForm title={t(kind)} label={t('reason')} submit={run} onClose={onClose} />;
}
