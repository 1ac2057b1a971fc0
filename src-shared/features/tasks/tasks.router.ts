import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { countTasks } from './count-tasks.ts';
import { findDueReminders } from './find-due-reminders.ts';
import { listTasks, withNames } from './list-tasks.ts';
import { tasksCommands } from './tasks.commands.ts';
import { tasksContract } from './tasks.contract.ts';
import { permitView } from './tasks.policy.ts';
import { findVisibleTask } from './tasks.repository.ts';

const os = implement(tasksContract).$context<Session>();

export const tasksRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listTasks(app.db, actor, input, app.ports.clock.now()) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) && findVisibleTask(app.db, actor, input.id);
    if (!found) throw errors.TASK_NOT_FOUND();
    return withNames(app.db, actor, [found], app.ports.clock.now())[0]!;
  }),
  counts: os.counts.handler(({ context: { app, actor } }) => countTasks(app.db, actor, app.ports.clock.now())),
  dueReminders: os.dueReminders.handler(({ input, context: { app, actor } }) => findDueReminders(app.db, actor, input)),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.edit', input), errors),
  ),
  assign: os.assign.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.assign', input), errors),
  ),
  start: os.start.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.start', input), errors),
  ),
  complete: os.complete.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.complete', input), errors),
  ),
  cancel: os.cancel.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.cancel', input), errors),
  ),
  reopen: os.reopen.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.reopen', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.restore', input), errors),
  ),
  handOver: os.handOver.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.handOver', input), errors),
  ),
  noteTakenOver: os.noteTakenOver.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.noteTakenOver', input), errors),
  ),
  giveBack: os.giveBack.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.giveBack', input), errors),
  ),
  setReminders: os.setReminders.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.setReminders', input), errors),
  ),
  markReminded: os.markReminded.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.markReminded', input), errors),
  ),
  snoozeReminder: os.snoozeReminder.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.snoozeReminder', input), errors),
  ),
  dismissReminder: os.dismissReminder.handler(({ input, context, errors }) =>
    answer(executeAs(context, tasksCommands, 'tasks.dismissReminder', input), errors),
  ),
};
