import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { RelatedType } from '#shared/features/tasks/task.model.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { useEventFields } from './event-fields.ts';
import { scheduleTexts } from './schedule.texts.ts';

/** Brings the pickers of dates only when somebody makes an event. */
const EventForm = lazy(() => import('./event-form.tsx').then((m) => ({ default: m.EventForm })));

interface RelatedEventsProps {
  readonly relatedType: RelatedType;
  readonly relatedId: string;
}

/** The events of a record, the next first to be seen; a new one is linked to it. */
export function RelatedEvents({ relatedType, relatedId }: RelatedEventsProps) {
  const t = useTexts(scheduleTexts);
  const may = useMay();
  const fields = useEventFields();
  const [making, setMaking] = useState(false);
  const { data } = useQuery(orpc.schedule.list.queryOptions({ input: { relatedType, relatedId, limit: 50 } }));
  return (
    <Stack gap="sm">
      {may('event.create') ? (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setMaking(true)}
          >
            {t('create')}
          </Button>
        </Group>
      ) : null}
      {data?.total === 0 ? <Text c="dimmed">{t('noEvents')}</Text> : null}
      {data?.rows.map((row) => (
        <Paper key={row.id} withBorder p="sm">
          <Group justify="space-between">
            <PageLink href={`/schedule/events/${row.id}`}>{row.covered ? t('busy') : row.title}</PageLink>
            <Group gap="sm">
              <FieldValue field={fieldNamed(fields, 'status')} value={row.status} />
              <When at={row.startAt} />
            </Group>
          </Group>
        </Paper>
      ))}
      <Suspense fallback={null}>
        {making ? <EventForm related={{ type: relatedType, id: relatedId }} onClose={() => setMaking(false)} /> : null}
      </Suspense>
    </Stack>
  );
}
