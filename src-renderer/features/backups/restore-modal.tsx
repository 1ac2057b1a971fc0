import { Button, Checkbox, Group, Modal, PasswordInput, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupRestoreProgress, BackupSet } from '#shared/features/backups/backups.model.ts';
import { api, orpc } from '../../api/client.ts';
import { refreshWorld, useKnownWorld } from '../../api/world.ts';
import { useTableWords } from '../../app/table-fields.ts';
import { WorkProgress } from '../../app/task-tray.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formatBytes, formatExact, formatNumber } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { useStream } from '../../ui/use-stream.ts';
import { backupsTexts } from './backups.texts.ts';

const capital = <Word extends string>(word: Word) =>
  `${word.charAt(0).toUpperCase()}${word.slice(1)}` as Capitalize<Word>;

/** Guided: what the backup holds against what is here, a deliberate yes, then verified first and exchanged. */
export function RestoreModal({ set, onClose }: { set: BackupSet; onClose: () => void }) {
  const t = useTexts(backupsTexts);
  const wordsOf = useTableWords();
  const world = useKnownWorld();
  const [sure, setSure] = useState(false);
  const [recoveryKey, setRecoveryKey] = useState('');
  const [kept, setKept] = useState<string | null>();
  const preview = useQuery({ ...orpc.backups.restorePreview.queryOptions({ input: { id: set.id } }), retry: false });
  const restore = useStream<{ id: string; recoveryKey?: string }, BackupRestoreProgress>(async (input, options) =>
    remember(await api.backups.restore(input, options)),
  );
  async function* remember(stream: AsyncIterable<BackupRestoreProgress>) {
    for await (const step of stream) {
      if (step.step === 'done') setKept(step.keptFolder);
      yield step;
    }
  }
  // Tables without a word are the program's own; a person decides by the records they know.
  const tables = (preview.data?.tables ?? []).filter((row) => wordsOf(row.table) !== undefined);
  const time = formatExact(set.createdAt);
  const isDone = kept !== undefined;
  return (
    <Modal
      opened
      onClose={restore.running ? () => undefined : onClose}
      title={t(isDone ? 'restoreDone' : 'restoreTitle')}
      size="lg"
      closeOnClickOutside={false}
      withCloseButton={!restore.running}
    >
      <Stack gap="md">
        {isDone ? (
          <>
            <Text>{t('restoreKept', { folder: kept ?? '' })}</Text>
            <Group justify="flex-end">
              <Button
                onClick={() => {
                  onClose();
                  void refreshWorld();
                }}
              >
                {t('close')}
              </Button>
            </Group>
          </>
        ) : restore.running ? (
          <WorkProgress
            work={{
              done: restore.step?.doneBytes ?? 0,
              total: restore.step?.totalBytes ?? null,
              detail: restore.step ? t(`step${capital(restore.step.step)}`) : '',
              startedAt: restore.startedAt,
              unit: 'bytes',
            }}
          />
        ) : (
          <>
            <Text>{t('restoreWhat', { time, bytes: formatBytes(set.bytes), rows: formatNumber(set.rows) })}</Text>
            {preview.error ? <ErrorPanel error={preview.error} /> : null}
            {preview.data ? (
              <ScrollArea.Autosize mah={260}>
                <Table>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('restoreTable')}</Table.Th>
                      <Table.Th ta="right">{t('restoreThen')}</Table.Th>
                      <Table.Th ta="right">{t('restoreNow')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {tables.map((row) => (
                      <Table.Tr key={row.table}>
                        <Table.Td>{wordsOf(row.table)?.label}</Table.Td>
                        <Table.Td ta="right" className="tabular">
                          {formatNumber(row.rowsInBackup)}
                        </Table.Td>
                        <Table.Td ta="right" className="tabular">
                          {row.rowsNow === null ? '—' : formatNumber(row.rowsNow)}
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </ScrollArea.Autosize>
            ) : null}
            {preview.data?.newerThanProgram ? (
              <Text fw={600}>{t('restoreNewer')}</Text>
            ) : (
              <>
                <Text size="sm">{t(world.host === 'server' ? 'restoreHowServer' : 'restoreHow')}</Text>
                {set.own ? null : (
                  <PasswordInput
                    label={t('recoveryKey')}
                    description={t('otherDeviceHow')}
                    value={recoveryKey}
                    onChange={(event) => setRecoveryKey(event.currentTarget.value)}
                    autoComplete="off"
                    spellCheck={false}
                  />
                )}
                <Checkbox
                  label={t('restoreSure', { time })}
                  checked={sure}
                  onChange={(event) => setSure(event.currentTarget.checked)}
                />
              </>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button
                disabled={
                  !sure || !preview.data || preview.data.newerThanProgram || (!set.own && recoveryKey.trim() === '')
                }
                onClick={() => void restore.run(set.own ? { id: set.id } : { id: set.id, recoveryKey })}
              >
                {t('restoreGo')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
