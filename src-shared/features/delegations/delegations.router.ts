import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { delegationsCommands } from './delegations.commands.ts';
import { delegationsContract } from './delegations.contract.ts';
import { listDelegations } from './list-delegations.ts';

const os = implement(delegationsContract).$context<Session>();

export const delegationsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    listDelegations(app.db, actor, input, app.ports.clock.now()),
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, delegationsCommands, 'delegations.create', input), errors),
  ),
  revoke: os.revoke.handler(({ input, context, errors }) =>
    answer(executeAs(context, delegationsCommands, 'delegations.revoke', input), errors),
  ),
};
