import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { settingsTexts } from './settings.texts.ts';

/** `Mozilla/5.0 (Windows NT 10.0…) … Chrome/150` → `Chrome · Windows`. */
export function browserName(userAgent: string | null): string {
  const text = userAgent ?? '';
  const browser = /Edg\//.test(text)
    ? 'Edge'
    : /Firefox\//.test(text)
      ? 'Firefox'
      : /Chrome\//.test(text)
        ? 'Chrome'
        : /Safari\//.test(text)
          ? 'Safari'
          : 'API';
  const system = /Android/.test(text)
    ? 'Android'
    : /iPhone|iPad/.test(text)
      ? 'iOS'
      : /Windows/.test(text)
        ? 'Windows'
        : /Mac OS/.test(text)
          ? 'macOS'
          : /Linux/.test(text)
            ? 'Linux'
            : '';
  return [browser, system].filter(Boolean).join(' · ');
}

/** Every place where the person is signed in to the server; any of them can be ended. */
export function SessionsSection() {
  const t = useTexts(settingsTexts);
  const { data = [] } = useQuery(orpc.auth.sessions.list.queryOptions());
  const end = useCommand((id: string) => api.auth.sessions.end({ id }), { done: () => t('sessionEnded') });
  return (
    <Section title={t('sessions')}>
      <Stack gap="md">
        {data.map((session) => (
          <Group key={session.id} justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600}>{browserName(session.userAgent)}</Text>
              <Text size="sm" c="dimmed">
                {t('sessionAt', { time: formatInstant(session.lastSeenAt), address: session.address ?? '' })}
              </Text>
            </div>
            {session.current ? (
              <StateBadge tone="done">{t('sessionHere')}</StateBadge>
            ) : (
              <Button variant="default" size="xs" onClick={() => void end.run(session.id)}>
                {t('sessionEnd')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
