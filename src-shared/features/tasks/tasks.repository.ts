import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { remindAt } from './reminder.model.ts';
import type { RelatedType } from './task.model.ts';
import { reminders, tasks } from './tasks.tables.ts';

export type TaskRecord = RowOf<typeof tasks>;
export type ReminderRecord = RowOf<typeof reminders>;

/** Where the records live that a task can belong to. */
export const relatedTables = {
  lead: leads,
  customer: customers,
  contact: contacts,
  opportunity: opportunities,
} as const;

export function findTask(db: ReadDb, id: string): TaskRecord | undefined {
  return findRow(db, tasks, id);
}

export function findVisibleTask(db: ReadDb, actor: Actor, id: string): TaskRecord | undefined {
  return findVisibleRow(db, actor, tasks, id);
}

export function findVisibleRelated(db: ReadDb, actor: Actor, type: RelatedType, id: string) {
  return findVisibleRow(db, actor, relatedTables[type], id);
}

export function findReminder(db: ReadDb, id: string): ReminderRecord | undefined {
  return findRow(db, reminders, id);
}

/** The task's reminders, earliest first. */
export function listRemindersOf(db: ReadDb, taskIds: readonly string[]): ReminderRecord[] {
  return selectRows(
    db,
    reminders,
    't.task_id IN (SELECT value FROM json_each(?)) AND t.deleted_at IS NULL ORDER BY t.at, t.id',
    JSON.stringify(taskIds),
  );
}

/** One reminder per offset, in the task's own scope. */
export function addReminders(
  tx: WriteTx,
  task: Pick<TaskRecord, 'id' | 'branchId' | 'deptId' | 'ownerId'> & { readonly dueAt: number },
  offsets: readonly number[],
): void {
  const { id: taskId, dueAt, branchId, deptId, ownerId } = task;
  for (const offsetMin of new Set(offsets)) {
    const at = remindAt(dueAt, offsetMin);
    tx.insert(reminders, { id: tx.newId(), taskId, offsetMin, at, state: 'pending', branchId, deptId, ownerId });
  }
}

/** What is done or cancelled needs no reminding. */
export function settleReminders(tx: WriteTx, taskId: string): void {
  for (const each of listRemindersOf(tx, [taskId])) tx.update(reminders, each.id, { state: 'done' });
}

/** Reminders count from the due time: a new one wakes those that have fired already, none takes them away. */
export function moveReminders(tx: WriteTx, taskId: string, dueAt: number | null): void {
  for (const each of listRemindersOf(tx, [taskId])) {
    if (dueAt === null) tx.update(reminders, each.id, { deletedAt: tx.at });
    else tx.update(reminders, each.id, { at: remindAt(dueAt, each.offsetMin), state: 'pending' });
  }
}

/** What hangs on a task. */
export const taskChildren: readonly ChildRows[] = [{ table: reminders, ofParent: 't.task_id = ?' }];
