import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findRedRequestPage, listRedRequests } from './list-red-requests.ts';
import { redRequestsCommands as commands } from './red-requests.commands.ts';
import { redRequestsContract } from './red-requests.contract.ts';
import { permitView } from './red-requests.policy.ts';

const os = implement(redRequestsContract).$context<Session>();

export const redRequestsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listRedRequests(app.db, actor, input) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const page = permitView(actor) && findRedRequestPage(app.db, actor, input.id);
    if (!page) throw errors.RED_REQUEST_NOT_FOUND();
    return page;
  }),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'redRequests.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'redRequests.edit', input), errors),
  ),
  submit: os.submit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'redRequests.submit', input), errors),
  ),
  approve: os.approve.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'redRequests.approve', input), errors),
  ),
  reject: os.reject.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'redRequests.reject', input), errors),
  ),
  withdraw: os.withdraw.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'redRequests.withdraw', input), errors),
  ),
  report: os.report.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'redRequests.report', input), errors),
  ),
  issue: os.issue.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'redRequests.issue', input), errors),
  ),
};
