import type { ScheduleEventData } from '@mantine/schedule';
import type { LayerInfo, LayerItem } from '#shared/features/schedule/calendar-layer.model.ts';
import type { CalendarItem } from '#shared/features/schedule/schedule.contract.ts';
import { dayMs, toClock } from './china-time.ts';

/** What stands behind a block of the calendar. */
export type Shown =
  | { readonly is: 'event'; readonly item: CalendarItem }
  | { readonly is: 'layer'; readonly item: LayerItem };

const kindColors: Readonly<Record<CalendarItem['kind'], string>> = {
  meeting: 'blue',
  visit: 'teal',
  call: 'grape',
  task: 'orange',
  memo: 'gray',
  other: 'gray',
};
/** A due time is a moment; it is drawn as half an hour. */
const momentMs = 30 * 60_000;

export function keyOf({ eventId, originalStart }: Pick<CalendarItem, 'eventId' | 'originalStart'>): string {
  return `${eventId}|${originalStart ?? ''}`;
}

/** A time of an event as a block; one that nobody may read says only that the time is taken. */
export function eventBlock(item: CalendarItem, busy: string, resourceId?: string): ScheduleEventData {
  const shown: Shown = { is: 'event', item };
  const isOver = item.status !== 'planned' && item.status !== 'inProgress';
  const end = item.allDay ? Math.max(item.endAt, item.startAt + dayMs) : Math.max(item.endAt, item.startAt + 60_000);
  return {
    id: resourceId === undefined ? keyOf(item) : `${keyOf(item)}|${resourceId}`,
    title: item.covered ? busy : item.title,
    start: toClock(item.startAt),
    end: toClock(end),
    color: item.covered || isOver ? 'gray' : (item.color ?? kindColors[item.kind]),
    payload: shown,
    ...(resourceId === undefined ? {} : { resourceId }),
  };
}

export function layerBlock(item: LayerItem, layers: readonly LayerInfo[], resourceId?: string): ScheduleEventData {
  const shown: Shown = { is: 'layer', item };
  return {
    id: `layer|${item.layer}|${item.id}|${item.at}`,
    title: item.title,
    start: toClock(item.at),
    end: toClock(item.at + (item.allDay ? dayMs : momentMs)),
    color: layers.find((layer) => layer.id === item.layer)?.color ?? 'gray',
    payload: shown,
    ...(resourceId === undefined ? {} : { resourceId }),
  };
}

export function shownOf(event: ScheduleEventData): Shown {
  return event.payload as Shown;
}

export function isMovable(event: ScheduleEventData): boolean {
  const shown = shownOf(event);
  return shown.is === 'event' && shown.item.mayEdit;
}
