import { IconCalendarEvent } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { filesTexts } from './calendar-files.texts.ts';
import { scheduleTexts } from './schedule.texts.ts';

export const scheduleRoom: Room = {
  id: 'schedule',
  group: 'workbench',
  path: '/schedule',
  label: () => say(scheduleTexts, 'title'),
  icon: IconCalendarEvent,
  letter: 'd',
  action: 'event.view',
  pages: [
    { path: '/schedule', page: lazy(() => import('./calendar-page.tsx').then((m) => ({ default: m.CalendarPage }))) },
    { path: '/schedule/list', page: lazy(() => import('./events-page.tsx').then((m) => ({ default: m.EventsPage }))) },
    {
      path: '/schedule/work-days',
      page: lazy(() => import('./work-days-page.tsx').then((m) => ({ default: m.WorkDaysPage }))),
    },
    {
      path: '/schedule/events/:id',
      page: lazy(() => import('./event-page.tsx').then((m) => ({ default: m.EventPage }))),
    },
  ],
  create: {
    label: () => say(scheduleTexts, 'create'),
    action: 'event.create',
    form: lazy(() => import('./event-form.tsx').then((m) => ({ default: m.EventForm }))),
  },
  places: [
    { label: () => say(scheduleTexts, 'listTitle'), path: '/schedule/list', action: 'event.view' },
    { label: () => say(filesTexts, 'workTitle'), path: '/schedule/work-days' },
  ],
};
