import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { chinaDate } from '../../kernel/china/dates.ts';
import { findPrintLimit } from '../exports/print-limit.repository.ts';
import { listTemplates } from '../quotes/quotes.repository.ts';
import { emptyAgeing, findAgeing } from './ageing.ts';
import { findPlanPage, listPlans, sumPlans } from './list-plans.ts';
import { receivablesCommands as commands } from './receivables.commands.ts';
import { receivablesContract } from './receivables.contract.ts';
import { permitPrint, permitView } from './receivables.policy.ts';
import { findStatement } from './statement.ts';
import { statementFile } from './statement-paper.ts';

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
  statementFile: os.statementFile.handler(async ({ input, context, errors }) => {
    const { app, actor, deviceId } = context;
    const now = app.ports.clock.now();
    const found = permitView(actor) && findStatement(app.db, actor, input, now);
    if (!found) throw errors.CUSTOMER_NOT_FOUND();
    const permit = permitPrint(actor);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const most = findPrintLimit(app.db, actor, now);
    if (most < Math.max(1, found.rows.length)) throw errors.EXPORT_LIMIT({ data: { limit: most } });
    const { customerId: id, month, format, language } = input;
    const details = { room: 'receivables', id, month, format, rows: found.rows.length };
    app.ledger.recordEvent({ kind: 'print', actorId: actor.userId, deviceId, details });
    const sellerName = listTemplates(app.db).find((each) => each.isDefault)?.sellerName ?? null;
    const at = new Date(now + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    return statementFile({ statement: found, sellerName, language, by: actor.name, at }, format);
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
