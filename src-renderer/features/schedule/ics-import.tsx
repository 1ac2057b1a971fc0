import { Alert, Badge, Button, FileButton, Group, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { filesTexts } from './calendar-files.texts.ts';
import { toClock } from './china-time.ts';
import { scheduleTexts } from './schedule.texts.ts';

type Preview = Awaited<ReturnType<typeof api.schedule.readIcs>>;

/** A calendar file, looked at before it comes in; what cannot come says why. */
export function IcsImport({ onClose }: { onClose: () => void }) {
  const t = useTexts(filesTexts);
  const s = useTexts(scheduleTexts);
  const [preview, setPreview] = useState<Preview>();
  const read = useCommand(async (file: File) => setPreview(await api.schedule.readIcs({ text: await file.text() })));
  const take = useCommand(
    () => api.schedule.importEvents({ events: (preview?.events ?? []).map(({ known: _known, ...event }) => event) }),
    { done: ({ added, updated }) => t('imported', { added, updated }), undo: true },
  );
  return (
    <Modal opened size="lg" title={t('importTitle')} onClose={onClose}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('importHint')}
        </Text>
        <Group>
          <FileButton accept=".ics,text/calendar" onChange={(file) => file && void read.run(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileImport size={16} />} loading={read.running}>
                {t('choose')}
              </Button>
            )}
          </FileButton>
        </Group>
        {preview && preview.problems.length > 0 ? (
          <Alert color="yellow" title={t('problems', { count: preview.problems.length })}>
            {preview.problems.slice(0, 20).map((problem, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a file never change their order
              <Text key={at} size="sm">
                {problem.title ? `${problem.title}：` : ''}
                {t(`reason.${problem.reason}`)}
              </Text>
            ))}
          </Alert>
        ) : null}
        {preview && preview.events.length > 0 ? (
          <ScrollArea.Autosize mah={320}>
            <Table>
              <Table.Tbody>
                {preview.events.map((event) => (
                  <Table.Tr key={event.uid}>
                    <Table.Td>{event.title}</Table.Td>
                    <Table.Td>
                      {event.allDay ? toClock(event.startAt).slice(0, 10) : toClock(event.startAt).slice(0, 16)}
                    </Table.Td>
                    <Table.Td>
                      <Group gap={4}>
                        <Badge variant="light" color={event.known ? 'gray' : 'teal'}>
                          {t(event.known ? 'known' : 'new')}
                        </Badge>
                        {event.recurrence ? <Badge variant="default">{t('repeats')}</Badge> : null}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollArea.Autosize>
        ) : null}
        {preview && preview.events.length === 0 ? <Text>{t('nothing')}</Text> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {s('cancel')}
          </Button>
          <Button
            disabled={!preview || preview.events.length === 0}
            loading={take.running}
            onClick={async () => {
              if ((await take.run(undefined)).ok) onClose();
            }}
          >
            {t('importNow', { count: preview?.events.length ?? 0 })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
