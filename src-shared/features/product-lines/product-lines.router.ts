import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { indicators } from './cockpit.model.ts';
import { findTile, listTileRows } from './cockpit.repository.ts';
import { listProductLines, productLineRows } from './list-product-lines.ts';
import { productLinesCommands } from './product-lines.commands.ts';
import { productLinesContract } from './product-lines.contract.ts';
import { permitView } from './product-lines.policy.ts';
import { findCockpitName, findProductLine } from './product-lines.repository.ts';

const os = implement(productLinesContract).$context<Session>();

export const productLinesRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listProductLines(app.db, actor, input) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) ? findProductLine(app.db, input.id) : undefined;
    if (!found) throw errors.PRODUCT_LINE_NOT_FOUND();
    return productLineRows(app.db, [found])[0]!;
  }),
  cockpit: os.cockpit.handler(({ input, context: { app, actor }, errors }) => {
    const name = permitView(actor) ? findCockpitName(app.db, input.kind, input.id) : undefined;
    if (name === undefined) throw errors.PRODUCT_LINE_NOT_FOUND();
    return { name, tiles: indicators.map((indicator) => findTile(app.db, actor, input, indicator)) };
  }),
  cockpitRows: os.cockpitRows.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listTileRows(app.db, actor, input, input) : { rows: [], total: 0, value: null },
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, productLinesCommands, 'productLines.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, productLinesCommands, 'productLines.edit', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, productLinesCommands, 'productLines.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, productLinesCommands, 'productLines.restore', input), errors),
  ),
};
