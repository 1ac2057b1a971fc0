import { Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconCloudUp, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { saveText } from '../../ui/save-file.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { ChangeList } from './change-list.tsx';
import { useChangeWords } from './change-words.ts';
import { SubjectLink } from './subject-link.tsx';
import classes from './sync.module.css';
import { syncTexts } from './sync.texts.ts';

/** Each change that the server has not decided; those not sent yet can be taken back as if never made. */
export function OutboxList() {
  const t = useTexts(syncTexts);
  const words = useChangeWords();
  const { data, error, refetch } = useQuery(orpc.sync.outbox.list.queryOptions({ input: { limit: 200 } }));
  const cancel = useCommand((commandId: string) => api.sync.outbox.cancel({ commandId }), {
    done: () => t('cancelled'),
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.rows.length === 0) {
    return <EmptyState icon={IconCloudUp} title={t('outboxEmpty')} hint={t('outboxEmptyHint')} />;
  }
  return (
    <>
      <Group justify="flex-end" mt="md">
        <ExportButton />
      </Group>
      {data.rows.map((item) => (
        <div key={item.commandId} className={classes.card}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text fw={600}>
                {words.act(item.procedure)} <SubjectLink subject={item.subject} />
              </Text>
              <Text size="sm" c="dimmed">
                <When at={item.at} />
                {item.rows > 1 ? ` · ${t('rows', { count: item.rows })}` : ''}
                {item.attempts > 1 ? ` · ${t('attempts', { count: item.attempts })}` : ''}
              </Text>
            </div>
            <Group gap="sm" wrap="nowrap">
              <StateBadge tone={item.state === 'waiting' ? 'waiting' : 'active'}>{t(item.state)}</StateBadge>
              {item.state === 'waiting' ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconArrowBackUp size={14} />}
                  onClick={() => void cancel.run(item.commandId)}
                >
                  {t('cancelChange')}
                </Button>
              ) : null}
            </Group>
          </Group>
          <ChangeList table={item.subject?.table ?? ''} changes={item.changes} />
        </div>
      ))}
    </>
  );
}

/** All work that has not travelled, as a file to hand on or to keep. */
export function ExportButton() {
  const t = useTexts(syncTexts);
  const save = useCommand(
    async () => {
      const file = await api.sync.held.export();
      saveText(file.fileName, file.content);
      return file;
    },
    { done: (file) => t('exported', { name: file.fileName }) },
  );
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconDownload size={14} />}
      loading={save.running}
      onClick={() => void save.run(undefined)}
    >
      {t('exportAll')}
    </Button>
  );
}
