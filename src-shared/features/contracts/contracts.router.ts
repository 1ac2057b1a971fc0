import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { chinaDate } from '../../kernel/china/dates.ts';
import { findPrintLimit } from '../exports/print-limit.repository.ts';
import { proposeLines } from '../quotes/propose-lines.repository.ts';
import { contractFile } from './contract-file.ts';
import { contractsCommands as commands } from './contracts.commands.ts';
import { contractsContract } from './contracts.contract.ts';
import { permitPaper, permitView } from './contracts.policy.ts';
import { findVisibleContract } from './contracts.repository.ts';
import { findContractPage, listContracts, sumContracts } from './list-contracts.ts';

const os = implement(contractsContract).$context<Session>();

const nothing = { count: 0, amountIncl: 0, orderedAmount: 0, receivedAmount: 0, invoicedAmount: 0 };

export const contractsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listContracts(app.db, actor, input, app.ports.clock.now()) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const page = permitView(actor) && findContractPage(app.db, actor, input.id, app.ports.clock.now());
    if (!page) throw errors.CONTRACT_NOT_FOUND();
    return page;
  }),
  sums: os.sums.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? sumContracts(app.db, actor, input, app.ports.clock.now()) : nothing,
  ),
  paper: os.paper.handler(async ({ input, context, errors }) => {
    const { app, actor, deviceId } = context;
    const now = app.ports.clock.now();
    const page = permitView(actor) && findContractPage(app.db, actor, input.id, now);
    if (!page) throw errors.CONTRACT_NOT_FOUND();
    const permit = permitPaper(actor, page);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const most = findPrintLimit(app.db, actor, now);
    if (most < 1) throw errors.EXPORT_LIMIT({ data: { limit: most } });
    const { id, no, version } = page;
    const details = { room: 'contracts', id, no, version, format: 'pdf', rows: 1 };
    app.ledger.recordEvent({ kind: 'print', actorId: actor.userId, deviceId, details });
    return contractFile(app.db, page, { language: input.language, by: actor.name, now });
  }),
  propose: os.propose.handler(({ input: { id, items }, context: { app, actor }, errors }) => {
    const contract = permitView(actor) && findVisibleContract(app.db, actor, id);
    if (!contract) throw errors.CONTRACT_NOT_FOUND();
    const quoteDate = contract.signDate ?? contract.startDate ?? chinaDate(app.ports.clock.now());
    return proposeLines(app.db, actor, { ...contract, quoteDate, priceBookId: null }, items);
  }),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.create', input), errors),
  ),
  createFromQuote: os.createFromQuote.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.createFromQuote', input), errors),
  ),
  renewTerm: os.renewTerm.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.renewTerm', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.edit', input), errors),
  ),
  submit: os.submit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.submit', input), errors),
  ),
  sign: os.sign.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.sign', input), errors),
  ),
  reopen: os.reopen.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.reopen', input), errors),
  ),
  start: os.start.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.start', input), errors),
  ),
  complete: os.complete.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.complete', input), errors),
  ),
  terminate: os.terminate.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.terminate', input), errors),
  ),
  makeVoid: os.makeVoid.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.makeVoid', input), errors),
  ),
  archive: os.archive.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.archive', input), errors),
  ),
  expire: os.expire.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.expire', input), errors),
  ),
  beginChange: os.beginChange.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.beginChange', input), errors),
  ),
  applyChange: os.applyChange.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.applyChange', input), errors),
  ),
  dropChange: os.dropChange.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.dropChange', input), errors),
  ),
  assign: os.assign.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.assign', input), errors),
  ),
  tag: os.tag.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.tag', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'contracts.restore', input), errors),
  ),
};
