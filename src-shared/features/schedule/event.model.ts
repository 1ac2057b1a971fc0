import { z } from 'zod';
import { recurrence } from '../../kernel/calendar/recurrence.ts';
import { id, instant, line, text } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';
import { reminderOffset } from '../tasks/reminder.model.ts';
import { relatedTypes, taskPriorities } from '../tasks/task.model.ts';

/** 会议, 拜访, 电话, 任务, 备忘, 其他 (M2). */
export const eventKinds = ['meeting', 'visit', 'call', 'task', 'memo', 'other'] as const;
export type EventKind = (typeof eventKinds)[number];

/**
 * 公开: colleagues in scope read it. 仅忙闲: they see that the time is taken. 私密: it stands in nobody else's calendar, and
 * only a check of free time knows of it.
 */
export const visibilities = ['public', 'busy', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

/** 计划中, 进行中, 已完成, 未成行, 已取消, 已延期. */
export const eventStatuses = ['planned', 'inProgress', 'done', 'notHeld', 'cancelled', 'postponed'] as const;
export type EventStatus = (typeof eventStatuses)[number];

export const eventResults = ['held', 'notHeld', 'postponed'] as const;
export type EventResult = (typeof eventResults)[number];

/** What a participant says to the invitation. */
export const responses = ['none', 'accepted', 'tentative', 'declined'] as const;
export type Response = (typeof responses)[number];

export const eventColors = ['blue', 'teal', 'green', 'orange', 'red', 'grape', 'gray'] as const;

/** What an event is about: for its owner and participants alone unless the event is public. */
export const contentFields = {
  title: line(200).min(1),
  kind: z.enum(eventKinds),
  location: line(300).nullable(),
  priority: z.enum(taskPriorities),
  color: z.enum(eventColors).nullable(),
  relatedType: z.enum(relatedTypes).nullable(),
  relatedId: id.nullable(),
  contactIds: z.array(id).max(50),
  participantIds: z.array(id).max(200),
  remark: text(5000).nullable(),
};

/** When it happens and who may know. */
export const timeFields = {
  startAt: instant,
  endAt: instant,
  allDay: z.boolean(),
  recurrence: recurrence.nullable(),
  visibility: z.enum(visibilities),
  /** Minutes before the start, one reminder each, for the owner and every participant. */
  reminders: z.array(reminderOffset).max(10),
};

export const eventFields = { ...contentFields, ...timeFields };

export const event = z.object({
  id,
  ...eventFields,
  /** Empty for whoever may only know that the time is taken. */
  title: z.string(),
  ...scopeFields,
  status: z.enum(eventStatuses),
  result: z.enum(eventResults).nullable(),
  resultNote: z.string().nullable(),
  closedAt: instant.nullable(),
  /** The series it was taken out of, and which of its times it replaces. */
  seriesId: id.nullable(),
  originalStart: instant.nullable(),
  /** Where a postponed event went. */
  postponedTo: id.nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Event = z.infer<typeof event>;
export type EventContent = { [Field in keyof typeof contentFields]: Event[Field] } & Pick<Event, 'resultNote'>;

export const newEvent = z.object({
  id: id.optional(),
  title: contentFields.title,
  startAt: timeFields.startAt,
  endAt: timeFields.endAt,
  ...z.object(eventFields).omit({ title: true, startAt: true, endAt: true }).partial().shape,
  /** Left out: the creator's. */
  ownerId: id.optional(),
});
export type NewEvent = z.infer<typeof newEvent>;

/** Of a series: this time alone, this and all later ones, or every one. */
export const editScopes = ['this', 'following', 'all'] as const;
export type EditScope = (typeof editScopes)[number];

/** Names one time of a series; without `originalStart` the event itself is meant. */
export const occurrence = z.object({ id, originalStart: instant.optional() });
export type Occurrence = z.infer<typeof occurrence>;

/** What others may know of the content of an event that is not public: nothing. */
export const blankContent: EventContent = {
  title: '',
  kind: 'other',
  location: null,
  priority: 'normal',
  color: null,
  relatedType: null,
  relatedId: null,
  contactIds: [],
  participantIds: [],
  remark: null,
  resultNote: null,
};

export const eventActions = ['start', 'cancel', 'reopen', ...eventResults] as const;
export type EventAction = (typeof eventActions)[number];

/** Every way an event's state may go (M2); what is closed with a result stays as it is. */
export const eventTransitions: readonly { from: EventStatus; action: EventAction; to: EventStatus }[] = [
  { from: 'planned', action: 'start', to: 'inProgress' },
  { from: 'planned', action: 'cancel', to: 'cancelled' },
  { from: 'inProgress', action: 'cancel', to: 'cancelled' },
  { from: 'cancelled', action: 'reopen', to: 'planned' },
  { from: 'planned', action: 'held', to: 'done' },
  { from: 'inProgress', action: 'held', to: 'done' },
  { from: 'planned', action: 'notHeld', to: 'notHeld' },
  { from: 'inProgress', action: 'notHeld', to: 'notHeld' },
  { from: 'planned', action: 'postponed', to: 'postponed' },
];

export function findEventTransition(from: EventStatus, action: EventAction): EventStatus | undefined {
  return eventTransitions.find((each) => each.from === from && each.action === action)?.to;
}

/** Still to happen, or happening. */
export function isOpenEvent({ status }: Pick<Event, 'status'>): boolean {
  return status === 'planned' || status === 'inProgress';
}

/** An event with a result is evidence of what happened. */
export function isClosedEvent({ status }: Pick<Event, 'status'>): boolean {
  return status === 'done' || status === 'notHeld' || status === 'postponed';
}

export interface OwnerNotFound {
  readonly code: 'OWNER_NOT_FOUND';
}

export interface RelatedNotFound {
  readonly code: 'RELATED_NOT_FOUND';
}

export interface EventNotFound {
  readonly code: 'EVENT_NOT_FOUND';
}

/** The series has no such time any more: a colleague moved or deleted it. */
export interface OccurrenceNotFound {
  readonly code: 'OCCURRENCE_NOT_FOUND';
}

export interface EventStateRefused {
  readonly code: 'EVENT_STATE_REFUSED';
  readonly eventId: string;
  readonly status: EventStatus;
  readonly action: EventAction | 'edit';
}

export interface ParticipantNotFound {
  readonly code: 'PARTICIPANT_NOT_FOUND';
}

/** Postponed to when? */
export interface NewTimeMissing {
  readonly code: 'NEW_TIME_MISSING';
}
