import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { chinaDate } from '../../kernel/china/dates.ts';
import { findNames } from '../people/people.repository.ts';
import { isValidOn } from './tax-rate.model.ts';
import { taxRatesCommands } from './tax-rates.commands.ts';
import { taxRatesContract } from './tax-rates.contract.ts';
import { permitView } from './tax-rates.policy.ts';
import { listTaxRates } from './tax-rates.repository.ts';

const os = implement(taxRatesContract).$context<Session>();

export const taxRatesRouter = {
  list: os.list.handler(({ input: { day }, context: { app, actor } }) => {
    if (!permitView(actor)) return [];
    const names = findNames(app.db);
    const today = chinaDate(app.ports.clock.now());
    return listTaxRates(app.db)
      .filter((rate) => day === undefined || isValidOn(rate, day))
      .map((rate) => ({
        ...rate,
        confirmedByName: names.user(rate.confirmedBy),
        isValidToday: isValidOn(rate, today),
      }));
  }),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, taxRatesCommands, 'taxRates.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, taxRatesCommands, 'taxRates.edit', input), errors),
  ),
  confirm: os.confirm.handler(({ input, context, errors }) =>
    answer(executeAs(context, taxRatesCommands, 'taxRates.confirm', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, taxRatesCommands, 'taxRates.remove', input), errors),
  ),
};
