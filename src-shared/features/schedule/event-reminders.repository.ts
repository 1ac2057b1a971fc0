import { nextStart } from '../../kernel/calendar/occurrences.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import type { ReminderRecord } from '../tasks/tasks.repository.ts';
import { reminders } from '../tasks/tasks.tables.ts';
import { isOpenEvent } from './event.model.ts';
import { type EventRecord, findEvent, listExceptions } from './schedule.repository.ts';

const minute = 60_000;
/** A day without hours reminds from nine in the morning. */
const morning = 9 * 60 * minute;
/** Times in a row that were taken out of a series. */
const mostGaps = 1000;

interface Fire {
  readonly occurrenceAt: number;
  readonly at: number;
}

/** The first reminder of this offset that fires at or after an instant; undefined when all of them are past. */
function nextFire(tx: WriteTx, event: EventRecord, offsetMin: number, after: number): Fire | undefined {
  const lead = (event.allDay ? morning : 0) - offsetMin * minute;
  const out = new Set((listExceptions(tx, [event.id]).get(event.id) ?? []).map((each) => each.originalStart));
  let from = after - lead;
  for (let gap = 0; gap < mostGaps; gap += 1) {
    const start = nextStart(event, from);
    if (start === undefined) return undefined;
    if (!out.has(start)) return { occurrenceAt: start, at: Math.max(0, start + lead) };
    from = start + 1;
  }
  return undefined;
}

/** The last chance of an event that is near: its smallest offset fires at once where its time is over already. */
function fireOf(tx: WriteTx, event: EventRecord, offsetMin: number): Fire | undefined {
  const next = nextFire(tx, event, offsetMin, tx.at);
  if (next || offsetMin !== Math.min(...event.reminders) || event.startAt <= tx.at) return next;
  return { occurrenceAt: event.startAt, at: tx.at };
}

/**
 * Brings the reminders of an event's people up to date: one per person and offset, waiting for the next time. For people
 * whose reminders this host does not know it makes none: the server does.
 */
export function settleEventReminders(
  tx: WriteTx,
  event: EventRecord,
  people: readonly string[],
  isKnown: (userId: string) => boolean,
): void {
  const present = selectRows(tx, reminders, 't.task_id = ? AND t.deleted_at IS NULL ORDER BY t.at, t.id', event.id);
  const wanted = isOpenEvent(event) && event.deletedAt === null ? event.reminders : [];
  for (const each of present) {
    const isWanted = wanted.includes(each.offsetMin) && each.ownerId !== null && people.includes(each.ownerId);
    if (!isWanted && each.state !== 'done') tx.update(reminders, each.id, { state: 'done' });
  }
  for (const ownerId of people) {
    for (const offsetMin of wanted) {
      const own = present.filter((each) => each.ownerId === ownerId && each.offsetMin === offsetMin);
      if (own.length > 0 || isKnown(ownerId)) settleOne(tx, event, { ownerId, offsetMin, last: own.at(-1) });
    }
  }
}

interface Wish {
  readonly ownerId: string;
  readonly offsetMin: number;
  readonly last: ReminderRecord | undefined;
}

function settleOne(tx: WriteTx, event: EventRecord, { ownerId, offsetMin, last }: Wish): void {
  const fire = fireOf(tx, event, offsetMin);
  if (!fire) {
    if (last && last.state !== 'done') tx.update(reminders, last.id, { state: 'done' });
    return;
  }
  if (last) {
    if (last.occurrenceAt === fire.occurrenceAt && last.state !== 'done') return;
    tx.update(reminders, last.id, { ...fire, state: 'pending' });
    return;
  }
  const scope = { branchId: null, deptId: null, ownerId };
  tx.insert(reminders, {
    id: tx.newId(),
    taskId: event.id,
    targetType: 'event',
    offsetMin,
    ...fire,
    state: 'pending',
    ...scope,
  });
}

/** Once told, the reminder of a series waits for its next time as a row of its own; times that were missed count as one. */
export function advanceEventReminder(tx: WriteTx, told: ReminderRecord): void {
  const event = findEvent(tx, told.taskId);
  if (!event?.recurrence || told.occurrenceAt === null || !isOpenEvent(event)) return;
  const after = Math.max(tx.at, told.at) + 1;
  const fire = nextFire(tx, event, told.offsetMin, after);
  if (!fire || fire.occurrenceAt <= told.occurrenceAt) return;
  const { taskId, offsetMin, branchId, deptId, ownerId } = told;
  tx.insert(reminders, {
    id: tx.newId(),
    taskId,
    targetType: 'event',
    offsetMin,
    ...fire,
    state: 'pending',
    branchId,
    deptId,
    ownerId,
  });
}
