import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { listPrices, listSuppliers, supplierRows } from './list-suppliers.ts';
import { suppliersCommands } from './suppliers.commands.ts';
import { suppliersContract } from './suppliers.contract.ts';
import { permitView } from './suppliers.policy.ts';
import { findSupplier } from './suppliers.repository.ts';

const os = implement(suppliersContract).$context<Session>();

export const suppliersRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listSuppliers(app.db, actor, input) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) ? findSupplier(app.db, input.id) : undefined;
    if (!found) throw errors.SUPPLIER_NOT_FOUND();
    return supplierRows(app.db, [found])[0]!;
  }),
  prices: os.prices.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listPrices(app.db, actor, input, app.ports.clock.now()) : [],
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, suppliersCommands, 'suppliers.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, suppliersCommands, 'suppliers.edit', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, suppliersCommands, 'suppliers.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, suppliersCommands, 'suppliers.restore', input), errors),
  ),
  setPrice: os.setPrice.handler(({ input, context, errors }) =>
    answer(executeAs(context, suppliersCommands, 'suppliers.setPrice', input), errors),
  ),
  removePrice: os.removePrice.handler(({ input, context, errors }) =>
    answer(executeAs(context, suppliersCommands, 'suppliers.removePrice', input), errors),
  ),
};
