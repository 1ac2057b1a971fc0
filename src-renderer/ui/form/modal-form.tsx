import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts.ts';
import { formTexts } from './form.texts.ts';

interface ModalFormProps {
  readonly title: string;
  readonly confirm: string;
  /** False while something is missing. */
  readonly isReady: boolean;
  readonly submit: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A short question before a step: a few inputs, cancel, and the step itself; goes when the step was taken. */
export function ModalForm({ title, confirm, isReady, submit, onClose, children }: ModalFormProps) {
  const t = useTexts(formTexts);
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    if (!isReady) return;
    setRunning(true);
    await submit();
    setRunning(false);
    onClose();
  };
  return (
    <Modal opened title={title} onClose={onClose} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!isReady} loading={isRunning}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
