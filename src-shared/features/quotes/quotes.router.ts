import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { countQuotes, findQuotePage, listQuotes } from './list-quotes.ts';
import { quotesCommands } from './quotes.commands.ts';
import { quotesContract } from './quotes.contract.ts';
import { permitView } from './quotes.policy.ts';

const os = implement(quotesContract).$context<Session>();

export const quotesRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listQuotes(app.db, actor, input, app.ports.clock.now()) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) && findQuotePage(app.db, actor, input.id, app.ports.clock.now());
    if (!found) throw errors.QUOTE_NOT_FOUND();
    return found;
  }),
  counts: os.counts.handler(({ context: { app, actor } }) =>
    permitView(actor)
      ? countQuotes(app.db, actor, app.ports.clock.now())
      : { draft: 0, pending: 0, expiring: 0, accepted: 0 },
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.edit', input), errors),
  ),
  switchTax: os.switchTax.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.switchTax', input), errors),
  ),
  copy: os.copy.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.copy', input), errors),
  ),
  revise: os.revise.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.revise', input), errors),
  ),
  submit: os.submit.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.submit', input), errors),
  ),
  markSent: os.markSent.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.markSent', input), errors),
  ),
  accept: os.accept.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.accept', input), errors),
  ),
  decline: os.decline.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.decline', input), errors),
  ),
  makeVoid: os.makeVoid.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.makeVoid', input), errors),
  ),
  expire: os.expire.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.expire', input), errors),
  ),
  assign: os.assign.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.assign', input), errors),
  ),
  tag: os.tag.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.tag', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quotes.restore', input), errors),
  ),
};
