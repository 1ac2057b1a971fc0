import { IconCalendarEvent } from '@tabler/icons-react';
import type { EventRow } from '#shared/features/schedule/schedule.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { say } from '../../ui/texts.ts';
import { relatedPath } from '../tasks/related-path.ts';
import { useEventFields } from './event-fields.ts';
import { EventForm } from './event-form.tsx';
import { EventRecord } from './event-page.tsx';
import { scheduleTexts } from './schedule.texts.ts';

const list = defineList<EventRow>()({
  room: 'schedule',
  noun: 'event',
  path: '/schedule/events',
  icon: IconCalendarEvent,
  texts: scheduleTexts,
  words: { title: 'listTitle' },
  useFields: useEventFields,
  source: (input) => orpc.schedule.list.queryOptions({ input }),
  commands: () => api.schedule,
  form: EventForm,
  record: EventRecord,
  exports: 'schedule',
  scenes: ['mine', 'all', 'department', 'shared', 'followed', 'bin'],
  searchHint: 'field.title',
  defaultSort: { field: 'startAt', descending: true },
  actions: [],
  columns: [
    {
      name: 'title',
      width: 260,
      narrow: 'title',
      render: (row) => (row.covered ? say(scheduleTexts, 'busy') : row.title),
    },
    { name: 'startAt', width: 150, narrow: 'side' },
    { name: 'endAt', width: 150 },
    { name: 'kind', width: 90 },
    { name: 'status', width: 110, narrow: 'under' },
    { name: 'location', width: 160 },
    {
      name: 'relatedId',
      width: 180,
      render: (row) => {
        const target = relatedPath(row);
        return target && row.relatedName ? <PageLink href={target}>{row.relatedName}</PageLink> : null;
      },
    },
    { name: 'ownerId', width: 110 },
    { name: 'visibility', width: 110, hidden: true },
    { name: 'priority', width: 90, hidden: true },
    { name: 'resultNote', width: 200, hidden: true },
    { name: 'createdAt', width: 150, hidden: true },
  ],
});

/** Every event as a list: filters, views, export, recycle bin. */
export function EventsPage() {
  return <RoomListPage list={list} />;
}
