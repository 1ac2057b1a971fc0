import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findNames } from '../people/people.repository.ts';
import { binContract } from './bin.contract.ts';
import { bins, listBin } from './bin.repository.ts';
import { findHistory } from './find-history.ts';
import { historyCommands } from './history.commands.ts';
import { historyContract } from './history.contract.ts';
import { binDays } from './history.model.ts';
import { permitBin, permitHistory } from './history.policy.ts';

const history = implement(historyContract).$context<Session>();
const bin = implement(binContract).$context<Session>();

export const historyRouter = {
  ofRecord: history.ofRecord.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitHistory(actor, input.table) ? findHistory(app.db, actor, input) : undefined;
    if (!found) throw errors.RECORD_NOT_FOUND();
    return found;
  }),
  undo: history.undo.handler(({ input, context, errors }) =>
    answer(executeAs(context, historyCommands, 'history.undo', input), errors),
  ),
};

export const binRouter = {
  list: bin.list.handler(({ input, context: { app, actor } }) => {
    if (!permitBin(actor, input.room)) return { rows: [], total: 0 };
    const { rows, total } = listBin(app.db, actor, bins[input.room], input);
    const names = findNames(app.db);
    return {
      rows: rows.map(({ deletedBy, ...row }) => ({
        ...row,
        deletedByName: names.user(deletedBy),
        purgeAt: row.deletedAt + binDays * 24 * 3_600_000,
      })),
      total,
    };
  }),
  purge: bin.purge.handler(({ input, context, errors }) =>
    answer(executeAs(context, historyCommands, 'bin.purge', input), errors),
  ),
};
