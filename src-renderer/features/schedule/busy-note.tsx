import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { useDirectory } from '../../ui/fields/directory.ts';
import { useTexts } from '../../ui/texts.ts';
import { timeOf } from './china-time.ts';
import { scheduleTexts } from './schedule.texts.ts';

interface BusyNoteProps {
  readonly userIds: readonly string[];
  readonly startAt: number;
  readonly endAt: number;
  readonly exceptId?: string;
}

/** Who of the participants is taken at that time; what by, nobody is told. */
export function BusyNote({ userIds, startAt, endAt, exceptId }: BusyNoteProps) {
  const t = useTexts(scheduleTexts);
  const { nameOf } = useDirectory();
  const { data } = useQuery({
    ...orpc.schedule.busy.queryOptions({
      input: {
        userIds: [...userIds],
        from: startAt,
        until: Math.max(endAt, startAt + 1),
        ...(exceptId ? { exceptId } : {}),
      },
    }),
    enabled: userIds.length > 0,
  });
  if (userIds.length === 0 || !data) return null;
  if (data.length === 0)
    return (
      <Text size="xs" c="dimmed">
        {t('free')}
      </Text>
    );
  return (
    <div role="status">
      {data.slice(0, 5).map((time) => (
        <Text key={`${time.userId} ${time.startAt}`} size="sm" c="var(--outpost-amber-text)">
          {t('conflict', { name: nameOf(time.userId) ?? '…', from: timeOf(time.startAt), to: timeOf(time.endAt) })}
        </Text>
      ))}
    </div>
  );
}
