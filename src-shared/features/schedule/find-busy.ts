import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { listExceptions, liveStarts } from './schedule.repository.ts';
import { events } from './schedule.tables.ts';

export interface BusyInput {
  readonly userIds: readonly string[];
  readonly from: number;
  readonly until: number;
  /** The event that is being planned does not stand in its own way. */
  readonly exceptId?: string | undefined;
}

export interface BusyTime {
  readonly userId: string;
  readonly startAt: number;
  readonly endAt: number;
}

/**
 * When people are taken within a span: times and nothing else, so that a private event tells no more than that. A device
 * knows of the calendars that it holds. What was declined or is cancelled leaves the time free.
 */
export function findBusy(db: ReadDb, { userIds, from, until, exceptId }: BusyInput): BusyTime[] {
  return userIds.flatMap((userId) => {
    const found = selectRows(
      db,
      events,
      `t.deleted_at IS NULL AND t.start_at < ? AND t.span_end_at > ? AND t.status IN ('planned', 'inProgress') AND t.id IS NOT ?
       AND (t.owner_id = ? OR t.id IN (SELECT event_id FROM event_seats WHERE owner_id = ? AND response <> 'declined' AND deleted_at IS NULL))`,
      until,
      from,
      exceptId ?? null,
      userId,
      userId,
    );
    const exceptions = listExceptions(
      db,
      found.map((row) => row.id),
    );
    return found
      .filter((row) => !row.allDay)
      .flatMap((row) =>
        liveStarts(row, exceptions.get(row.id) ?? [], from, until).map((startAt) => ({
          userId,
          startAt,
          endAt: startAt + row.endAt - row.startAt,
        })),
      );
  });
}
