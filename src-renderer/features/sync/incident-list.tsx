import { Button, Group, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { IncidentKind } from '#shared/features/sync/sync.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import classes from './sync.module.css';
import { syncTexts } from './sync.texts.ts';

const keyOf = (kind: IncidentKind) =>
  `incident${kind.charAt(0).toUpperCase()}${kind.slice(1)}` as `incident${Capitalize<IncidentKind>}`;

/** What synchronisation noticed and mended, and what it asks before it goes on. */
export function IncidentList() {
  const t = useTexts(syncTexts);
  const { data, error, refetch } = useQuery(orpc.sync.incidents.list.queryOptions({ input: { limit: 100 } }));
  const answer = useCommand((input: { id: number; proceed: boolean }) => api.sync.incidents.answer(input), {
    done: () => t('answeredDone'),
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.rows.length === 0) {
    return <EmptyState icon={IconShieldCheck} title={t('incidentsEmpty')} hint={t('incidentsEmptyHint')} />;
  }
  return data.rows.map((row) => (
    <div key={row.id} className={classes.card}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text>{t(keyOf(row.kind))}</Text>
          <Text size="sm" c="dimmed">
            <When at={row.at} />
          </Text>
        </div>
        <StateBadge tone={row.state === 'asking' ? 'warn' : row.state === 'answered' ? 'done' : 'draft'}>
          {t(row.state)}
        </StateBadge>
      </Group>
      {row.state === 'asking' ? (
        <Group gap="sm" mt="sm">
          <Button size="compact-sm" variant="default" onClick={() => void answer.run({ id: row.id, proceed: false })}>
            {t('keepData')}
          </Button>
          <Button size="compact-sm" color="red.8" onClick={() => void answer.run({ id: row.id, proceed: true })}>
            {t('proceed')}
          </Button>
        </Group>
      ) : null}
    </div>
  ));
}
