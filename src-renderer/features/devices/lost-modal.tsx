import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { useTexts } from '../../ui/texts.ts';
import { devicesTexts } from './devices.texts.ts';

interface LostModalProps {
  readonly device: { readonly id: string; readonly name: string };
  /** Of one's own devices, or of anybody's. */
  readonly send: (report: { id: string; wipe: boolean; note?: string }) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A lost computer: cut off at once, and its data deleted when it is next heard of. */
export function LostModal({ device, send, onClose }: LostModalProps) {
  const t = useTexts(devicesTexts);
  const [wipe, setWipe] = useState(true);
  const [note, setNote] = useState('');
  const report = useCommand(() => send({ id: device.id, wipe, ...(note.trim() === '' ? {} : { note: note.trim() }) }), {
    done: () => t('reported'),
  });
  return (
    <ConfirmModal
      opened
      danger
      title={t('lostTitle', { name: device.name })}
      text={t('lostText')}
      confirm={t('reportLost').replace('…', '')}
      running={report.running}
      onClose={onClose}
      onConfirm={() => void report.run(undefined).then((outcome) => outcome.ok && onClose())}
    >
      <Checkbox
        label={t('wipe')}
        description={t('wipeHint')}
        checked={wipe}
        onChange={(event) => setWipe(event.currentTarget.checked)}
      />
      <TextInput
        label={t('note')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmModal>
  );
}
