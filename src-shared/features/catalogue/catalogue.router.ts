import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { catalogueCommands } from './catalogue.commands.ts';
import { brandsContract, categoriesContract, segmentsContract, unitsContract } from './catalogue.contract.ts';
import { permitView } from './catalogue.policy.ts';
import { listBrandRows, listCategoryRows, listSegmentRows, listUnitRows } from './list-entries.ts';

const nothing = { rows: [], total: 0 };

const brands = implement(brandsContract).$context<Session>();

export const brandsRouter = {
  list: brands.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listBrandRows(app.db, actor, input) : nothing,
  ),
  create: brands.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'brands.create', input), errors),
  ),
  edit: brands.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'brands.edit', input), errors),
  ),
  remove: brands.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'brands.remove', input), errors),
  ),
  restore: brands.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'brands.restore', input), errors),
  ),
};

const segments = implement(segmentsContract).$context<Session>();

export const segmentsRouter = {
  list: segments.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listSegmentRows(app.db, actor, input) : nothing,
  ),
  create: segments.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'segments.create', input), errors),
  ),
  edit: segments.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'segments.edit', input), errors),
  ),
  remove: segments.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'segments.remove', input), errors),
  ),
  restore: segments.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'segments.restore', input), errors),
  ),
};

const units = implement(unitsContract).$context<Session>();

export const unitsRouter = {
  list: units.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listUnitRows(app.db, actor, input) : nothing,
  ),
  create: units.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'units.create', input), errors),
  ),
  edit: units.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'units.edit', input), errors),
  ),
  remove: units.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'units.remove', input), errors),
  ),
  restore: units.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'units.restore', input), errors),
  ),
};

const categories = implement(categoriesContract).$context<Session>();

export const categoriesRouter = {
  list: categories.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listCategoryRows(app.db, actor, input) : nothing,
  ),
  create: categories.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'categories.create', input), errors),
  ),
  edit: categories.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'categories.edit', input), errors),
  ),
  remove: categories.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'categories.remove', input), errors),
  ),
  restore: categories.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, catalogueCommands, 'categories.restore', input), errors),
  ),
};
