import { Button, Group, Text } from '@mantine/core';
import { hideNotification, showNotification } from '@mantine/notifications';
import { IconBell } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { Notice } from '#shared/features/desktop/desktop.model.ts';
import { api } from '../api/client.ts';
import { shareStream } from '../api/shared-stream.ts';
import { useCommand } from '../api/use-command.tsx';
import { wait } from '../api/wait.ts';
import { useKnownWorld } from '../api/world.ts';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';

const snoozeMs = 10 * 60_000;

async function listen(signal: AbortSignal, tell: (notice: Notice) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const notice of await api.desktop.watchNotices(undefined, { signal })) tell(notice);
    } catch {
      if (signal.aborted) return;
    }
    await wait(5000, signal);
  }
}

/** The system's own notice, where there is no shell that shows it and the person has allowed it. */
async function showBySystem(notice: Notice, open: () => void): Promise<void> {
  if (window.outpost || !('Notification' in window) || Notification.permission !== 'granted') return;
  const { notifications } = await api.desktop.machineSettings.get();
  if (!notifications) return;
  const shown = new Notification(notice.title, { body: notice.body, tag: notice.id });
  shown.onclick = () => {
    window.focus();
    shown.close();
    open();
  };
}

/** Shows what the desktop tells, such as a reminder that is due, until the person has settled it or put it off. */
export function useReminderNotices(): void {
  const t = useTexts(appTexts);
  const [, navigate] = useLocation();
  const isDesktop = useKnownWorld().host === 'desktop';
  const { run: settle } = useCommand((id: string) => api.tasks.dismissReminder({ id }));
  const { run: putOff } = useCommand((id: string) => api.tasks.snoozeReminder({ id, until: Date.now() + snoozeMs }));
  useEffect(() => {
    if (!isDesktop) return;
    const show = (notice: Notice) => {
      const id = `notice-${notice.id}`;
      const close = (act: () => void) => () => {
        hideNotification(id);
        act();
      };
      const open = () => navigate(notice.link ?? '/');
      showNotification({
        id,
        title: notice.title,
        message: (
          <>
            <Text size="sm" c="dimmed">
              {notice.body}
            </Text>
            <Group gap="sm" mt="xs">
              {notice.reminder ? (
                <>
                  <Button size="compact-sm" onClick={close(() => void settle(notice.id))}>
                    {t('reminderDone')}
                  </Button>
                  <Button size="compact-sm" variant="default" onClick={close(() => void putOff(notice.id))}>
                    {t('reminderLater')}
                  </Button>
                </>
              ) : null}
              {notice.link ? (
                <Button size="compact-sm" variant="subtle" onClick={close(open)}>
                  {t('reminderOpen')}
                </Button>
              ) : null}
            </Group>
          </>
        ),
        icon: <IconBell size={16} />,
        // A reminder waits for its answer; what else there is to know stays in the bell.
        autoClose: notice.reminder ? false : 10_000,
        withBorder: true,
        role: 'alert',
        closeButtonProps: { 'aria-label': t('taskDismiss') },
      });
      void showBySystem(notice, open).catch(() => undefined);
    };
    const controller = new AbortController();
    const { signal } = controller;
    void shareStream<Notice>('notices', signal, (tell) => listen(signal, tell), show);
    return () => controller.abort();
  }, [isDesktop, t, navigate, settle, putOff]);
}
