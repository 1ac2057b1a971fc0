import { ActionIcon, Button, Group, Indicator, Popover, ScrollArea, Stack, Text, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { api, orpc } from '../api/client.ts';
import { useMay } from '../api/me.ts';
import { useCommand } from '../api/use-command.tsx';
import { approvalsTexts } from '../features/approvals/approvals.texts.ts';
import { PoolNoticeList, usePoolNotices } from '../features/pools/notice-list.tsx';
import { watchingTexts } from '../features/watching/watching.texts.ts';
import { useTexts } from '../ui/texts.ts';
import { When } from '../ui/when.tsx';
import { appTexts } from './app.texts.ts';

const minute = 60_000;

/** Reminders that are due, also those missed while the program was closed; each can be done or put off. */
export function NoticeMenu() {
  const t = useTexts(appTexts);
  const [opened, setOpened] = useState(false);
  const { data = [] } = useQuery({
    queryKey: ['notices'],
    queryFn: () => api.tasks.dueReminders({ until: Date.now(), which: 'open' }),
    refetchInterval: minute / 2,
  });
  const dismiss = useCommand((id: string) => api.tasks.dismissReminder({ id }));
  const snooze = useCommand((id: string) => api.tasks.snoozeReminder({ id, until: Date.now() + 10 * minute }));
  const w = useTexts(watchingTexts);
  const a = useTexts(approvalsTexts);
  const may = useMay();
  const { data: alerts } = useQuery({
    ...orpc.alerts.list.queryOptions({ input: { state: 'open', limit: 5 } }),
    enabled: may('alert.view'),
    refetchInterval: minute / 4,
  });
  const open = alerts?.open ?? 0;
  const { data: requests } = useQuery({ ...orpc.approvals.list.queryOptions(), refetchInterval: minute / 4 });
  const toDecide = requests?.toDecide ?? 0;
  const fromPools = usePoolNotices().length;
  const count = data.length + open + toDecide + fromPools;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} trapFocus withRoles>
      <Popover.Target>
        <Tooltip label={t('notifications')}>
          <Indicator disabled={count === 0} label={count} size={16} color="red.8" offset={5}>
            <ActionIcon size="lg" aria-label={t('notifications')} onClick={() => setOpened(!opened)}>
              <IconBell size={20} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        {count === 0 ? (
          <Stack gap={4} p="lg" align="center" ta="center">
            <Text fw={600}>{t('noNotifications')}</Text>
            <Text size="sm" c="dimmed">
              {t('noNotificationsHint')}
            </Text>
          </Stack>
        ) : (
          <ScrollArea.Autosize mah={420}>
            <Stack gap={0}>
              <PoolNoticeList />
              {toDecide > 0 ? (
                <NoticeLine title={`${a('title')} · ${a('toDecide')} ${toDecide}`}>
                  <Opens label={a('look')} path="/approvals" onOpen={() => setOpened(false)} />
                </NoticeLine>
              ) : null}
              {alerts?.rows.map((alert) => (
                <NoticeLine
                  key={alert.alertId}
                  title={`${w('alerts')} · ${w(alert.rule)}`}
                  about={
                    <>
                      {w(alert.severity)} · {alert.subjectUserName ? `${alert.subjectUserName} · ` : ''}
                      <When at={alert.lastAt} />
                    </>
                  }
                >
                  <Opens label={t('pages')} path="/system/alerts" onOpen={() => setOpened(false)} />
                </NoticeLine>
              ))}
              {data.map((each) => (
                <NoticeLine
                  key={each.id}
                  title={each.title}
                  about={
                    <>
                      {each.relatedName ? `${each.relatedName} · ` : ''}
                      <When at={each.dueAt} />
                      {each.missed ? ` · ${t('reminderMissed')}` : ''}
                    </>
                  }
                >
                  <Opens label={t('pages')} path={each.path} onOpen={() => setOpened(false)} />
                  <Button size="compact-sm" variant="subtle" onClick={() => void snooze.run(each.id)}>
                    {t('snooze')}
                  </Button>
                  <Button size="compact-sm" variant="subtle" onClick={() => void dismiss.run(each.id)}>
                    {t('done')}
                  </Button>
                </NoticeLine>
              ))}
            </Stack>
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** One thing to look at: what it is, more about it, and what can be done here. */
function NoticeLine(props: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <Stack gap={4} p="md">
      <Text size="md" fw={600} lineClamp={2}>
        {props.title}
      </Text>
      {props.about === undefined ? null : (
        <Text size="sm" c="dimmed">
          {props.about}
        </Text>
      )}
      <Group gap="sm">{props.children}</Group>
    </Stack>
  );
}

function Opens(props: { label: string; path: string; onOpen: () => void }) {
  const [, navigate] = useLocation();
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => {
        props.onOpen();
        navigate(props.path);
      }}
    >
      {props.label}
    </Button>
  );
}
