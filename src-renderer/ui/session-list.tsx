import { Button, Group, Stack, Text } from '@mantine/core';
import type { Session } from '#shared/features/accounts/account.model.ts';
import { browserName } from './browser-name.ts';
import { formatInstant } from './format.ts';
import { sessionTexts } from './session-list.texts.ts';
import { StateBadge } from './state-badge.tsx';
import { useTexts } from './texts.ts';

/** Where somebody is signed in: what with, from where, since when, used last; each can be ended. */
export function SessionList(props: { sessions: readonly Session[]; onEnd: (id: string) => void }) {
  const t = useTexts(sessionTexts);
  return (
    <Stack gap="md" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {props.sessions.map((session) => (
        <Group key={session.id} component="li" justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text fw={600}>
              {session.kind === 'api'
                ? t('script', { name: browserName(session.userAgent) })
                : browserName(session.userAgent)}
            </Text>
            <Text size="sm" c="dimmed">
              {t('seen', { time: formatInstant(session.lastSeenAt), address: session.address ?? t('addressUnknown') })}
            </Text>
            <Text size="sm" c="dimmed">
              {t('since', { from: formatInstant(session.createdAt), until: formatInstant(session.expiresAt) })}
            </Text>
          </div>
          {session.current ? (
            <StateBadge tone="done">{t('here')}</StateBadge>
          ) : (
            <Button variant="default" size="xs" style={{ flex: 'none' }} onClick={() => props.onEnd(session.id)}>
              {t('end')}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
