import { teamBucket } from '../features/teams/team.model.ts';
import type { Shares } from '../kernel/rights/join-grants.ts';
import type { Entry } from '../ledger/ledger.ts';
import type { ReadDb } from '../ports/database.ts';
import type { Granted } from './find-role-grants.ts';
import type { RowName } from './team-rows.ts';

/** An event is there for whoever takes part in it, whatever their scope; changing it stays with its owner. */
export function findEventShares(db: ReadDb, { userId }: Granted): Shares {
  const seats = db.rows<{ id: string }>(
    'SELECT event_id AS id FROM event_seats WHERE owner_id = ? AND deleted_at IS NULL',
    userId,
  );
  return seats.length === 0 ? {} : { event: { ids: seats.map((seat) => seat.id), editIds: [] } };
}

/** Which event a row belongs to; undefined for rows of other rooms. */
function eventOf(db: ReadDb, table: string, id: string): string | undefined {
  if (table === 'events') return id;
  if (table !== 'event_exceptions' && table !== 'event_contents' && table !== 'event_seats') return undefined;
  return db.row<{ id: string }>(`SELECT event_id AS id FROM ${table} WHERE id = ?`, id)?.id;
}

/** The buckets of those who take part: to them an event travels with its content. Seats also travel to the owner. */
export function eventBuckets(db: ReadDb, table: string, id: string): string[] {
  const eventId = eventOf(db, table, id);
  if (eventId === undefined) return [];
  const people = db.rows<{ id: string | null }>(
    `SELECT owner_id AS id FROM event_seats WHERE event_id = ? AND deleted_at IS NULL${
      table === 'event_seats' ? ' UNION SELECT owner_id FROM events WHERE id = ?' : ''
    }`,
    eventId,
    ...(table === 'event_seats' ? [eventId] : []),
  );
  return people.flatMap((person) => (person.id === null ? [] : [teamBucket(person.id)]));
}

/** Everything of the events whose participants a command changed. */
export function rowsOfChangedSeats(db: ReadDb, { effects }: Entry): RowName[] {
  const ids = new Set<string>();
  for (const effect of effects) {
    const id = effect.table === 'event_seats' ? eventOf(db, 'event_seats', effect.id) : undefined;
    if (id !== undefined) ids.add(id);
  }
  return [...ids].flatMap((eventId) => {
    const of = (table: string): RowName[] =>
      db.rows<{ id: string }>(`SELECT id FROM ${table} WHERE event_id = ?`, eventId).map((row) => [table, row.id]);
    return [['events', eventId] as const, ...of('event_exceptions'), ...of('event_contents'), ...of('event_seats')];
  });
}
