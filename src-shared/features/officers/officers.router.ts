import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { officeOf, offices } from '../../kernel/rights/offices.ts';
import { isAllowed } from '../../kernel/scope.ts';
import { officersCommands } from './officers.commands.ts';
import { officersContract } from './officers.contract.ts';
import { findLimits, findSeparation, listOfficers, listWaiting } from './officers.repository.ts';

const os = implement(officersContract).$context<Session>();

/** What both hosts answer; moving up and the shares are the server's. */
export const officersRouter = {
  state: os.state.handler(({ context: { app, actor } }) => {
    const separation = findSeparation(app.db);
    const isLevel3 = separation === 'level3';
    const holders = isLevel3 ? listOfficers(app.db) : [];
    const lets = isLevel3 && (isAllowed(actor, 'user.create') || isAllowed(actor, 'role.edit'));
    return {
      separation,
      limits: findLimits(app.db),
      holders,
      missing: isLevel3 ? offices.filter((office) => !holders.some((holder) => holder.office === office)) : [],
      waiting: lets ? listWaiting(app.db) : [],
      own: isLevel3 ? (officeOf(actor.actions) ?? null) : null,
    };
  }),
  setLimits: os.setLimits.handler(({ input, context, errors }) =>
    answer(executeAs(context, officersCommands, 'officers.setLimits', input), errors),
  ),
};
