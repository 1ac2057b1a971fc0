import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { customersCommands } from './customers.commands.ts';
import { customersContract } from './customers.contract.ts';
import { permitView } from './customers.policy.ts';
import { findVisibleCustomer } from './customers.repository.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findOverview } from './find-overview.ts';
import { listCustomers, withNames } from './list-customers.ts';
import { listPurchases } from './list-purchases.ts';
import { suggestCustomers } from './suggest-customers.ts';

const os = implement(customersContract).$context<Session>();

export const customersRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listCustomers(app.db, app.search, actor, input) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) && findVisibleCustomer(app.db, actor, input.id);
    if (!found) throw errors.CUSTOMER_NOT_FOUND();
    return withNames(app.db, [found])[0]!;
  }),
  overview: os.overview.handler(({ input, context: { app, actor }, errors }) => {
    const overview = permitView(actor) && findOverview(app.db, actor, input.id, app.ports.clock.now());
    if (!overview) throw errors.CUSTOMER_NOT_FOUND();
    return overview;
  }),
  purchases: os.purchases.handler(({ input, context: { app, actor } }) => {
    const found = permitView(actor) && findVisibleCustomer(app.db, actor, input.id);
    return found ? listPurchases(app.db, actor, found.id) : [];
  }),
  suggest: os.suggest.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? suggestCustomers(app.db, app.search, actor, input.text, input.limit) : [],
  ),
  checkDuplicates: os.checkDuplicates.handler(({ input, context: { app, actor } }) =>
    findDuplicates(app.db, app.search, actor, input),
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, customersCommands, 'customers.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, customersCommands, 'customers.edit', input), errors),
  ),
  tag: os.tag.handler(({ input, context, errors }) =>
    answer(executeAs(context, customersCommands, 'customers.tag', input), errors),
  ),
  assign: os.assign.handler(({ input, context, errors }) =>
    answer(executeAs(context, customersCommands, 'customers.assign', input), errors),
  ),
  claim: os.claim.handler(({ input, context, errors }) =>
    answer(executeAs(context, customersCommands, 'customers.claim', input), errors),
  ),
  returnToPool: os.returnToPool.handler(({ input, context, errors }) =>
    answer(executeAs(context, customersCommands, 'customers.returnToPool', input), errors),
  ),
  lock: os.lock.handler(({ input, context, errors }) =>
    answer(executeAs(context, customersCommands, 'customers.lock', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, customersCommands, 'customers.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, customersCommands, 'customers.restore', input), errors),
  ),
};
