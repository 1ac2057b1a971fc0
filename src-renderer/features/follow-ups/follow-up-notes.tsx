import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FollowUpRow } from '#shared/features/follow-ups/follow-ups.contract.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { followUpsTexts } from './follow-ups.texts.ts';

interface FollowUpNotesProps {
  readonly id: string;
  readonly notes: FollowUpRow['notes'];
  readonly canAppend: boolean;
}

/** What was added below the record later, signed; the record itself stays as it was. */
export function FollowUpNotes({ id, notes, canAppend }: FollowUpNotesProps) {
  const t = useTexts(followUpsTexts);
  const [content, setContent] = useState('');
  const append = useCommand((text: string) => api.followUps.append({ id, content: text }), {
    done: () => t('appendedDone'),
    undo: true,
  });
  const save = async () => {
    if (content.trim() === '' || append.running) return;
    const outcome = await append.run(content.trim());
    if (outcome.ok) setContent('');
  };
  return (
    <Stack gap="md" maw={640}>
      {canAppend ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Textarea
            aria-label={t('append')}
            placeholder={t('appendHint')}
            autosize
            minRows={2}
            maxLength={5000}
            value={content}
            onChange={(event) => setContent(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
            }}
          />
          {content.trim() === '' ? null : (
            <Group justify="flex-end" mt="xs">
              <Button type="submit" loading={append.running}>
                {t('appendSave')}
              </Button>
            </Group>
          )}
        </form>
      ) : null}
      {notes.length === 0 ? <Text c="dimmed">{t('noNotes')}</Text> : null}
      {notes.map((note) => (
        <div key={note.id}>
          <Text size="xs" c="dimmed">
            {note.byName} · <When at={note.at} />
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {note.content}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
