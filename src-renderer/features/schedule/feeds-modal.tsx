import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { formatInstant } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { filesTexts } from './calendar-files.texts.ts';

/** Secret addresses under which other programs read the person's calendar; each can be ended. */
export function FeedsModal({ onClose }: { onClose: () => void }) {
  const t = useTexts(filesTexts);
  const [name, setName] = useState('');
  const [made, setMade] = useState<string>();
  const { data = [] } = useQuery(orpc.schedule.listFeeds.queryOptions());
  const make = useCommand(async () => {
    const { path } = await api.schedule.createFeed({ name: name.trim() });
    setMade(`${window.location.origin}${path}`);
    setName('');
  });
  const end = useCommand((id: string) => api.schedule.revokeFeed({ id }), { done: () => t('feedEnded') });
  return (
    <Modal opened size="lg" title={t('feedsTitle')} onClose={onClose}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('feedsHint')}
        </Text>
        <Group align="end">
          <TextInput
            style={{ flex: 1 }}
            label={t('feedName')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button disabled={name.trim() === ''} loading={make.running} onClick={() => void make.run(undefined)}>
            {t('feedMake')}
          </Button>
        </Group>
        {made ? (
          <Alert color="teal" title={t('feedOnce')}>
            <Group>
              <Code style={{ overflowWrap: 'anywhere' }}>{made}</Code>
              <CopyButton value={made}>
                {({ copied, copy }) => (
                  <Button size="compact-sm" onClick={copy}>
                    {t(copied ? 'copied' : 'copy')}
                  </Button>
                )}
              </CopyButton>
            </Group>
          </Alert>
        ) : null}
        {data.map((feed) => (
          <Group key={feed.id} justify="space-between">
            <div>
              <Text>{feed.name}</Text>
              <Text size="xs" c="dimmed">
                {feed.usedAt === null ? t('feedUnused') : t('feedUsed', { time: formatInstant(feed.usedAt) })}
              </Text>
            </div>
            <Button variant="default" size="compact-sm" onClick={() => void end.run(feed.id)}>
              {t('feedEnd')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
