import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { checkContent } from './check-content.ts';
import { followUpsCommands } from './follow-ups.commands.ts';
import { followUpsContract } from './follow-ups.contract.ts';
import { permitView } from './follow-ups.policy.ts';
import { findVisibleFollowUp } from './follow-ups.repository.ts';
import { listFollowUps, withNames } from './list-follow-ups.ts';

const os = implement(followUpsContract).$context<Session>();

export const followUpsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor)
      ? listFollowUps(app.db, app.contents, actor, input, app.ports.clock.now())
      : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) && findVisibleFollowUp(app.db, actor, input.id);
    if (!found) throw errors.FOLLOW_UP_NOT_FOUND();
    return withNames(app.db, actor, [found], app.ports.clock.now())[0]!;
  }),
  checkContent: os.checkContent.handler(({ input, context: { app, actor } }) =>
    checkContent(app.db, actor, input.targetId, input.content),
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, followUpsCommands, 'followUps.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, followUpsCommands, 'followUps.edit', input), errors),
  ),
  append: os.append.handler(({ input, context, errors }) =>
    answer(executeAs(context, followUpsCommands, 'followUps.append', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, followUpsCommands, 'followUps.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, followUpsCommands, 'followUps.restore', input), errors),
  ),
};
