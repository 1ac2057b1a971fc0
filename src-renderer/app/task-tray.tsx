import { Button, CloseButton, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect } from 'react';
import { formatBytes, formatNumber, formatTimeLeft } from '../ui/format.ts';
import { PageLink } from '../ui/page-link.tsx';
import { useTexts } from '../ui/texts.ts';
import { dismissWork, useWorks, type Work } from '../ui/work.ts';
import { appTexts } from './app.texts.ts';
import classes from './shell.module.css';

/** The tray's own edges and the gap above it, where notices begin. */
const trayEdges = 38;

/** Long work in the corner: it goes on whatever page is open, and says when it has ended. */
export function TaskTray() {
  const t = useTexts(appTexts);
  const works = useWorks();
  const { ref, height } = useElementSize();
  const room = works.length === 0 ? 0 : height + trayEdges;
  useEffect(() => document.documentElement.style.setProperty('--outpost-tray-room', `${room}px`), [room]);
  if (works.length === 0) return null;
  return (
    <Paper ref={ref} className={classes.tray} shadow="lg" withBorder role="region" aria-label={t('tasks')}>
      <Stack gap="md">
        {works.map((work) => (
          <WorkLine key={work.id} work={work} />
        ))}
      </Stack>
    </Paper>
  );
}

function WorkLine({ work }: { work: Work }) {
  const t = useTexts(appTexts);
  const running = work.state === 'running';
  useEffect(() => {
    if (work.state !== 'done' && work.state !== 'cancelled') return;
    const timer = setTimeout(() => dismissWork(work.id), work.state === 'done' ? 15_000 : 2000);
    return () => clearTimeout(timer);
  }, [work.state, work.id]);
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600} className="truncate">
          {work.path ? <PageLink href={work.path}>{work.title}</PageLink> : work.title}
        </Text>
        {running ? (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={work.cancel}>
            {t('taskCancel')}
          </Button>
        ) : (
          <CloseButton size="sm" aria-label={t('taskDismiss')} onClick={() => dismissWork(work.id)} />
        )}
      </Group>
      {running ? <WorkProgress work={work} /> : null}
      <Text size="xs" c="dimmed" role={running ? undefined : 'status'}>
        {work.state === 'done' ? work.detail || t('taskDone') : null}
        {work.state === 'failed' ? `${t('taskFailed')}：${work.problem?.what ?? ''} ${work.problem?.todo ?? ''}` : null}
      </Text>
    </div>
  );
}

/** The bar with counts and time left of work that runs. */
export function WorkProgress({ work }: { work: Pick<Work, 'done' | 'total' | 'detail' | 'startedAt' | 'unit'> }) {
  const share = work.total ? Math.min(1, work.done / work.total) : undefined;
  const say = work.unit === 'bytes' ? formatBytes : formatNumber;
  const spent = Date.now() - work.startedAt;
  const left = share && share > 0.02 && spent > 1500 ? (spent / share) * (1 - share) : undefined;
  return (
    <>
      <Progress
        value={share === undefined ? 100 : share * 100}
        animated={share === undefined}
        striped={share === undefined}
        size="sm"
        my={6}
        aria-label={work.detail}
      />
      <Group justify="space-between" gap="sm">
        <Text size="xs" c="dimmed" className="truncate">
          {work.detail}
        </Text>
        <Text size="xs" c="dimmed" className="tabular">
          {work.total ? `${say(work.done)} / ${say(work.total)}` : ''}
          {left ? ` · ${formatTimeLeft(left)}` : ''}
        </Text>
      </Group>
    </>
  );
}
