import { Button, Text } from '@mantine/core';
import {
  type Icon,
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconDeviceLaptop,
  IconRefresh,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { SyncState } from '#shared/features/sync/sync.model.ts';
import { api, orpc } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { useCommand } from '../../api/use-command.tsx';
import { WorkProgress } from '../../app/task-tray.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formatBytes, formatExact, formatInstant, formatNumber } from '../../ui/format.ts';
import { noticeProblem } from '../../ui/notices.tsx';
import { useTexts } from '../../ui/texts.ts';
import { RejoinButton } from '../devices/rejoin-button.tsx';
import { JoinServerButton } from '../first-run/join-button.tsx';
import classes from './sync.module.css';
import { syncTexts } from './sync.texts.ts';

const looks: Readonly<Record<SyncState, { icon: Icon; color: string; key: `state${Capitalize<SyncState>}` }>> = {
  online: { icon: IconCloudCheck, color: 'green', key: 'stateOnline' },
  offline: { icon: IconCloudOff, color: 'grey', key: 'stateOffline' },
  syncing: { icon: IconRefresh, color: 'blue', key: 'stateSyncing' },
  asking: { icon: IconAlertTriangle, color: 'amber', key: 'stateAsking' },
  refused: { icon: IconAlertTriangle, color: 'red', key: 'stateRefused' },
  standalone: { icon: IconDeviceLaptop, color: 'grey', key: 'stateStandalone' },
};

/** How things stand, in one look: state, counts that lead on, the last exchange, until when the data reaches. */
export function SyncStatus() {
  const t = useTexts(syncTexts);
  const { data, error, refetch } = useQuery({ ...orpc.sync.status.queryOptions(), refetchInterval: 3000 });
  const now = useCommand(async (_: undefined) => {
    const answer = await api.sync.now();
    if (answer.problem) noticeProblem(explainRefusal({ code: answer.problem, data: {} }));
    return answer;
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (!data.member) {
    return (
      <EmptyState icon={IconDeviceLaptop} title={t('alone')} hint={t('aloneHint')} action={<JoinServerButton />} />
    );
  }
  const look = looks[data.state];
  const problem = data.problem ? explainRefusal({ code: data.problem.code, data: {} }) : undefined;
  const run = data.lastSync;
  const tiles = [
    { key: 'waitingCount', href: '/system/sync/outbox', count: data.waiting, warn: false },
    { key: 'conflictCount', href: '/system/sync/conflicts', count: data.conflicts, warn: data.conflicts > 0 },
    { key: 'heldCount', href: '/system/sync/held', count: data.held, warn: data.held > 0 },
  ] as const;
  return (
    <>
      <div className={classes.state}>
        <look.icon size={34} stroke={1.5} color={`var(--outpost-${look.color}-text)`} aria-hidden />
        <div className={classes.stateText} role="status">
          <Text fw={600} size="lg">
            {t(look.key)}
          </Text>
          {problem ? (
            <Text size="sm" c="dimmed">
              {problem.what}：{problem.todo}
              {data.problem?.retryAt ? ` ${t('retryAt', { time: formatInstant(data.problem.retryAt) })}` : ''}
            </Text>
          ) : null}
          <RejoinButton code={data.problem?.code} />
          {data.loading ? <WorkProgress work={{ ...data.loading, detail: '', startedAt: Date.now() }} /> : null}
        </div>
        <Button
          leftSection={<IconRefresh size={16} />}
          loading={now.running || data.state === 'syncing'}
          onClick={() => void now.run(undefined)}
        >
          {t('syncNow')}
        </Button>
      </div>
      <div className={classes.tiles}>
        {tiles.map((tile) => (
          <Link key={tile.key} href={tile.href} className={classes.tile} data-warn={tile.warn || undefined}>
            <div className={classes.tileNumber}>{formatNumber(tile.count)}</div>
            <Text size="sm" c="dimmed">
              {t(tile.key)}
            </Text>
          </Link>
        ))}
      </div>
      <dl className={classes.facts}>
        <dt>{t('server')}</dt>
        <dd>{data.server ? `${data.server.name} · ${data.server.address}` : ''}</dd>
        <dt>{t('dataAsOf')}</dt>
        <dd className="tabular">{data.dataAsOf ? formatExact(data.dataAsOf) : t('never')}</dd>
        <dt>{t('lastSync')}</dt>
        <dd className="tabular">
          {run
            ? `${formatInstant(run.at)} · ${t('lastSyncDetail', {
                sent: formatNumber(run.sent),
                received: formatNumber(run.received),
                bytesSent: formatBytes(run.bytesSent),
                bytesReceived: formatBytes(run.bytesReceived),
                seconds: (run.durationMs / 1000).toFixed(1),
              })}`
            : t('never')}
        </dd>
      </dl>
    </>
  );
}
