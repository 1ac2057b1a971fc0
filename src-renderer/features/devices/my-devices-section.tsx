import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnDevice } from '#shared/features/accounts/account.model.ts';
import { api, orpc } from '../../api/client.ts';
import { formatInstant } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { DeviceState } from './device-state.tsx';
import { devicesTexts } from './devices.texts.ts';
import { LostModal } from './lost-modal.tsx';

/** One's own computers, for whoever lost one and has only a browser left. */
export function MyDevicesSection() {
  const t = useTexts(devicesTexts);
  const [lost, setLost] = useState<OwnDevice>();
  const { data } = useQuery(orpc.devices.mine.queryOptions());
  if (!data) return null;
  return (
    <Section title={t('mine')} hint={t('mineHint')}>
      <Stack gap="md">
        {data.length === 0 ? <Text c="dimmed">{t('mineNone')}</Text> : null}
        {data.map((device) => (
          <Group key={device.id} justify="space-between" wrap="nowrap">
            <div>
              <Group gap="sm">
                <Text fw={600}>{device.name}</Text>
                <DeviceState device={device} />
              </Group>
              <Text size="sm" c="dimmed">
                {device.os} ·{' '}
                {device.lastSeenAt ? t('lastSeen', { time: formatInstant(device.lastSeenAt) }) : t('neverSeen')}
              </Text>
            </div>
            {device.lostAt === null && device.wipedAt === null ? (
              <Button variant="default" size="xs" onClick={() => setLost(device)}>
                {t('reportLost')}
              </Button>
            ) : null}
          </Group>
        ))}
      </Stack>
      {lost ? (
        <LostModal
          device={lost}
          send={(report) => api.devices.reportMineLost(report)}
          onClose={() => setLost(undefined)}
        />
      ) : null}
    </Section>
  );
}
