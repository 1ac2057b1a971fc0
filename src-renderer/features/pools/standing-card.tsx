import { Alert, Stack, Text, Timeline } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PoolKind } from '#shared/features/pools/pool.model.ts';
import { orpc } from '../../api/client.ts';
import { formatInstant } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { poolsTexts } from './pools.texts.ts';

/** Where a record stands between its owner and the pool: what the rules will do with it, and everybody who had it. */
export function StandingCard({ kind, recordId }: { kind: PoolKind; recordId: string }) {
  const t = useTexts(poolsTexts);
  const { data } = useQuery(orpc.pools.standing.queryOptions({ input: { kind, recordId } }));
  if (!data) return null;
  const { pool, due, changes } = data;
  return (
    <Stack gap="md">
      <Text size="sm">
        {pool
          ? t('inPool', { name: pool.name, date: pool.enteredAt === null ? '' : formatInstant(pool.enteredAt) })
          : t('noPool')}
      </Text>
      {due ? (
        <Alert color={due.daysLeft <= 7 ? 'yellow' : 'gray'}>
          {t('due', { basis: t(`basis.${due.basis}`), date: due.dueOn, name: due.poolName })}
          {due.daysLeft >= 0 ? ` · ${t('dueSoon', { days: due.daysLeft })}` : ''}
        </Alert>
      ) : pool ? null : (
        <Text size="sm" c="dimmed">
          {t('noDue')}
        </Text>
      )}
      <Text fw={600} size="sm">
        {t('changes')}
      </Text>
      {changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noChanges')}
        </Text>
      ) : (
        <Timeline bulletSize={12} lineWidth={2} active={changes.length}>
          {changes.map((change) => (
            <Timeline.Item
              key={change.id}
              title={`${t(`kind.${change.kind}`)}：${change.fromOwnerName ?? change.fromPoolName ?? t('nobody')} → ${change.toOwnerName ?? change.toPoolName ?? t('nobody')}`}
            >
              <Text size="xs" c="dimmed">
                <When at={change.at} />
                {[change.byName, change.remark].filter(Boolean).map((each) => ` · ${each}`)}
              </Text>
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </Stack>
  );
}
