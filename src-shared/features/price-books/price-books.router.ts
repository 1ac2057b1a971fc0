import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { listEntries, listPriceBooks, priceBookRows, resolveFor } from './list-price-books.ts';
import { priceBooksCommands } from './price-books.commands.ts';
import { priceBooksContract } from './price-books.contract.ts';
import { permitView } from './price-books.policy.ts';
import { findPriceBook } from './price-books.repository.ts';

const os = implement(priceBooksContract).$context<Session>();
const nothing = { rows: [], total: 0 };

export const priceBooksRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listPriceBooks(app.db, actor, input, app.ports.clock.now()) : nothing,
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) ? findPriceBook(app.db, input.id) : undefined;
    if (!found) throw errors.PRICE_BOOK_NOT_FOUND();
    return priceBookRows(app.db, actor, [found], app.ports.clock.now())[0]!;
  }),
  entries: os.entries.handler(({ input, context: { app, actor } }) => {
    const book = permitView(actor) ? findPriceBook(app.db, input.id) : undefined;
    return book ? listEntries(app.db, actor, book, input) : nothing;
  }),
  resolve: os.resolve.handler(({ input, context: { app, actor } }) =>
    permitView(actor)
      ? resolveFor(app.db, actor, input, app.ports.clock.now())
      : { kind: 'none' as const, expiredBookId: null },
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, priceBooksCommands, 'priceBooks.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, priceBooksCommands, 'priceBooks.edit', input), errors),
  ),
  copy: os.copy.handler(({ input, context, errors }) =>
    answer(executeAs(context, priceBooksCommands, 'priceBooks.copy', input), errors),
  ),
  activate: os.activate.handler(({ input, context, errors }) =>
    answer(executeAs(context, priceBooksCommands, 'priceBooks.activate', input), errors),
  ),
  disable: os.disable.handler(({ input, context, errors }) =>
    answer(executeAs(context, priceBooksCommands, 'priceBooks.disable', input), errors),
  ),
  setEntries: os.setEntries.handler(({ input, context, errors }) =>
    answer(executeAs(context, priceBooksCommands, 'priceBooks.setEntries', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, priceBooksCommands, 'priceBooks.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, priceBooksCommands, 'priceBooks.restore', input), errors),
  ),
};
