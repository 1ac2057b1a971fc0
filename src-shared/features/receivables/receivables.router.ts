import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { chinaDate } from '../../kernel/china/dates.ts';
import { emptyAgeing, findAgeing } from './ageing.ts';
import { findPlanPage, listPlans, sumPlans } from './list-plans.ts';
import { receivablesCommands as commands } from './receivables.commands.ts';
import { receivablesContract } from './receivables.contract.ts';
import { permitView } from './receivables.policy.ts';
import { findStatement } from './statement.ts';

const nothing = { count: 0, amount: 0, received: 0, remainder: 0, overdue: 0, overdueCount: 0 };

const os = implement(receivablesContract).$context<Session>();

export const receivablesRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listPlans(app.db, actor, input, app.ports.clock.now()) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) && findPlanPage(app.db, actor, input.id, app.ports.clock.now());
    if (!found) throw errors.PLAN_NOT_FOUND();
    return found;
  }),
  sums: os.sums.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? sumPlans(app.db, actor, input, app.ports.clock.now()) : nothing,
  ),
  ageing: os.ageing.handler(({ input, context: { app, actor } }) => {
    const asOf = input.asOf ?? chinaDate(app.ports.clock.now());
    return permitView(actor) ? findAgeing(app.db, actor, asOf) : emptyAgeing(asOf);
  }),
  statement: os.statement.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) && findStatement(app.db, actor, input, app.ports.clock.now());
    if (!found) throw errors.CUSTOMER_NOT_FOUND();
    return found;
  }),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receivables.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receivables.edit', input), errors),
  ),
  mark: os.mark.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receivables.mark', input), errors),
  ),
  void: os.void.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receivables.void', input), errors),
  ),
  writeOff: os.writeOff.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receivables.writeOff', input), errors),
  ),
  assign: os.assign.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receivables.assign', input), errors),
  ),
  tag: os.tag.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receivables.tag', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receivables.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receivables.restore', input), errors),
  ),
};
