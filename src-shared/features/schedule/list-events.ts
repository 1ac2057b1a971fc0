import type { Filter, ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { findNames } from '../people/people.repository.ts';
import { findRelatedNames } from '../tasks/related-names.repository.ts';
import type { RelatedType } from '../tasks/task.model.ts';
import { findFollowed } from '../views/views.repository.ts';
import { isOpenEvent } from './event.model.ts';
import type { EventRow } from './schedule.contract.ts';
import { permitEdit } from './schedule.policy.ts';
import { asSeenBy, contentOf, type EventRecord, insideOf, listSeats } from './schedule.repository.ts';
import { events } from './schedule.tables.ts';

/** A list of the actor's calendar: what is private to somebody else is not in it. */
function eventList(actor: Actor): ListSpec<typeof events> {
  const seated = 'SELECT event_id FROM event_seats WHERE owner_id = ? AND deleted_at IS NULL';
  return {
    table: events,
    scoped: true,
    hidden: ['icsUid'],
    defaultSort: { field: 'startAt', descending: true },
    always: {
      sql: `(t.visibility <> 'private' OR t.owner_id = ? OR t.id IN (${seated}))`,
      values: [actor.userId, actor.userId],
    },
    search: (text) => {
      const pattern = `%${likeText(text.normalize('NFKC'))}%`;
      const like = (alias: string) =>
        `(${alias}.title LIKE ? ESCAPE '\\' OR ${alias}.remark LIKE ? ESCAPE '\\' OR ${alias}.location LIKE ? ESCAPE '\\')`;
      const own = `c.owner_id = ? OR c.event_id IN (${seated})`;
      return {
        sql: `(${like('t')} OR t.id IN (SELECT c.event_id FROM event_contents c WHERE (${own}) AND ${like('c')}))`,
        values: [pattern, pattern, pattern, actor.userId, actor.userId, pattern, pattern, pattern],
      };
    },
  };
}

export type ListEventsInput = ListInput & {
  readonly relatedType?: RelatedType | undefined;
  readonly relatedId?: string | undefined;
  readonly open?: boolean | undefined;
};

export function listEvents(db: ReadDb, actor: Actor, input: ListEventsInput, now: number): Listed<EventRow> {
  const { rows, total } = listRows(db, actor, eventList(actor), {
    ...input,
    filters: [...input.filters, ...asked(input)],
  });
  return { rows: withNames(db, actor, rows, now), total };
}

function asked({ relatedType, relatedId, open }: ListEventsInput): Filter[] {
  const filters: Filter[] = [];
  if (relatedType) filters.push({ field: 'relatedType', operator: 'is', value: relatedType });
  if (relatedId) filters.push({ field: 'relatedId', operator: 'is', value: relatedId });
  if (open) filters.push({ field: 'status', operator: 'in', value: ['planned', 'inProgress'] });
  return filters;
}

/** Adds the names people read, and to insiders the whole content. */
export function withNames(db: ReadDb, actor: Actor, rows: readonly EventRecord[], now: number): EventRow[] {
  const inside = insideOf(db, actor, rows);
  const seen = asSeenBy(db, actor, rows);
  const names = findNames(db);
  const related = findRelatedNames(db, actor, seen);
  const followed = findFollowed(db, actor.userId, 'events');
  return seen.map((row) => {
    const { icsUid: _uid, spanEndAt: _span, ...shown } = row;
    return {
      ...shown,
      ...contentOf(row),
      ownerName: names.user(row.ownerId),
      createdByName: names.user(row.createdBy),
      relatedName: related(row),
      covered: row.visibility !== 'public' && !inside.has(row.id),
      overdue: isOpenEvent(row) && !row.recurrence && row.endAt < now,
      mayEdit: row.deletedAt === null && permitEdit(actor, row).ok,
      followed: followed.has(row.id),
    };
  });
}

/** Who was invited and what they said. */
export function withSeats(db: ReadDb, row: EventRow) {
  const names = findNames(db);
  const answers = new Map(listSeats(db, row.id).map((seat) => [seat.ownerId, seat.response]));
  return {
    ...row,
    participants: row.participantIds.map((userId) => ({
      userId,
      name: names.user(userId),
      response: answers.get(userId) ?? ('none' as const),
    })),
  };
}
