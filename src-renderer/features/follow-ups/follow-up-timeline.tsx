import { Badge, Button, Group, Skeleton, Stack, Text, Timeline } from '@mantine/core';
import {
  IconBrandWechat,
  IconBuildingStore,
  IconDeviceLaptop,
  IconMail,
  IconMessage,
  IconPhone,
  IconUsers,
  IconWalk,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FollowUpTarget } from '#shared/features/follow-ups/follow-up.model.ts';
import { orpc } from '../../api/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formatInstant } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { followUpsTexts } from './follow-ups.texts.ts';

export const methodIcons = {
  visit: IconWalk,
  phone: IconPhone,
  wechat: IconBrandWechat,
  email: IconMail,
  sms: IconMessage,
  meeting: IconUsers,
  online: IconDeviceLaptop,
  exhibition: IconBuildingStore,
} as const;

/** What happened with a customer or lead, newest first. */
export function FollowUpTimeline({ targetType, targetId }: { targetType: FollowUpTarget; targetId: string }) {
  const t = useTexts(followUpsTexts);
  const [limit, setLimit] = useState(20);
  const found = useQuery({
    ...orpc.followUps.list.queryOptions({ input: { targetType, targetId, limit } }),
    placeholderData: (before: unknown) => before as never,
  });
  if (found.error) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={80} />;
  const { rows, total } = found.data;
  if (rows.length === 0) return <Text c="dimmed">{t('none')}</Text>;
  return (
    <Stack gap="md">
      <Timeline bulletSize={24} lineWidth={1} active={-1}>
        {rows.map((row) => {
          const Picture = methodIcons[row.method];
          return (
            <Timeline.Item
              key={row.id}
              bullet={<Picture size={14} aria-hidden />}
              title={
                <Group gap="xs">
                  <Text size="sm" fw={600}>
                    {t(`method.${row.method}`)}
                  </Text>
                  {row.result ? <Badge variant="default">{t(`result.${row.result}`)}</Badge> : null}
                  <Text size="sm" c="dimmed">
                    {row.byName} · <When at={row.at} />
                    {row.backdated ? ` · ${t('backdated')}` : ''}
                  </Text>
                </Group>
              }
            >
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {row.content}
              </Text>
              {row.notes.map((note) => (
                <Text key={note.id} size="sm" c="dimmed" mt={4}>
                  {t('appended')} {note.byName} <When at={note.at} />：{note.content}
                </Text>
              ))}
              {row.nextContactAt ? (
                <Text size="xs" c="dimmed" mt={4}>
                  {t('nextAt', { time: formatInstant(row.nextContactAt) })}
                  {row.nextContent ? ` · ${row.nextContent}` : ''}
                </Text>
              ) : null}
            </Timeline.Item>
          );
        })}
      </Timeline>
      {total > rows.length ? (
        <Button variant="subtle" onClick={() => setLimit(Math.min(500, limit + 50))}>
          {t('more', { count: total - rows.length })}
        </Button>
      ) : null}
    </Stack>
  );
}
