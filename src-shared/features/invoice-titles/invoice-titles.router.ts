import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { invoiceTitlesCommands as commands } from './invoice-titles.commands.ts';
import { invoiceTitlesContract, taxEntitiesContract } from './invoice-titles.contract.ts';
import { permitView, permitViewEntities } from './invoice-titles.policy.ts';
import { listEntities } from './invoice-titles.repository.ts';
import { findTitlePage, listTitles } from './list-titles.ts';

const os = implement(invoiceTitlesContract).$context<Session>();

export const invoiceTitlesRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listTitles(app.db, actor, input) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const page = permitView(actor) && findTitlePage(app.db, actor, input.id);
    if (!page) throw errors.INVOICE_TITLE_NOT_FOUND();
    return page;
  }),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceTitles.create', input), errors),
  ),
  derive: os.derive.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceTitles.derive', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceTitles.edit', input), errors),
  ),
  setDefault: os.setDefault.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceTitles.setDefault', input), errors),
  ),
  verify: os.verify.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceTitles.verify', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceTitles.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceTitles.restore', input), errors),
  ),
};

const entities = implement(taxEntitiesContract).$context<Session>();

export const taxEntitiesRouter = {
  list: entities.list.handler(({ context: { app, actor } }) => (permitViewEntities(actor) ? listEntities(app.db) : [])),
  create: entities.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'taxEntities.create', input), errors),
  ),
  edit: entities.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'taxEntities.edit', input), errors),
  ),
  remove: entities.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'taxEntities.remove', input), errors),
  ),
};
