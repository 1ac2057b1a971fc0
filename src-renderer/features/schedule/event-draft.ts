import type { EventPage } from '#shared/features/schedule/schedule.contract.ts';
import type { RelatedType } from '#shared/features/tasks/task.model.ts';
import { startOfDay } from '#shared/kernel/calendar/occurrences.ts';
import type { Recurrence } from '#shared/kernel/calendar/recurrence.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { dayMs } from './china-time.ts';

export type EventDraft = Pick<
  EventPage,
  | 'title'
  | 'kind'
  | 'startAt'
  | 'endAt'
  | 'allDay'
  | 'location'
  | 'priority'
  | 'visibility'
  | 'reminders'
  | 'participantIds'
  | 'contactIds'
  | 'remark'
> & { recurrence: Recurrence | null; relatedType: RelatedType | null; relatedId: string | null };

export const draftFields = [
  'title',
  'kind',
  'startAt',
  'endAt',
  'allDay',
  'location',
  'priority',
  'visibility',
  'reminders',
  'participantIds',
  'contactIds',
  'remark',
  'recurrence',
  'relatedType',
  'relatedId',
] as const satisfies readonly (keyof EventDraft)[];

const hour = 3_600_000;

/** The next full hour, for an hour, with a reminder a quarter of an hour before. */
export function newDraft(given: Partial<EventDraft>): EventDraft {
  const startAt = given.startAt ?? Math.ceil(Date.now() / hour) * hour;
  const draft: EventDraft = {
    title: '',
    kind: 'meeting',
    startAt,
    endAt: startAt + hour,
    allDay: false,
    location: null,
    priority: 'normal',
    visibility: 'public',
    reminders: [15],
    participantIds: [],
    contactIds: [],
    remark: null,
    recurrence: null,
    relatedType: null,
    relatedId: null,
    ...given,
  };
  return draft.allDay ? wholeDays(draft) : draft;
}

/** From midnight to midnight. */
export function wholeDays<Draft extends Pick<EventDraft, 'startAt' | 'endAt'>>(draft: Draft): Draft {
  const startAt = startOfDay(chinaDate(draft.startAt));
  const endAt = Math.max(startOfDay(chinaDate(draft.endAt)), startAt + dayMs);
  return { ...draft, startAt, endAt };
}

/** A moved start takes the end along. */
export function withStart(draft: EventDraft, startAt: number): EventDraft {
  return { ...draft, startAt, endAt: startAt + (draft.endAt - draft.startAt) };
}

/** What was changed, as an edit tells it. */
export function draftChanges(before: EventDraft, after: EventDraft): Record<string, { from: unknown; to: unknown }> {
  const isChanged = (field: keyof EventDraft) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  const timed: ReadonlySet<string> = new Set(['startAt', 'endAt']);
  const moved = isChanged('startAt') || isChanged('endAt');
  return Object.fromEntries(
    draftFields
      .filter((field) => isChanged(field) || (moved && timed.has(field)))
      .map((field) => [field, { from: before[field], to: after[field] }]),
  );
}
