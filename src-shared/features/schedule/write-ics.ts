import ICAL from 'ical.js';
import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { writeRule } from './ics-rule.ts';
import {
  asSeenBy,
  type EventRecord,
  type ExceptionRecord,
  listExceptions,
  liveStarts,
  visibleEvents,
} from './schedule.repository.ts';
import { events } from './schedule.tables.ts';

const zone = 'Asia/Shanghai';
/** China has had one zone without summer time since 1991. */
const timeZone = `BEGIN:VTIMEZONE\r\nTZID:${zone}\r\nBEGIN:STANDARD\r\nDTSTART:19910915T000000\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\nTZNAME:CST\r\nEND:STANDARD\r\nEND:VTIMEZONE`;

/** The actor's own calendar, also what others invited them to, as a calendar file. */
export function writeIcs(
  db: ReadDb,
  actor: Actor,
  { from, until }: { readonly from: number; readonly until: number },
): string {
  const scope = visibleEvents(actor);
  const found = selectRows(
    db,
    events,
    `t.deleted_at IS NULL AND t.start_at < ? AND t.span_end_at >= ? AND t.status NOT IN ('cancelled', 'postponed') AND ${scope.sql}
     AND (t.owner_id = ? OR t.id IN (SELECT event_id FROM event_seats WHERE owner_id = ? AND deleted_at IS NULL)) ORDER BY t.start_at, t.id`,
    until,
    from,
    ...scope.values,
    actor.userId,
    actor.userId,
  );
  const exceptions = listExceptions(
    db,
    found.map((row) => row.id),
  );
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Outpost CRM//ZH');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addSubcomponent(new ICAL.Component(ICAL.parse(timeZone)));
  for (const row of asSeenBy(db, actor, found)) {
    for (const component of componentsOf(row, exceptions.get(row.id) ?? [], from, until))
      calendar.addSubcomponent(component);
  }
  return `${calendar.toString()}\r\n`;
}

/** One component; of a series that files cannot say, one for each of its times. */
function componentsOf(
  row: EventRecord,
  exceptions: readonly ExceptionRecord[],
  from: number,
  until: number,
): ICAL.Component[] {
  const rule = row.recurrence ? writeRule(row.recurrence, chinaDate(row.startAt)) : null;
  if (rule === undefined) {
    return liveStarts(row, exceptions, from, until).map((startAt) =>
      componentOf({ ...row, startAt, endAt: startAt + row.endAt - row.startAt }, `${row.id}-${chinaDate(startAt)}`),
    );
  }
  const component = componentOf(row, row.icsUid ?? row.id);
  if (rule !== null) component.addPropertyWithValue('rrule', ICAL.Recur.fromString(rule));
  for (const each of exceptions)
    if (each.op !== 'continued') addTime(component, 'exdate', each.originalStart, row.allDay);
  return [component];
}

function componentOf(row: EventRecord, uid: string): ICAL.Component {
  const component = new ICAL.Component('vevent');
  component.addPropertyWithValue('uid', uid);
  component.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(row.updatedAt), true));
  addTime(component, 'dtstart', row.startAt, row.allDay);
  const lastDay = row.allDay && row.endAt <= row.startAt ? addDays(chinaDate(row.startAt), 1) : undefined;
  if (lastDay) component.addPropertyWithValue('dtend', ICAL.Time.fromDateString(lastDay));
  else addTime(component, 'dtend', row.endAt, row.allDay);
  component.addPropertyWithValue('summary', row.title);
  if (row.location) component.addPropertyWithValue('location', row.location);
  if (row.remark) component.addPropertyWithValue('description', row.remark);
  component.addPropertyWithValue('class', row.visibility === 'public' ? 'PUBLIC' : 'PRIVATE');
  for (const offset of row.reminders) component.addSubcomponent(alarm(row.title, offset));
  return component;
}

function addTime(component: ICAL.Component, name: string, at: number, allDay: boolean): void {
  const property = new ICAL.Property(name);
  if (allDay) {
    property.resetType('date');
    property.setValue(ICAL.Time.fromDateString(chinaDate(at)));
  } else {
    property.setParameter('tzid', zone);
    const local = new Date(at + 8 * 3_600_000).toISOString().slice(0, 19);
    property.setValue(ICAL.Time.fromDateTimeString(local));
  }
  component.addProperty(property);
}

function alarm(title: string, offset: number): ICAL.Component {
  const component = new ICAL.Component('valarm');
  component.addPropertyWithValue('action', 'DISPLAY');
  component.addPropertyWithValue('description', title);
  component.addPropertyWithValue('trigger', ICAL.Duration.fromSeconds(-offset * 60));
  return component;
}
