import { addDays } from '#shared/kernel/china/dates.ts';

/** The stretches that the cockpit is looked at over. */
export const periods = ['month', 'quarter', 'year', 'last12'] as const;
export type Period = (typeof periods)[number];

/** First and last day of a stretch, seen from a day (`YYYY-MM-DD`). */
export function stretchOf(period: Period, today: string): { from: string; to: string } {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const first = (ofYear: number, ofMonth: number) => `${ofYear}-${String(ofMonth).padStart(2, '0')}-01`;
  const lastBefore = (ofYear: number, ofMonth: number) =>
    addDays(ofMonth > 12 ? first(ofYear + 1, ofMonth - 12) : first(ofYear, ofMonth), -1);
  switch (period) {
    case 'month':
      return { from: first(year, month), to: lastBefore(year, month + 1) };
    case 'quarter': {
      const begins = month - ((month - 1) % 3);
      return { from: first(year, begins), to: lastBefore(year, begins + 3) };
    }
    case 'year':
      return { from: first(year, 1), to: `${year}-12-31` };
    case 'last12':
      return {
        from: month === 12 ? first(year, 1) : first(year - 1, month + 1),
        to: lastBefore(year, month + 1),
      };
    default:
      return period satisfies never;
  }
}
