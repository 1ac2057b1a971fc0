import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Quote } from '#shared/features/quotes/quote.model.ts';
import { type WorkCalendar, workCalendar } from '#shared/kernel/china/work-days.ts';
import { orpc } from '../../api/client.ts';

/** The working days of the quote's branch in the years that its deliveries can fall in. */
export function useWorkCalendar(quote: Pick<Quote, 'quoteDate' | 'branchId'>): WorkCalendar {
  const first = Number(quote.quoteDate.slice(0, 4));
  const years = [first, first + 1, first + 2];
  const { data } = useQuery(orpc.schedule.workYears.queryOptions({ input: { years, branchId: quote.branchId } }));
  return useMemo(() => {
    const named = (days: readonly { date: string; name: string }[]) =>
      Object.fromEntries(days.map(({ date, name }) => [date, name]));
    return workCalendar(
      (data ?? []).map(({ year, holidays, workdays }) => ({
        year,
        holidays: named(holidays),
        workdays: named(workdays),
      })),
    );
  }, [data]);
}
