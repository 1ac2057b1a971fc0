import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type MarkedDay, markedDays } from '#shared/features/schedule/work-calendar.model.ts';
import { lunarText, solarToLunar } from '#shared/kernel/china/lunar.ts';
import { orpc } from '../../api/client.ts';
import { type CalendarView, instants, spanOf } from './china-time.ts';

interface Asked {
  readonly view: CalendarView;
  readonly date: string;
  readonly layers: readonly string[];
  readonly userIds: readonly string[] | undefined;
}

/** What a view shows: events, layers, and the days that are off or worked. */
export function useCalendar({ view, date, layers, userIds }: Asked) {
  const span = spanOf(view, date);
  const known = useQuery(orpc.schedule.layers.queryOptions());
  const calendar = useQuery({
    ...orpc.schedule.calendar.queryOptions({
      input: { ...instants(span), layers: [...layers], ...(userIds ? { userIds: [...userIds] } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  const years = [...new Set([span.first, span.last].map((day) => Number(day.slice(0, 4))))];
  const work = useQuery({ ...orpc.schedule.workYears.queryOptions({ input: { years } }), staleTime: 60_000 });
  const marks = new Map<string, MarkedDay>(
    (work.data ?? []).flatMap((year) => markedDays(year).map((day) => [day.date, day] as const)),
  );
  return {
    span,
    marks,
    layers: known.data ?? [],
    items: calendar.data?.items ?? [],
    layerItems: calendar.data?.layers ?? [],
    error: calendar.error,
    retry: () => void calendar.refetch(),
  };
}

/** The lunar day as calendars print it: the month on its first day, else the day. */
export function lunarLabel(date: string): string {
  const lunar = solarToLunar(date);
  const text = lunarText(lunar);
  return lunar.day === 1 ? text.replace(/初一$/, '') : text.slice(text.indexOf('月') + 1);
}
