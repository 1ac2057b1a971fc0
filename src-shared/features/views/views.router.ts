import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { followsContract } from './follows.contract.ts';
import { preferencesContract } from './preferences.contract.ts';
import { viewsCommands } from './views.commands.ts';
import { viewsContract } from './views.contract.ts';
import { findFollowed, findPreference, listPreferencesOf, listViewsOf, viewOf } from './views.repository.ts';

const views = implement(viewsContract).$context<Session>();
const preferences = implement(preferencesContract).$context<Session>();
const follows = implement(followsContract).$context<Session>();

export const viewsRouter = {
  list: views.list.handler(({ input, context: { app, actor } }) =>
    listViewsOf(app.db, actor.userId, input.room).map(viewOf),
  ),
  create: views.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, viewsCommands, 'views.create', input), errors),
  ),
  edit: views.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, viewsCommands, 'views.edit', input), errors),
  ),
  reorder: views.reorder.handler(({ input, context, errors }) =>
    answer(executeAs(context, viewsCommands, 'views.reorder', input), errors),
  ),
  remove: views.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, viewsCommands, 'views.remove', input), errors),
  ),
};

export const preferencesRouter = {
  list: preferences.list.handler(({ context: { app, actor } }) =>
    Object.fromEntries(listPreferencesOf(app.db, actor.userId).map(({ key, value }) => [key, value])),
  ),
  get: preferences.get.handler(({ input, context: { app, actor } }) => {
    const found = findPreference(app.db, actor.userId, input.key);
    return { value: found && found.deletedAt === null ? found.value : null };
  }),
  set: preferences.set.handler(({ input, context }) =>
    answer(executeAs(context, viewsCommands, 'preferences.set', input), {}),
  ),
};

export const followsRouter = {
  list: follows.list.handler(({ input, context: { app, actor } }) => [
    ...findFollowed(app.db, actor.userId, input.table),
  ]),
  set: follows.set.handler(({ input, context, errors }) =>
    answer(executeAs(context, viewsCommands, 'follows.set', input), errors),
  ),
};
