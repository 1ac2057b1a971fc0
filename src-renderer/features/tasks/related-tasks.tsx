import { ActionIcon, Button, Group, Paper, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isOpen, type RelatedType } from '#shared/features/tasks/task.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { useTaskFields } from './task-fields.ts';
import { TaskForm } from './task-form.tsx';
import { tasksTexts } from './tasks.texts.ts';

/** The tasks of a record: add one, tick one off. */
export function RelatedTasks({ relatedType, relatedId }: { relatedType: RelatedType; relatedId: string }) {
  const t = useTexts(tasksTexts);
  const may = useMay();
  const fields = useTaskFields();
  const [isCreating, setCreating] = useState(false);
  const { data } = useQuery(orpc.tasks.list.queryOptions({ input: { relatedType, relatedId, limit: 200 } }));
  const complete = useCommand((id: string) => api.tasks.complete({ ids: [id] }), {
    done: () => t('completed', { count: 1 }),
    undo: true,
  });
  return (
    <Stack gap="sm">
      {may('task.create') ? (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => setCreating(true)}
          w="fit-content"
        >
          {t('create')}
        </Button>
      ) : null}
      {data ? null : <Skeleton height={60} />}
      {data?.rows.length === 0 ? <Text c="dimmed">{t('none')}</Text> : null}
      {data?.rows.map((task) => (
        <Paper key={task.id} withBorder p="sm">
          <Group wrap="nowrap" gap="sm">
            <Tooltip label={t('complete')}>
              <ActionIcon
                variant="default"
                radius="xl"
                aria-label={`${t('complete')} ${task.title}`}
                disabled={!isOpen(task) || !may('task.edit')}
                onClick={() => void complete.run(task.id)}
              >
                <IconCheck size={14} />
              </ActionIcon>
            </Tooltip>
            <div style={{ flex: 1, minWidth: 0 }}>
              <PageLink href={`/tasks/${task.id}`}>{task.title}</PageLink>
              <Text size="xs" c="dimmed">
                {task.ownerName}
              </Text>
            </div>
            <Text size="sm" component="div" c={task.overdue ? 'red' : 'dimmed'}>
              {task.overdue ? `${t('overdue')} ` : ''}
              <When at={task.dueAt} />
            </Text>
            <FieldValue field={fieldNamed(fields, 'status')} value={task.status} />
          </Group>
        </Paper>
      ))}
      {isCreating ? (
        <TaskForm related={{ type: relatedType, id: relatedId }} onClose={() => setCreating(false)} />
      ) : null}
    </Stack>
  );
}
