import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { coverRows } from '../../reading/rows.ts';
import { findNames } from '../people/people.repository.ts';
import { findProductPage } from './find-product-page.ts';
import { listProducts } from './list-products.ts';
import { productsCommands } from './products.commands.ts';
import { productsContract } from './products.contract.ts';
import { permitView } from './products.policy.ts';
import { listImagesOf, listPricesOf } from './products.repository.ts';
import { productPrices } from './products.tables.ts';

const os = implement(productsContract).$context<Session>();

export const productsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listProducts(app.db, app.search, actor, input, app.ports.clock.now()) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) ? findProductPage(app.db, actor, input.id, app.ports.clock.now()) : undefined;
    if (!found) throw errors.PRODUCT_NOT_FOUND();
    return found;
  }),
  prices: os.prices.handler(({ input, context: { app, actor } }) => {
    if (!permitView(actor)) return [];
    const names = findNames(app.db);
    const rows = coverRows(actor, productPrices, listPricesOf(app.db, input.id), 'list');
    return rows.map((row) => ({ ...row, byName: names.user(row.createdBy) }));
  }),
  images: os.images.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listImagesOf(app.db, input.id) : [],
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.edit', input), errors),
  ),
  setPrice: os.setPrice.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.setPrice', input), errors),
  ),
  publish: os.publish.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.publish', input), errors),
  ),
  withdraw: os.withdraw.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.withdraw', input), errors),
  ),
  discontinue: os.discontinue.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.discontinue', input), errors),
  ),
  archive: os.archive.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.archive', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.restore', input), errors),
  ),
  addImage: os.addImage.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.addImage', input), errors),
  ),
  removeImage: os.removeImage.handler(({ input, context, errors }) =>
    answer(executeAs(context, productsCommands, 'products.removeImage', input), errors),
  ),
};
