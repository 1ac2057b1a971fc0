import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { dismissReminder, markReminded, snoozeReminder } from './answer-reminder.ts';
import { changeTaskState } from './change-task-state.ts';
import { createTask } from './create-task.ts';
import { editTask } from './edit-task.ts';
import { giveBackTask, handOverTask, noteTakenOver } from './hand-over-task.ts';
import { keptTasks } from './keep-tasks.ts';
import { setReminders } from './set-reminders.ts';
import { tasksContract } from './tasks.contract.ts';

export const tasksCommands = {
  'tasks.create': defineCommand(inputOf(tasksContract.create), createTask),
  'tasks.edit': defineCommand(inputOf(tasksContract.edit), editTask),
  'tasks.assign': defineCommand(inputOf(tasksContract.assign), keptTasks.assign),
  'tasks.start': defineCommand(inputOf(tasksContract.start), changeTaskState('start')),
  'tasks.complete': defineCommand(inputOf(tasksContract.complete), changeTaskState('complete')),
  'tasks.cancel': defineCommand(inputOf(tasksContract.cancel), changeTaskState('cancel')),
  'tasks.reopen': defineCommand(inputOf(tasksContract.reopen), changeTaskState('reopen')),
  'tasks.remove': defineCommand(inputOf(tasksContract.remove), keptTasks.remove),
  'tasks.restore': defineCommand(inputOf(tasksContract.restore), keptTasks.restore),
  'tasks.handOver': defineCommand(inputOf(tasksContract.handOver), handOverTask),
  'tasks.noteTakenOver': defineCommand(inputOf(tasksContract.noteTakenOver), noteTakenOver),
  'tasks.giveBack': defineCommand(inputOf(tasksContract.giveBack), giveBackTask),
  'tasks.setReminders': defineCommand(inputOf(tasksContract.setReminders), setReminders),
  'tasks.markReminded': defineCommand(inputOf(tasksContract.markReminded), markReminded),
  'tasks.snoozeReminder': defineCommand(inputOf(tasksContract.snoozeReminder), snoozeReminder),
  'tasks.dismissReminder': defineCommand(inputOf(tasksContract.dismissReminder), dismissReminder),
};
