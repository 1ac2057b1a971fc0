import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import { findExpected, findReceiptPage, listReceipts } from './list-receipts.ts';
import { matchLines } from './match-lines.ts';
import { readStatement } from './read-statement.ts';
import { receiptsContract } from './receipts.contract.ts';
import { receivablesCommands as commands } from './receivables.commands.ts';
import { permitCreate, permitView } from './receivables.policy.ts';
import { listBankAccounts } from './receivables.repository.ts';

const os = implement(receiptsContract).$context<Session>();

export const receiptsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listReceipts(app.db, actor, input) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) && findReceiptPage(app.db, actor, input.id);
    if (!found) throw errors.RECEIPT_NOT_FOUND();
    return found;
  }),
  expected: os.expected.handler(({ input, context: { app, actor }, errors }) => {
    const customer = permitView(actor) && findVisibleCustomer(app.db, actor, input.customerId);
    if (!customer) throw errors.CUSTOMER_NOT_FOUND();
    return findExpected(app.db, actor, customer.id, input.currency);
  }),
  match: os.match.handler(({ input, context: { app, actor } }) =>
    permitView(actor) && permitCreate(actor).ok ? matchLines(app.db, actor, input) : [],
  ),
  readStatement: os.readStatement.handler(async ({ input, context: { app, actor }, errors }) => {
    const permit = permitCreate(actor);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const read = await readStatement(input.file, input.columns);
    if (!read.ok) throw errors.FILE_UNREADABLE({ data: read.error });
    const { bankAccountId } = input;
    return { ...read.value, lines: matchLines(app.db, actor, { bankAccountId, lines: read.value.lines }) };
  }),
  accounts: os.accounts.handler(({ context: { app, actor } }) => (permitView(actor) ? listBankAccounts(app.db) : [])),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.create', input), errors),
  ),
  refund: os.refund.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.refund', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.edit', input), errors),
  ),
  submit: os.submit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.submit', input), errors),
  ),
  withdraw: os.withdraw.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.withdraw', input), errors),
  ),
  confirm: os.confirm.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.confirm', input), errors),
  ),
  reject: os.reject.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.reject', input), errors),
  ),
  reverse: os.reverse.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.reverse', input), errors),
  ),
  allocate: os.allocate.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.allocate', input), errors),
  ),
  assign: os.assign.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.assign', input), errors),
  ),
  tag: os.tag.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.tag', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.restore', input), errors),
  ),
  saveAccount: os.saveAccount.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'receipts.saveAccount', input), errors),
  ),
};
