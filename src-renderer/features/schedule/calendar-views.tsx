import '@mantine/schedule/styles.css';
import 'dayjs/locale/zh-cn';
import { UnstyledButton } from '@mantine/core';
import { DayView, MonthView, ResourcesDayView, type ScheduleEventData, WeekView } from '@mantine/schedule';
import type { LayerInfo, LayerItem } from '#shared/features/schedule/calendar-layer.model.ts';
import type { CalendarItem } from '#shared/features/schedule/schedule.contract.ts';
import type { MarkedDay } from '#shared/features/schedule/work-calendar.model.ts';
import { useDirectory } from '../../ui/fields/directory.ts';
import { useLanguage, useTexts } from '../../ui/texts.ts';
import classes from './calendar.module.css';
import { eventBlock, isMovable, layerBlock, type Shown, shownOf } from './calendar-event.ts';
import { type CalendarView, fromClock, toClock } from './china-time.ts';
import { scheduleTexts } from './schedule.texts.ts';
import { lunarLabel } from './use-calendar.ts';

export interface CalendarViewsProps {
  readonly view: Exclude<CalendarView, 'agenda'>;
  readonly date: string;
  readonly items: readonly CalendarItem[];
  readonly layerItems: readonly LayerItem[];
  readonly layers: readonly LayerInfo[];
  readonly marks: ReadonlyMap<string, MarkedDay>;
  readonly withLunar: boolean;
  readonly userIds: readonly string[];
  readonly onOpen: (shown: Shown) => void;
  readonly onMove: (item: CalendarItem, startAt: number, endAt: number) => void;
  readonly onCreate: (startAt: number, endAt: number, allDay: boolean, ownerId?: string) => void;
  readonly onDay: (date: string) => void;
}

const dayTimes = {
  startScrollTime: '08:00:00',
  intervalMinutes: 60,
  eventDragInterval: 15,
  eventResizeInterval: 15,
  scrollAreaProps: { mah: 'calc(100vh - 250px)' },
} as const;

/** Month, week, day and the team side by side: drag to make, move and resize. */
export function CalendarViews(props: CalendarViewsProps) {
  const t = useTexts(scheduleTexts);
  const locale = useLanguage() === 'en' ? 'en' : 'zh-cn';
  const { view, date, items, layerItems, layers, marks, withLunar, onOpen, onMove, onCreate, onDay } = props;
  const events = [
    ...items.map((item) => eventBlock(item, t('busy'))),
    ...layerItems.map((item) => layerBlock(item, layers)),
  ];
  const move = ({ event, newStart, newEnd }: { event: ScheduleEventData; newStart: string; newEnd: string }) => {
    const shown = shownOf(event);
    if (shown.is === 'event') onMove(shown.item, fromClock(newStart), fromClock(newEnd));
  };
  const common = {
    date,
    locale,
    events,
    withHeader: false,
    withEventsDragAndDrop: true,
    canDragEvent: isMovable,
    onEventDrop: move,
    onEventClick: (event: ScheduleEventData) => onOpen(shownOf(event)),
    renderEvent: (event: ScheduleEventData, root: React.ComponentPropsWithoutRef<'button'>) => (
      <UnstyledButton {...root} data-event={String(event.id)} title={event.title} />
    ),
    labels: {
      today: t('today'),
      next: t('next'),
      previous: t('previous'),
      allDay: t('allDay'),
      weekday: t('weekdays'),
      timeSlot: t('slot'),
      resources: t('team'),
      resource: t('participant'),
      resourceSlot: t('slot'),
      more: t('more'),
      noEvents: t('noEvents'),
      moreLabel: (count: number) => t('moreEvents', { count }),
    },
  };
  const label = (day: string) => <DayLabel date={day} mark={marks.get(day)} withLunar={withLunar} />;
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  if (view === 'month') {
    return (
      <div className={classes.month}>
        <MonthView
          {...common}
          firstDayOfWeek={1}
          highlightToday
          withDragSlotSelect
          onSlotDragEnd={(from, to) => onCreate(fromClock(from), fromClock(to), true)}
          onDayClick={(day) => onDay(day)}
          getDayProps={(day) => ({ 'data-mark': marks.get(day)?.mark, 'data-note': noteOf(day, marks, withLunar, t) })}
        />
      </div>
    );
  }
  const timed = {
    ...common,
    ...dayTimes,
    withEventResize: true,
    canResizeEvent: isMovable,
    onEventResize: move,
    withDragSlotSelect: true,
    getCurrentTime: () => toClock(Date.now()),
    onSlotDragEnd: (from: string, to: string) => onCreate(fromClock(from), fromClock(to), false),
    onTimeSlotClick: ({ slotStart, slotEnd }: { slotStart: string; slotEnd: string }) =>
      onCreate(fromClock(slotStart), fromClock(slotEnd), false),
    onAllDaySlotClick: (day: string) => onCreate(fromClock(`${day} 00:00:00`), fromClock(`${day} 00:00:00`), true),
  };
  if (view === 'week') {
    return (
      <div className={classes.week}>
        <div className={classes.marks}>
          {weekOf(date).map((day) => (
            <span key={day}>
              {dayName.format(Date.parse(day))} {label(day)}
            </span>
          ))}
        </div>
        <WeekView {...timed} weekdayFormat={() => ''} firstDayOfWeek={1} highlightToday withWeekNumber={false} />
      </div>
    );
  }
  if (view === 'day') {
    return (
      <>
        <div className={classes.dayMark}>{label(date)}</div>
        <DayView {...timed} />
      </>
    );
  }
  return <TeamView {...props} common={common} />;
}

function TeamView({
  items,
  layerItems,
  layers,
  userIds,
  onCreate,
  date,
  common,
}: CalendarViewsProps & { common: object }) {
  const t = useTexts(scheduleTexts);
  const { nameOf } = useDirectory();
  const events = [
    ...items.flatMap((item) => item.userIds.map((userId) => eventBlock(item, t('busy'), userId))),
    ...layerItems.flatMap((item) => (item.ownerId ? [layerBlock(item, layers, item.ownerId)] : [])),
  ];
  return (
    <ResourcesDayView
      {...common}
      date={date}
      resources={userIds.map((id) => ({ id, label: nameOf(id) ?? '…' }))}
      events={events}
      withEventsDragAndDrop={false}
      withDragSlotSelect
      startScrollTime="08:00:00"
      onSlotDragEnd={({ rangeStart, rangeEnd, resourceId }) =>
        onCreate(fromClock(rangeStart), fromClock(rangeEnd), false, String(resourceId))
      }
    />
  );
}

/** 休 or 班 with the holiday's name, and the lunar day. */
function DayLabel({ date, mark, withLunar }: { date: string; mark: MarkedDay | undefined; withLunar: boolean }) {
  const t = useTexts(scheduleTexts);
  return (
    <span className={classes.label}>
      {mark ? (
        <span className={classes.mark} data-mark={mark.mark}>
          {t(mark.mark)} {mark.name}
        </span>
      ) : null}
      {withLunar ? <span className={classes.lunar}>{lunarLabel(date)}</span> : null}
    </span>
  );
}

function noteOf(
  day: string,
  marks: ReadonlyMap<string, MarkedDay>,
  withLunar: boolean,
  t: (key: 'off' | 'work') => string,
): string | undefined {
  const mark = marks.get(day);
  const parts = [mark ? `${t(mark.mark)} ${mark.name}` : '', withLunar ? lunarLabel(day) : ''].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

function weekOf(date: string): string[] {
  const at = Date.parse(`${date}T00:00:00Z`);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * 86_400_000;
  return Array.from({ length: 7 }, (_, day) => new Date(monday + day * 86_400_000).toISOString().slice(0, 10));
}
