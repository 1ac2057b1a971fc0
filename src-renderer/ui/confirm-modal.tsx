import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { listTexts } from './list/list.texts.ts';
import { useTexts } from './texts.ts';

interface ConfirmModalProps {
  readonly opened: boolean;
  readonly title: string;
  readonly text: string;
  /** The word of the act itself, never "OK". */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly running?: boolean;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Asks before something that cannot be taken back. What can be undone is done at once and offers 撤销 instead. */
export function ConfirmModal(props: ConfirmModalProps) {
  const t = useTexts(listTexts);
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="sm">
      <Stack gap="md">
        <Text>{props.text}</Text>
        {props.children}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button
            {...(props.danger ? { color: 'red.8' } : {})}
            loading={props.running ?? false}
            disabled={props.disabled ?? false}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
