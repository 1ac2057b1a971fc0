import { formatExact, formatInstant, formatRelativeDay } from './format.ts';

/** An instant as a person says it, exact on hover. `day` leaves the time of day away. Light: lists draw hundreds. */
export function When({ at, day = false }: { at: number | null | undefined; day?: boolean }) {
  if (at === null || at === undefined) return null;
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExact(at)} className="tabular">
      {day ? formatRelativeDay(at) : formatInstant(at)}
    </time>
  );
}
