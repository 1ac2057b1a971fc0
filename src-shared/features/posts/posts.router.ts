import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { listPosts, postRows } from './list-posts.ts';
import { postsCommands } from './posts.commands.ts';
import { postsContract } from './posts.contract.ts';
import { permitView } from './posts.policy.ts';
import { findPost } from './posts.repository.ts';

const os = implement(postsContract).$context<Session>();

export const postsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listPosts(app.db, actor, input) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) ? findPost(app.db, input.id) : undefined;
    if (!found) throw errors.POST_NOT_FOUND();
    return postRows(app.db, [found])[0]!;
  }),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, postsCommands, 'posts.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, postsCommands, 'posts.edit', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, postsCommands, 'posts.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, postsCommands, 'posts.restore', input), errors),
  ),
};
