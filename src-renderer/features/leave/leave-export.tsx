import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LeaveProgress } from '#shared/features/leave/leave.model.ts';
import { api } from '../../api/client.ts';
import { WorkProgress } from '../../app/task-tray.tsx';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useStream } from '../../ui/use-stream.ts';
import { leaveTexts } from './leave.texts.ts';

export function LeaveExport({ onDone }: { readonly onDone: (folder: string) => void }) {
  const t = useTexts(leaveTexts);
  const [folder, setFolder] = useState('');
  const [proven, setProven] = useState<LeaveProgress>();
  const stream = useStream<{ folder: string }, LeaveProgress>(async (input, options) =>
    remember(await api.leave.exportAll(input, options)),
  );
  async function* remember(words: AsyncIterable<LeaveProgress>) {
    for await (const word of words) {
      if (word.step === 'done' && word.folder !== null) {
        setProven(word);
        onDone(word.folder);
      }
      yield word;
    }
  }
  const { step } = stream;
  return (
    <Section title={t('exportTitle')} hint={t('exportHint')}>
      <Stack gap="sm" maw={560}>
        <TextInput
          label={t('folder')}
          description={t('folderHint')}
          value={folder}
          disabled={stream.running}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
        {stream.running ? (
          <WorkProgress
            work={{
              done: step?.done ?? 0,
              total: step?.total ?? null,
              detail: step?.table ? t('writing', { table: step.table }) : t('verifying'),
              startedAt: stream.startedAt,
            }}
          />
        ) : null}
        <Group gap="sm">
          {stream.running ? (
            <Button variant="default" onClick={stream.cancel}>
              {t('cancel')}
            </Button>
          ) : (
            <Button disabled={folder.trim() === ''} onClick={() => void stream.run({ folder: folder.trim() })}>
              {t('run')}
            </Button>
          )}
        </Group>
        {proven ? (
          <div role="status">
            <Text>{t('proven', { rows: proven.done })}</Text>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {t('where', { folder: proven.folder ?? '' })}
            </Text>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {t('digest', { digest: proven.digest ?? '' })}
            </Text>
          </div>
        ) : null}
      </Stack>
    </Section>
  );
}
