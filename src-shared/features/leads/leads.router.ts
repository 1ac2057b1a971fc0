import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findLeadDuplicates } from './find-lead-duplicates.ts';
import { leadsCommands } from './leads.commands.ts';
import { leadsContract } from './leads.contract.ts';
import { permitView } from './leads.policy.ts';
import { countLeads, findLeadPage, listLeads, suggestLeads } from './list-leads.ts';

const os = implement(leadsContract).$context<Session>();

const none = { unassigned: 0, pending: 0, following: 0, qualified: 0, converted: 0, invalid: 0 };

export const leadsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listLeads(app.db, app.search, actor, input, app.ports.clock.now()) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const page = permitView(actor) && findLeadPage(app.db, actor, input.id, app.ports.clock.now());
    if (!page) throw errors.LEAD_NOT_FOUND();
    return page;
  }),
  counts: os.counts.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? countLeads(app.db, actor, input.scene) : none,
  ),
  suggest: os.suggest.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? suggestLeads(app.db, app.search, actor, input.text, input.limit) : [],
  ),
  checkDuplicates: os.checkDuplicates.handler(({ input, context: { app, actor } }) =>
    findLeadDuplicates(app.db, app.search, actor, input),
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.edit', input), errors),
  ),
  tag: os.tag.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.tag', input), errors),
  ),
  assign: os.assign.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.assign', input), errors),
  ),
  claim: os.claim.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.claim', input), errors),
  ),
  qualify: os.qualify.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.qualify', input), errors),
  ),
  markInvalid: os.markInvalid.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.markInvalid', input), errors),
  ),
  reactivate: os.reactivate.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.reactivate', input), errors),
  ),
  returnToPool: os.returnToPool.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.returnToPool', input), errors),
  ),
  convert: os.convert.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.convert', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadsCommands, 'leads.restore', input), errors),
  ),
};
