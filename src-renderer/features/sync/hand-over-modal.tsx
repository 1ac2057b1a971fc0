import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { HeldItem } from '#shared/features/sync/sync.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useDirectory } from '../../ui/fields/directory.ts';
import { PersonPicker } from '../../ui/fields/person-picker.tsx';
import { noticeDone } from '../../ui/notices.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useChangeWords } from './change-words.ts';
import { syncTexts } from './sync.texts.ts';

/** Chooses who takes a refused change over; taken back at once, it is in the list as before. */
export function HandOverModal({ item, onClose }: { item: HeldItem; onClose: () => void }) {
  const t = useTexts(syncTexts);
  const words = useChangeWords();
  const { nameOf } = useDirectory();
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const what = [words.act(item.procedure), item.subject?.label].filter(Boolean).join(' ').slice(0, 160);
  const handOver = useCommand((to: string) =>
    api.sync.held.handOver({
      commandId: item.commandId,
      ownerId: to,
      title: t('handOverTitle', { what }),
      note: note.trim() || null,
    }),
  );
  const takeBack = useCommand(
    async (commandId: string) => {
      await api.history.undo({ commandId });
      return api.sync.held.restore({ commandId: item.commandId });
    },
    { done: () => t('broughtBack') },
  );
  const submit = async () => {
    if (!ownerId) return;
    const outcome = await handOver.run(ownerId);
    if (!outcome.ok) return;
    const { commandId } = outcome.value;
    noticeDone(t('handedOver', { name: nameOf(ownerId) ?? '' }), () => void takeBack.run(commandId));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('handOver')} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <Text fw={600}>{what}</Text>
          <PersonPicker label={t('handOverTo')} value={ownerId} onChange={setOwnerId} data-autofocus />
          <Textarea
            label={t('handOverNote')}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed">
            {t('handOverHint')}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!ownerId} loading={handOver.running}>
              {t('handOver')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
