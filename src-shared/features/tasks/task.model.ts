import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** 未开始, 进行中, 已完成, 已取消 (M2). */
export const taskStatuses = ['notStarted', 'inProgress', 'done', 'cancelled'] as const;
export type TaskStatus = (typeof taskStatuses)[number];
export const taskPriorities = ['low', 'normal', 'high', 'urgent'] as const;
/** `followUp` is a planned contact: completing it opens a follow-up that is filled in already. */
export const taskKinds = ['task', 'followUp'] as const;
/** Records a task can belong to. Later rooms add their noun here. */
export const relatedTypes = ['lead', 'customer', 'contact', 'opportunity'] as const;
export type RelatedType = (typeof relatedTypes)[number];

export const checklistItem = z.object({ id, text: line(200).min(1), done: z.boolean() });

/** One refused change inside a task: what was asked, why it was refused, and whether it has been taken over. */
export const handedWork = z.object({
  procedure: z.string().max(80),
  input: z.record(z.string(), z.unknown()),
  refusal: z.object({ code: z.string() }).loose(),
  /** What it is about, in words a person recognises. */
  label: z.string().max(200).nullable(),
  takenAt: instant.nullable().default(null),
});
export type HandedWork = z.infer<typeof handedWork>;

/** Work that the server refused to one person and that a colleague is asked to do under rights of their own. */
export const handedOver = z.object({ by: id, note: text(2000).nullable(), work: z.array(handedWork).min(1).max(50) });
export type HandedOver = z.infer<typeof handedOver>;

/** The fields a person fills in (M2). The person who does the task is its owner. */
export const taskFields = {
  title: line(200).min(1),
  dueAt: instant.nullable(),
  priority: z.enum(taskPriorities),
  watcherIds: z.array(id).max(50),
  checklist: z.array(checklistItem).max(100),
  remark: text(5000).nullable(),
};

export const task = z.object({
  id,
  kind: z.enum(taskKinds),
  ...taskFields,
  ...scopeFields,
  status: z.enum(taskStatuses),
  relatedType: z.enum(relatedTypes).nullable(),
  relatedId: id.nullable(),
  startedAt: instant.nullable(),
  doneAt: instant.nullable(),
  /** The follow-up that fulfilled a planned contact. */
  followUpId: id.nullable(),
  /** Refused work that the owner is asked to take over; null for every other task. */
  handedOver: handedOver.nullable().default(null),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type Task = z.infer<typeof task>;

export const newTask = z.object({
  id: id.optional(),
  title: taskFields.title,
  ...z.object(taskFields).omit({ title: true }).partial().shape,
  kind: task.shape.kind.optional(),
  /** Left out: the creator does it. */
  ownerId: id.optional(),
  relatedType: z.enum(relatedTypes).optional(),
  relatedId: id.optional(),
  /** Minutes before the due time, one reminder each. */
  reminders: z.array(z.number().int().min(0).max(43_200)).max(10).optional(),
});
export type NewTask = z.infer<typeof newTask>;

export const taskActions = ['start', 'complete', 'cancel', 'reopen'] as const;
export type TaskAction = (typeof taskActions)[number];

export interface TaskTransition {
  readonly from: TaskStatus;
  readonly action: TaskAction;
  readonly to: TaskStatus;
}

/** Every way a task's state may go (M2); what is not here is refused. */
export const taskTransitions: readonly TaskTransition[] = [
  { from: 'notStarted', action: 'start', to: 'inProgress' },
  { from: 'notStarted', action: 'complete', to: 'done' },
  { from: 'inProgress', action: 'complete', to: 'done' },
  { from: 'notStarted', action: 'cancel', to: 'cancelled' },
  { from: 'inProgress', action: 'cancel', to: 'cancelled' },
  { from: 'done', action: 'cancel', to: 'cancelled' },
  { from: 'done', action: 'reopen', to: 'inProgress' },
  { from: 'cancelled', action: 'reopen', to: 'notStarted' },
];

export function findTaskTransition(from: TaskStatus, action: TaskAction): TaskTransition | undefined {
  return taskTransitions.find((each) => each.from === from && each.action === action);
}

export function isOpen(task: Pick<Task, 'status'>): boolean {
  return task.status === 'notStarted' || task.status === 'inProgress';
}

/** Whether the task holds refused work of somebody else that nobody has taken over yet. */
export function holdsWorkOf(task: Pick<Task, 'status' | 'handedOver'>, userId: string): boolean {
  return isOpen(task) && task.handedOver != null && task.handedOver.by !== userId;
}

/** Open and past its time. */
export function isOverdue(task: Pick<Task, 'status' | 'dueAt'>, now: number): boolean {
  return isOpen(task) && task.dueAt !== null && task.dueAt < now;
}

export interface TaskNotFound {
  readonly code: 'TASK_NOT_FOUND';
}

export interface TaskStateRefused {
  readonly code: 'TASK_STATE_REFUSED';
  readonly taskId: string;
  readonly status: TaskStatus;
  readonly action: TaskAction;
}

/** Somebody else's refused work is in it: taken over or given back, it is never dropped. */
export interface TaskHandedOver {
  readonly code: 'TASK_HANDED_OVER';
  readonly taskId: string;
}

/** Nothing in it waits to be taken over. */
export interface TaskNotHandedOver {
  readonly code: 'TASK_NOT_HANDED_OVER';
}

export interface TaskWithoutDueTime {
  readonly code: 'TASK_WITHOUT_DUE_TIME';
}

export interface ReminderNotFound {
  readonly code: 'REMINDER_NOT_FOUND';
}
