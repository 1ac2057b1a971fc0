import { Tooltip } from '@mantine/core';
import { formatExact, formatInstant, formatRelativeDay } from './format.ts';

/** An instant as a person says it, exact on hover. `day` leaves the time of day away. */
export function When({ at, day = false }: { at: number | null | undefined; day?: boolean }) {
  if (at === null || at === undefined) return null;
  return (
    <Tooltip label={formatExact(at)}>
      <time dateTime={new Date(at).toISOString()} className="tabular">
        {day ? formatRelativeDay(at) : formatInstant(at)}
      </time>
    </Tooltip>
  );
}
