import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { useKnownWorld } from '../../api/world.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { handoversTexts } from './handovers.texts.ts';

/** Computers and phones that carry the person's data, where a server knows them. */
export function PersonDevices({ userId }: { userId: string }) {
  const t = useTexts(handoversTexts);
  const world = useKnownWorld();
  const { data } = useQuery({ ...orpc.devices.list.queryOptions(), enabled: world.host === 'server' });
  const devices = (data ?? []).filter((device) => device.userId === userId);
  return (
    <div>
      {devices.map((device) => (
        <Text key={device.id} size="sm">
          {device.name} · <When at={device.lastSeenAt} />
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {t('devicesHint')} {world.host === 'server' ? <PageLink href="/people/devices">{t('devices')}</PageLink> : null}
      </Text>
    </div>
  );
}
