import { Text } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.tsx';
import { useDirectory } from '../fields/directory.ts';
import { PersonPicker } from '../fields/person-picker.tsx';
import { type Texts, useTexts } from '../texts.ts';
import { ModalForm } from './modal-form.tsx';

/** What a room's words must have for giving its records away. */
export type AssignTexts = Texts<'assign' | 'assignTitle' | 'assignHint' | 'assignTo' | 'assigned'>;
export type Assign = (input: { ids: string[]; ownerId: string }) => Promise<unknown>;

interface AssignModalProps {
  readonly texts: AssignTexts;
  readonly ids: readonly string[];
  readonly assign: Assign;
  readonly onClose: () => void;
}

/** Gives records to a colleague, says so, and offers to take it back. */
export function AssignModal({ texts, ids, assign, onClose }: AssignModalProps) {
  const t = useTexts(texts);
  const { people } = useDirectory();
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const count = ids.length;
  const give = useCommand((input: { ownerId: string }) => assign({ ids: [...ids], ownerId: input.ownerId }), {
    done: (_output, input) => t('assigned', { count, name: people.find(({ id }) => id === input.ownerId)?.name ?? '' }),
    undo: true,
  });
  return (
    <ModalForm
      title={t('assignTitle', { count })}
      confirm={t('assign')}
      isReady={ownerId !== null}
      submit={async () => ownerId && (await give.run({ ownerId }))}
      onClose={onClose}
    >
      <PersonPicker label={t('assignTo')} value={ownerId} onChange={setOwnerId} data-autofocus />
      <Text size="sm" c="dimmed">
        {t('assignHint')}
      </Text>
    </ModalForm>
  );
}
