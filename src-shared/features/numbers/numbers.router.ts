import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { isAllowed } from '../../kernel/scope.ts';
import { listLoans, listTemplates } from './list-templates.ts';
import { numbersCommands } from './numbers.commands.ts';
import { numbersContract } from './numbers.contract.ts';
import { listFormerNumbers } from './numbers.repository.ts';

const os = implement(numbersContract).$context<Session>();

export const numbersRouter = {
  templates: os.templates.handler(({ context: { app, actor } }) => listTemplates(app.db, actor, app.ports.clock.now())),
  saveTemplate: os.saveTemplate.handler(({ input, context, errors }) =>
    answer(executeAs(context, numbersCommands, 'numbers.saveTemplate', input), errors),
  ),
  loans: os.loans.handler(({ input, context: { app, actor } }) => ({
    rows: isAllowed(actor, 'number.manage') ? listLoans(app.db, input.docType) : [],
  })),
  formerNumbers: os.formerNumbers.handler(({ input, context: { app } }) =>
    listFormerNumbers(app.db, input.docType, input.no),
  ),
};
