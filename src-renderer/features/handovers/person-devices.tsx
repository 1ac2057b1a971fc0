import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { useKnownWorld } from '../../api/world.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { DeviceState } from '../devices/device-state.tsx';
import { handoversTexts } from './handovers.texts.ts';

/** Computers and sessions that carry the person's data and how they stand, where a server knows them. */
export function PersonDevices({ userId }: { userId: string }) {
  const t = useTexts(handoversTexts);
  const isServer = useKnownWorld().host === 'server';
  const devices = useQuery({ ...orpc.devices.list.queryOptions(), enabled: isServer });
  const sessions = useQuery({
    ...orpc.accounts.sessions.queryOptions({ input: { userId } }),
    enabled: isServer,
  });
  const own = (devices.data ?? []).filter((device) => device.userId === userId);
  return (
    <div>
      {own.map((device) => (
        <Group key={device.id} gap="xs">
          <Text size="sm">{device.name}</Text>
          <DeviceState device={device} />
          <Text size="sm" c="dimmed">
            <When at={device.lastSeenAt} />
          </Text>
        </Group>
      ))}
      {sessions.data ? <Text size="sm">{t('sessionsOpen', { count: sessions.data.length })}</Text> : null}
      <Text size="sm" c="dimmed">
        {t('devicesHint')} {isServer ? <PageLink href="/people/devices">{t('devices')}</PageLink> : null}
      </Text>
    </div>
  );
}
