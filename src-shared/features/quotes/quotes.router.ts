import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findPrintLimit } from '../exports/print-limit.repository.ts';
import { countQuotes, findQuotePage, listQuotes } from './list-quotes.ts';
import { paperFile } from './paper-file.ts';
import { proposeLines } from './propose-lines.repository.ts';
import { quoteTemplatesContract } from './quote-templates.contract.ts';
import { quotesCommands } from './quotes.commands.ts';
import { quotesContract } from './quotes.contract.ts';
import { permitPaper, permitView } from './quotes.policy.ts';
import { findVisibleQuote, listTemplates } from './quotes.repository.ts';

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
  paper: os.paper.handler(async ({ input, context, errors }) => {
    const { app, actor, deviceId } = context;
    const now = app.ports.clock.now();
    const found = permitView(actor) && findQuotePage(app.db, actor, input.id, now);
    if (!found) throw errors.QUOTE_NOT_FOUND();
    const permit = permitPaper(actor, found);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const most = findPrintLimit(app.db, actor, now);
    if (most < 1) throw errors.EXPORT_LIMIT({ data: { limit: most } });
    const details = {
      room: 'quotes',
      id: found.id,
      no: found.no,
      version: found.version,
      format: input.format,
      rows: 1,
    };
    app.ledger.recordEvent({ kind: 'print', actorId: actor.userId, deviceId, details });
    return paperFile(app.db, found, { ...input, by: actor.name, now });
  }),
  propose: os.propose.handler(({ input, context: { app, actor }, errors }) => {
    const quote = permitView(actor) && findVisibleQuote(app.db, actor, input.id);
    if (!quote) throw errors.QUOTE_NOT_FOUND();
    return proposeLines(app.db, actor, quote, input.items);
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

const templates = implement(quoteTemplatesContract).$context<Session>();

export const quoteTemplatesRouter = {
  list: templates.list.handler(({ context: { app, actor } }) => (permitView(actor) ? listTemplates(app.db) : [])),
  save: templates.save.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quoteTemplates.save', input), errors),
  ),
  remove: templates.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, quotesCommands, 'quoteTemplates.remove', input), errors),
  ),
};
