import ICAL from 'ical.js';
import { startOfDay } from '../../kernel/calendar/occurrences.ts';
import type { Visibility } from './event.model.ts';
import { type ImportedEvent, type ImportProblem, mostImported } from './ics.model.ts';
import { readRule } from './ics-rule.ts';
import { dayOf, instantOf } from './ics-time.ts';

export interface IcsContent {
  readonly events: readonly ImportedEvent[];
  readonly problems: readonly ImportProblem[];
}

type Read = { readonly event: ImportedEvent } | { readonly problem: ImportProblem };

/** The events of a calendar file; what cannot be taken is named with its reason, and the rest is taken all the same. */
export function readIcs(text: string): IcsContent {
  const root = parse(text);
  if (!root) return { events: [], problems: [{ title: null, reason: 'notACalendar' }] };
  const components = root.getAllSubcomponents('vevent');
  const read = components.slice(0, mostImported).map(readEvent);
  const problems = read.flatMap((each) => ('problem' in each ? [each.problem] : []));
  if (components.length > mostImported) problems.push({ title: null, reason: 'tooMany' });
  return { events: withoutMoved(read.flatMap((each) => ('event' in each ? [each.event] : []))), problems };
}

function parse(text: string): ICAL.Component | undefined {
  try {
    const root = new ICAL.Component(ICAL.parse(text.trim()));
    return root.name === 'vcalendar' ? root : undefined;
  } catch {
    return undefined;
  }
}

/** A time of a series that was moved is an event of its own; the series goes on without it. */
const movedMark = '#';

function withoutMoved(events: readonly ImportedEvent[]): ImportedEvent[] {
  const moved = Map.groupBy(
    events.filter((event) => event.uid.includes(movedMark)),
    (event) => event.uid.slice(0, event.uid.lastIndexOf(movedMark)),
  );
  return events.map((event) => {
    const times = (moved.get(event.uid) ?? []).map(({ uid }) => Number(uid.slice(uid.lastIndexOf(movedMark) + 1)));
    return event.recurrence ? { ...event, excluded: [...new Set([...event.excluded, ...times])] } : event;
  });
}

function readEvent(component: ICAL.Component): Read {
  const title = textOf(component, 'summary', 200) || null;
  try {
    return readTimes(component, title);
  } catch {
    return { problem: { title, reason: 'unreadable' } };
  }
}

function readTimes(component: ICAL.Component, title: string | null): Read {
  const refuse = (reason: ImportProblem['reason']): Read => ({ problem: { title, reason } });
  if (String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED') return refuse('cancelled');
  const start = component.getFirstProperty('dtstart');
  const first = start?.getFirstValue();
  if (!start || !(first instanceof ICAL.Time)) return refuse('noStart');
  const allDay = first.isDate;
  const startAt = allDay ? startOfDay(dayOf(first)) : instantOf(start, first);
  const endAt = endOf(component, startAt, allDay);
  if (endAt < startAt) return refuse('endBeforeStart');
  const rule = component.getFirstPropertyValue('rrule');
  const recurrence = rule instanceof ICAL.Recur ? readRule(rule, dayOf(first), startAt) : null;
  if (recurrence === undefined || component.getFirstProperty('rdate')) return refuse('ruleNotSupported');
  return {
    event: {
      uid: uidOf(component, startAt),
      title: title ?? '—',
      startAt,
      endAt,
      allDay,
      location: textOf(component, 'location', 300) || null,
      remark: textOf(component, 'description', 5000) || null,
      visibility: visibilityOf(component),
      recurrence,
      excluded: recurrence ? excludedOf(component, allDay) : [],
      reminders: remindersOf(component),
    },
  };
}

/** A file without an identity gets one from what it says, so that importing it again brings no second event. */
function uidOf(component: ICAL.Component, startAt: number): string {
  const uid = textOf(component, 'uid', 260) || `${textOf(component, 'summary', 200)}@${startAt}`;
  const moved = component.getFirstProperty('recurrence-id');
  const time = moved?.getFirstValue();
  if (!moved || !(time instanceof ICAL.Time)) return uid;
  return `${uid}${movedMark}${time.isDate ? startOfDay(dayOf(time)) : instantOf(moved, time)}`;
}

function endOf(component: ICAL.Component, startAt: number, allDay: boolean): number {
  const end = component.getFirstProperty('dtend');
  const time = end?.getFirstValue();
  if (end && time instanceof ICAL.Time) return time.isDate ? startOfDay(dayOf(time)) : instantOf(end, time);
  const duration = component.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) return startAt + duration.toSeconds() * 1000;
  return allDay ? startAt + 86_400_000 : startAt;
}

function excludedOf(component: ICAL.Component, allDay: boolean): number[] {
  const times = component.getAllProperties('exdate').flatMap((property) =>
    property
      .getValues()
      .filter((value): value is ICAL.Time => value instanceof ICAL.Time)
      .map((time) => (allDay || time.isDate ? startOfDay(dayOf(time)) : instantOf(property, time))),
  );
  return [...new Set(times)].slice(0, 500);
}

function remindersOf(component: ICAL.Component): number[] {
  const offsets = component.getAllSubcomponents('valarm').flatMap((alarm) => {
    const trigger = alarm.getFirstPropertyValue('trigger');
    const minutes = trigger instanceof ICAL.Duration ? Math.round(-trigger.toSeconds() / 60) : -1;
    return minutes >= 0 && minutes <= 43_200 ? [minutes] : [];
  });
  return [...new Set(offsets)].slice(0, 10);
}

function visibilityOf(component: ICAL.Component): Visibility {
  const kind = String(component.getFirstPropertyValue('class') ?? '').toUpperCase();
  return kind === 'PRIVATE' || kind === 'CONFIDENTIAL' ? 'private' : 'public';
}

function textOf(component: ICAL.Component, name: string, most: number): string {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value.trim().slice(0, most) : '';
}
