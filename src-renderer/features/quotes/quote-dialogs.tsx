import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { sendChannels } from '#shared/features/quotes/quote.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { ReasonInput } from '../../ui/form/reason-input.tsx';
import { useTexts } from '../../ui/texts.ts';
import { quotesTexts } from './quotes.texts.ts';

export type QuoteDialog = 'markSent' | 'accept' | 'decline' | 'makeVoid';

interface QuoteDialogsProps {
  readonly kind: QuoteDialog;
  readonly id: string;
  /** The fingerprint of the file that was saved just now. */
  readonly paperHash?: string | undefined;
  readonly onClose: () => void;
}

const done = { markSent: 'markedSent', accept: 'accepted', decline: 'declined', makeVoid: 'voided' } as const;

/** The short questions before a step of a quote's life. */
export function QuoteDialogs({ kind, id, paperHash, onClose }: QuoteDialogsProps) {
  const t = useTexts(quotesTexts);
  const [channel, setChannel] = useState<(typeof sendChannels)[number]>('email');
  const [reason, setReason] = useState('');
  const [reply, setReply] = useState('');
  const needsReason = kind === 'decline' || kind === 'makeVoid';
  const said = reply.trim() ? { reply: reply.trim() } : {};
  const { run } = useCommand(
    () => {
      if (kind === 'markSent') return api.quotes.markSent({ id, channel, ...(paperHash ? { paperHash } : {}) });
      if (kind === 'accept') return api.quotes.accept({ id, ...said });
      if (kind === 'decline') return api.quotes.decline({ id, reason: reason.trim(), ...said });
      return api.quotes.makeVoid({ id, reason: reason.trim() });
    },
    { done: () => t(done[kind]), undo: true },
  );
  return (
    <ModalForm
      title={t(kind)}
      confirm={t(kind)}
      isReady={!needsReason || reason.trim() !== ''}
      submit={() => run(undefined)}
      onClose={onClose}
    >
      {kind === 'markSent' ? (
        <Select
          label={t('channel')}
          data={sendChannels.map((value) => ({ value, label: t(`channel.${value}`) }))}
          value={channel}
          onChange={(value) => value && setChannel(value as typeof channel)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data-autofocus
        />
      ) : null}
      {needsReason ? <ReasonInput label={t('reason')} value={reason} onChange={setReason} hasFocus /> : null}
      {kind === 'accept' || kind === 'decline' ? (
        <Textarea
          label={t('reply')}
          autosize
          minRows={2}
          maxLength={1000}
          value={reply}
          onChange={(event) => setReply(event.currentTarget.value)}
        />
      ) : null}
    </ModalForm>
  );
}
