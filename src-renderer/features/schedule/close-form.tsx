import { SegmentedControl, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type EventResult, eventResults } from '#shared/features/schedule/event.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { dayMs } from './china-time.ts';
import { ClockInput } from './clock-input.tsx';
import { scheduleTexts } from './schedule.texts.ts';

interface CloseFormProps {
  readonly id: string;
  readonly originalStart?: number | undefined;
  readonly title: string;
  readonly startAt: number;
  readonly onClose: () => void;
}

/** How an event went: held, not held or postponed, with a note; once and for good. */
export function CloseForm({ id, originalStart, title, startAt, onClose }: CloseFormProps) {
  const t = useTexts(scheduleTexts);
  const [result, setResult] = useState<EventResult>('held');
  const [note, setNote] = useState('');
  const [newStartAt, setNewStartAt] = useState(Math.max(startAt, Date.now()) + dayMs);
  const close = useCommand(
    () =>
      api.schedule.close({
        id,
        ...(originalStart === undefined ? {} : { originalStart }),
        result,
        note: note.trim() || null,
        ...(result === 'postponed' ? { newStartAt } : {}),
      }),
    { done: () => t('closed') },
  );
  return (
    <ModalForm
      title={t('closeTitle', { name: title || t('busy') })}
      confirm={t('save')}
      isReady
      submit={() => close.run(undefined)}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('close')}
        value={result}
        onChange={(next) => setResult(next as EventResult)}
        data={eventResults.map((each) => ({ value: each, label: t(`result.${each}`) }))}
      />
      {result === 'postponed' ? <ClockInput label={t('newTime')} value={newStartAt} onChange={setNewStartAt} /> : null}
      <Textarea
        label={t('note')}
        autosize
        minRows={3}
        maxLength={5000}
        value={note}
        onChange={(e) => setNote(e.currentTarget.value)}
      />
      <Text size="xs" c="dimmed">
        {t('closeHint')}
      </Text>
    </ModalForm>
  );
}
