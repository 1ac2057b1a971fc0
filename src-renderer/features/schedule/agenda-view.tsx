import { Text } from '@mantine/core';
import type { ScheduleEventData } from '@mantine/schedule';
import { IconCalendarOff } from '@tabler/icons-react';
import type { MarkedDay } from '#shared/features/schedule/work-calendar.model.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useLanguage, useTexts } from '../../ui/texts.ts';
import classes from './calendar.module.css';
import { type Shown, shownOf } from './calendar-event.ts';
import { fromClock, timeOf } from './china-time.ts';
import { scheduleTexts } from './schedule.texts.ts';
import { lunarLabel } from './use-calendar.ts';

interface AgendaProps {
  readonly events: readonly ScheduleEventData[];
  readonly marks: ReadonlyMap<string, MarkedDay>;
  readonly withLunar: boolean;
  readonly onOpen: (shown: Shown) => void;
}

/** What is planned, day by day: the calendar as a list, for reading and for the keyboard. */
export function AgendaView({ events, marks, withLunar, onOpen }: AgendaProps) {
  const t = useTexts(scheduleTexts);
  const language = useLanguage();
  const sorted = events.toSorted((one, other) => String(one.start).localeCompare(String(other.start)));
  const days = Map.groupBy(sorted, (event) => String(event.start).slice(0, 10));
  if (days.size === 0) return <EmptyState icon={IconCalendarOff} title={t('noEvents')} hint={t('emptyHint')} />;
  const dayName = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'Asia/Shanghai',
  });
  return (
    <ol className={classes.days}>
      {[...days].map(([day, rows]) => (
        <li key={day} className={classes.agendaDay}>
          <div>
            <Text fw={600}>{dayName.format(fromClock(`${day} 12:00:00`))}</Text>
            <Text size="xs" c="dimmed">
              {[
                marks.get(day) ? `${t(marks.get(day)!.mark)} ${marks.get(day)!.name}` : '',
                withLunar ? lunarLabel(day) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
          <div>
            {rows.map((event) => (
              <AgendaRow key={String(event.id)} event={event} onOpen={onOpen} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

function AgendaRow({ event, onOpen }: { event: ScheduleEventData; onOpen: (shown: Shown) => void }) {
  const t = useTexts(scheduleTexts);
  const shown = shownOf(event);
  const { allDay } = shown.item;
  const at = shown.is === 'event' ? shown.item.startAt : shown.item.at;
  const until = shown.is === 'event' && shown.item.endAt > at ? `–${timeOf(shown.item.endAt)}` : '';
  const isLater = shown.is === 'event' && chinaDate(shown.item.endAt) !== chinaDate(at);
  return (
    <button type="button" className={classes.agendaRow} data-event={String(event.id)} onClick={() => onOpen(shown)}>
      <span className={classes.time}>{allDay ? t('allDay') : `${timeOf(at)}${isLater ? '–…' : until}`}</span>
      <span className={classes.dot} style={{ background: `var(--mantine-color-${event.color}-6)` }} aria-hidden />
      <span className="truncate">{event.title}</span>
      <span className={classes.time}>{shown.is === 'event' ? (shown.item.location ?? '') : ''}</span>
    </button>
  );
}
