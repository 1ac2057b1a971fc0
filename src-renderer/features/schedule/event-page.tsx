import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import {
  IconCalendarEvent,
  IconCheck,
  IconEdit,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearch } from 'wouter';
import {
  type EditScope,
  type EventAction,
  findEventTransition,
  responses,
} from '#shared/features/schedule/event.model.ts';
import type { EventPage as EventData } from '#shared/features/schedule/schedule.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { useTexts } from '../../ui/texts.ts';
import { relatedPath } from '../tasks/related-path.ts';
import { timeOf, toClock } from './china-time.ts';
import { CloseForm } from './close-form.tsx';
import { EditEvent } from './edit-event.tsx';
import { useEventFields } from './event-fields.ts';
import { scheduleTexts } from './schedule.texts.ts';
import { ScopeQuestion } from './scope-question.tsx';

const room: RecordRoom = {
  table: 'events',
  noun: 'event',
  path: '/schedule',
  icon: IconCalendarEvent,
  texts: scheduleTexts,
  useFields: useEventFields,
  missing: 'EVENT_NOT_FOUND',
  commands: () => ({
    edit: (input: { id: string; changes: object }) => api.schedule.edit({ ...input, scope: 'all' }),
    remove: api.schedule.remove,
    restore: api.schedule.restore,
  }),
};

export function EventPage() {
  const { id } = useParams<{ id: string }>();
  const at = Number(new URLSearchParams(useSearch()).get('at') ?? Number.NaN);
  return <EventRecord key={`${id} ${at}`} id={id} {...(Number.isFinite(at) ? { at } : {})} />;
}

/** One event, or one time of a series: its people, its result, and what can be done with it. */
export function EventRecord(props: RecordProps & { readonly at?: number }) {
  const { id } = props;
  const t = useTexts(scheduleTexts);
  const me = useMe();
  const query = useQuery(orpc.schedule.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const [dialog, setDialog] = useState<'close' | 'edit' | 'delete'>();
  const at = query.data?.recurrence ? props.at : undefined;
  const one = { id, ...(at === undefined ? {} : { originalStart: at }) };
  const step = useCommand((action: 'start' | 'cancel' | 'reopen') => api.schedule[action](one), {
    done: () => t('saved'),
    undo: true,
  });
  const drop = useCommand((scope: EditScope) => api.schedule.removeOccurrence({ ...one, scope }), {
    done: () => t('deletedOne'),
    undo: true,
  });
  if (!record.row) return record.instead;
  const { row: event, field } = record;
  const canEdit = event.mayEdit && !record.isDeleted;
  const can = (action: EventAction) => canEdit && findEventTransition(event.status, action) !== undefined;
  const steps: (RecordAction | false)[] = [
    can('held') && { label: t('close'), icon: IconCheck, run: () => setDialog('close') },
    can('reopen') && { label: t('reopen'), icon: IconRefresh, run: () => void step.run('reopen') },
    can('start') && { label: t('startNow'), icon: IconPlayerPlay, run: () => void step.run('start') },
    can('held') && { label: t('edit'), icon: IconEdit, run: () => setDialog('edit') },
    can('cancel') && { label: t('cancelEvent'), icon: IconX, run: () => void step.run('cancel') },
    ...(canEdit && at !== undefined
      ? [{ label: t('delete'), icon: IconTrash, run: () => setDialog('delete') }]
      : record.binActions()),
  ];
  const [primary, ...menu] = steps.filter((each) => each !== false);
  const target = relatedPath(event);
  const startAt = at ?? event.startAt;
  const endAt = startAt + event.endAt - event.startAt;
  const answer = event.participants.find((each) => each.userId === me?.id)?.response;
  return (
    <>
      <RecordPage
        {...record.page}
        title={event.covered ? t('busy') : event.title}
        canFollow
        {...(primary ? { primary } : {})}
        menu={menu}
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('status')} value={event.status} />
          </Group>
        }
        facts={[
          {
            label: t('when'),
            value: event.allDay ? `${toClock(startAt).slice(0, 10)} ${t('allDay')}` : whenText(startAt, endAt),
          },
          { label: t('field.ownerId'), value: event.ownerName },
          { label: t('related'), value: target ? <PageLink href={target}>{event.relatedName ?? '—'}</PageLink> : null },
          {
            label: t('postponedTo'),
            value: event.postponedTo ? (
              <PageLink href={`/schedule/events/${event.postponedTo}`}>{t('openRecord')}</PageLink>
            ) : null,
          },
        ]}
        summary={
          event.covered ? (
            <Text c="dimmed">{t('covered')}</Text>
          ) : (
            <InlineFields
              fields={['title', 'kind', 'location', 'contactIds', 'priority', 'visibility', 'remark', 'resultNote'].map(
                field,
              )}
              row={event}
            />
          )
        }
        tabs={[
          {
            id: 'participants',
            label: t('participants'),
            count: event.participants.length,
            content: <Participants event={event} answer={answer} />,
          },
        ]}
      />
      {dialog === 'close' ? (
        <CloseForm {...one} title={event.title} startAt={startAt} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === 'edit' ? (
        <EditEvent event={event} {...(at === undefined ? {} : { at })} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === 'delete' ? (
        <ScopeQuestion
          is="delete"
          onClose={() => setDialog(undefined)}
          onChoose={(scope) => {
            setDialog(undefined);
            void drop.run(scope);
          }}
        />
      ) : null}
    </>
  );
}

function whenText(startAt: number, endAt: number): string {
  const isSameDay = toClock(startAt).slice(0, 10) === toClock(endAt).slice(0, 10);
  return `${toClock(startAt).slice(0, 16)}–${isSameDay ? timeOf(endAt) : toClock(endAt).slice(0, 16)}`;
}

function Participants({
  event,
  answer,
}: {
  event: EventData;
  answer: EventData['participants'][number]['response'] | undefined;
}) {
  const t = useTexts(scheduleTexts);
  const respond = useCommand(
    (response: (typeof responses)[number]) => api.schedule.respond({ id: event.id, response }),
    {
      done: () => t('saved'),
    },
  );
  return (
    <Stack gap="sm">
      {answer === undefined ? null : (
        <Group gap="sm">
          <Text>{t('yourAnswer')}</Text>
          <SegmentedControl
            aria-label={t('yourAnswer')}
            value={answer}
            onChange={(next) => void respond.run(next as (typeof responses)[number])}
            data={responses.map((each) => ({ value: each, label: t(`response.${each}`) }))}
          />
        </Group>
      )}
      {event.participants.map((each) => (
        <Group key={each.userId} justify="space-between" maw={420}>
          <Text>{each.name ?? '…'}</Text>
          <Text c="dimmed">{t(`response.${each.response}`)}</Text>
        </Group>
      ))}
    </Stack>
  );
}
