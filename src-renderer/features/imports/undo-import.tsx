import { Button, Group, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { UndoReport } from '#shared/features/imports/imports.contract.ts';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { undoImport } from './import-runs.ts';
import { importsTexts } from './imports.texts.ts';

interface UndoImportProps {
  readonly job: { readonly id: string; readonly fileName: string };
  readonly onClose: () => void;
  readonly onUndone?: () => void;
}

/** Asks, takes the import back in the background, and shows what had to stay. */
export function UndoImport({ job, onClose, onUndone }: UndoImportProps) {
  const t = useTexts(importsTexts);
  const [isRunning, setRunning] = useState(false);
  const [kept, setKept] = useState<UndoReport['kept']>();
  const start = async () => {
    setRunning(true);
    const report = await undoImport(job);
    setRunning(false);
    if (report && report.kept.length > 0) {
      setKept(report.kept);
      return;
    }
    if (report) onUndone?.();
    onClose();
  };
  if (kept) {
    const close = () => {
      onUndone?.();
      onClose();
    };
    return (
      <Modal opened onClose={close} title={t('keptTitle')} size="lg">
        <Stack gap="md">
          <Text size="sm">{t('keptHint')}</Text>
          <ScrollArea.Autosize mah={360}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('keptName')}</Table.Th>
                  <Table.Th>{t('keptReason')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {kept.slice(0, 500).map((each) => (
                  <Table.Tr key={each.recordId}>
                    <Table.Td>
                      <PageLink href={`/${each.room}/${each.recordId}`}>{each.name}</PageLink>
                    </Table.Td>
                    <Table.Td>{t(`kept.${each.reason}`)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollArea.Autosize>
          <Group justify="flex-end">
            <Button onClick={close}>{t('close')}</Button>
          </Group>
        </Stack>
      </Modal>
    );
  }
  return (
    <ConfirmModal
      opened
      title={t('undoTitle')}
      text={t('undoAsk', { name: job.fileName })}
      confirm={t('undoYes')}
      danger
      running={isRunning}
      onClose={onClose}
      onConfirm={() => void start()}
    />
  );
}
