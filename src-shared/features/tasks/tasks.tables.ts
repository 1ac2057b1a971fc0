import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { reminderStates, reminderTargets } from './reminder.model.ts';
import { relatedTypes, type Task, taskKinds, taskPriorities, taskStatuses } from './task.model.ts';

/** What somebody has to do; the owner is the one who does it. */
export const tasks = sqliteTable(
  'tasks',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: taskKinds }).notNull(),
    title: text('title').notNull(),
    dueAt: integer('due_at'),
    priority: text('priority', { enum: taskPriorities }).notNull(),
    watcherIds: text('watcher_ids', { mode: 'json' }).$type<string[]>().notNull(),
    checklist: text('checklist', { mode: 'json' }).$type<Task['checklist']>().notNull(),
    remark: text('remark'),
    status: text('status', { enum: taskStatuses }).notNull(),
    relatedType: text('related_type', { enum: relatedTypes }),
    relatedId: text('related_id'),
    startedAt: integer('started_at'),
    doneAt: integer('done_at'),
    followUpId: text('follow_up_id'),
    handedOver: text('handed_over', { mode: 'json' }).$type<Task['handedOver']>(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('tasks_by_due').on(
      table.deletedAt,
      table.dueAt,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
      table.priority,
      table.kind,
    ),
    index('tasks_by_owner').on(table.ownerId, table.deletedAt, table.status, table.dueAt),
    index('tasks_by_owner_due').on(table.ownerId, table.deletedAt, table.dueAt),
    index('tasks_by_related').on(table.relatedId, table.deletedAt, table.dueAt),
  ],
);

/** When to remind of a task or an event. That of a task is its owner's and moves with it; of an event each person has one. */
export const reminders = sqliteTable(
  'reminders',
  {
    id: text('id').primaryKey(),
    /** The task or event that it reminds of. */
    taskId: text('task_id').notNull(),
    targetType: text('target_type', { enum: reminderTargets }).notNull().default('task'),
    /** Of an event: which of its times. */
    occurrenceAt: integer('occurrence_at'),
    offsetMin: integer('offset_min').notNull(),
    at: integer('at').notNull(),
    state: text('state', { enum: reminderStates }).notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('reminders_by_task').on(table.taskId, table.deletedAt),
    index('reminders_by_time').on(table.ownerId, table.state, table.at),
  ],
);
