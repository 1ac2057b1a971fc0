import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useDirectory } from '../fields/directory.ts';
import { PersonPicker } from '../fields/person-picker.tsx';
import { useTexts } from '../texts.ts';
import { formTexts } from './form.texts.ts';

interface AssignModalProps {
  readonly title: string;
  readonly hint: string;
  readonly label: string;
  readonly confirm: string;
  readonly onClose: () => void;
  readonly assign: (ownerId: string, name: string) => Promise<unknown>;
}

/** Gives records to a colleague. */
export function AssignModal(props: AssignModalProps) {
  const t = useTexts(formTexts);
  const { people } = useDirectory();
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const submit = async () => {
    if (!ownerId) return;
    setRunning(true);
    await props.assign(ownerId, people.find((person) => person.id === ownerId)?.name ?? '');
    setRunning(false);
    props.onClose();
  };
  return (
    <Modal opened title={props.title} onClose={props.onClose} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <PersonPicker label={props.label} value={ownerId} onChange={setOwnerId} data-autofocus />
          <Text size="sm" c="dimmed">
            {props.hint}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!ownerId} loading={isRunning}>
              {props.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
