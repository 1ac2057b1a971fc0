import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findTeam, listMine } from './list-team.ts';
import { teamsCommands } from './teams.commands.ts';
import { teamsContract } from './teams.contract.ts';

const os = implement(teamsContract).$context<Session>();

export const teamsRouter = {
  list: os.list.handler(({ input, context: { app, actor }, errors }) => {
    const team = findTeam(app.db, actor, input, app.ports.clock.now());
    if (!team) throw errors.RECORD_NOT_FOUND();
    return team;
  }),
  mine: os.mine.handler(({ context: { app, actor } }) => listMine(app.db, actor, app.ports.clock.now())),
  add: os.add.handler(({ input, context, errors }) =>
    answer(executeAs(context, teamsCommands, 'teams.add', input), errors),
  ),
  change: os.change.handler(({ input, context, errors }) =>
    answer(executeAs(context, teamsCommands, 'teams.change', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, teamsCommands, 'teams.remove', input), errors),
  ),
};
