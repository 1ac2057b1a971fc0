import { ActionIcon, Button, Group, Indicator, Popover, ScrollArea, Stack, Text, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, orpc } from '../api/client.ts';
import { useMay } from '../api/me.ts';
import { useCommand } from '../api/use-command.tsx';
import { approvalsTexts } from '../features/approvals/approvals.texts.ts';
import { watchingTexts } from '../features/watching/watching.texts.ts';
import { useTexts } from '../ui/texts.ts';
import { When } from '../ui/when.tsx';
import { appTexts } from './app.texts.ts';

const minute = 60_000;

/** Reminders that are due, also those missed while the program was closed; each can be done or put off. */
export function NoticeMenu() {
  const t = useTexts(appTexts);
  const [, navigate] = useLocation();
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
  const count = data.length + open + toDecide;
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
              {toDecide > 0 ? (
                <Stack gap={4} p="md">
                  <Text size="md" fw={600}>
                    {a('title')} · {a('toDecide')} {toDecide}
                  </Text>
                  <Group gap="sm">
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => {
                        setOpened(false);
                        navigate('/approvals');
                      }}
                    >
                      {a('look')}
                    </Button>
                  </Group>
                </Stack>
              ) : null}
              {alerts?.rows.map((alert) => (
                <Stack key={alert.alertId} gap={4} p="md">
                  <Text size="md" fw={600}>
                    {w('alerts')} · {w(alert.rule)}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {w(alert.severity)} · {alert.subjectUserName ? `${alert.subjectUserName} · ` : ''}
                    <When at={alert.lastAt} />
                  </Text>
                  <Group gap="sm">
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => {
                        setOpened(false);
                        navigate('/system/alerts');
                      }}
                    >
                      {t('pages')}
                    </Button>
                  </Group>
                </Stack>
              ))}
              {data.map((each) => (
                <Stack key={each.id} gap={4} p="md">
                  <Text size="md" fw={600} lineClamp={2}>
                    {each.title}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {each.relatedName ? `${each.relatedName} · ` : ''}
                    <When at={each.dueAt} />
                    {each.missed ? ` · ${t('reminderMissed')}` : ''}
                  </Text>
                  <Group gap="sm">
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => {
                        setOpened(false);
                        navigate(`/tasks/${each.taskId}`);
                      }}
                    >
                      {t('pages')}
                    </Button>
                    <Button size="compact-sm" variant="subtle" onClick={() => void snooze.run(each.id)}>
                      {t('snooze')}
                    </Button>
                    <Button size="compact-sm" variant="subtle" onClick={() => void dismiss.run(each.id)}>
                      {t('done')}
                    </Button>
                  </Group>
                </Stack>
              ))}
            </Stack>
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
