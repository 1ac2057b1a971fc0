import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { SessionList } from '../../ui/session-list.tsx';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';

interface PersonSessionsProps {
  readonly person: { readonly userId: string; readonly name: string };
  readonly onClose: () => void;
}

/** Where a person is signed in; an administrator can end any of it. */
export function PersonSessions({ person: { userId, name }, onClose }: PersonSessionsProps) {
  const t = useTexts(adminTexts);
  const { data, error, refetch } = useQuery(orpc.accounts.sessions.queryOptions({ input: { userId } }));
  const end = useCommand((id: string) => api.accounts.endSession({ userId, id }), {
    done: () => t('sessionsEnded', { count: 1 }),
  });
  const endAll = useCommand(() => api.accounts.endSessions({ userId }), {
    done: ({ ended }) => t('sessionsEnded', { count: ended }),
  });
  return (
    <Modal opened onClose={onClose} title={t('sessionsOf', { name })} size="lg">
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : null}
      {data?.length === 0 ? <Text c="dimmed">{t('sessionsNone')}</Text> : null}
      {data && data.length > 0 ? (
        <Stack gap="lg">
          <SessionList sessions={data} onEnd={(id) => void end.run(id)} />
          <Group justify="flex-end">
            <Button color="red" variant="light" loading={endAll.running} onClick={() => void endAll.run(undefined)}>
              {t('endSessions')}
            </Button>
          </Group>
        </Stack>
      ) : null}
    </Modal>
  );
}
