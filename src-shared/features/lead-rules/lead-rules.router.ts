import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { isAllowed } from '../../kernel/scope.ts';
import { leadRulesCommands } from './lead-rules.commands.ts';
import { leadRulesContract } from './lead-rules.contract.ts';
import { findLeadSettings, listAssignRules, listScoreRules } from './lead-rules.repository.ts';
import { simulateRouting } from './simulate-routing.ts';

const os = implement(leadRulesContract).$context<Session>();

export const leadRulesRouter = {
  assignRules: os.assignRules.handler(({ context: { app, actor } }) =>
    isAllowed(actor, 'pool.manage') ? listAssignRules(app.db) : [],
  ),
  saveAssign: os.saveAssign.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadRulesCommands, 'leadRules.saveAssign', input), errors),
  ),
  removeAssign: os.removeAssign.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadRulesCommands, 'leadRules.removeAssign', input), errors),
  ),
  scoreRules: os.scoreRules.handler(({ context: { app, actor } }) =>
    isAllowed(actor, 'lead.view') ? listScoreRules(app.db) : [],
  ),
  saveScore: os.saveScore.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadRulesCommands, 'leadRules.saveScore', input), errors),
  ),
  removeScore: os.removeScore.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadRulesCommands, 'leadRules.removeScore', input), errors),
  ),
  settings: os.settings.handler(({ context: { app } }) => findLeadSettings(app.db)),
  saveSettings: os.saveSettings.handler(({ input, context, errors }) =>
    answer(executeAs(context, leadRulesCommands, 'leadRules.saveSettings', input), errors),
  ),
  simulate: os.simulate.handler(({ input, context: { app, actor }, errors }) => {
    if (!isAllowed(actor, 'pool.manage')) throw errors.NOT_ALLOWED({ data: { action: 'pool.manage' } });
    return simulateRouting(app.db, actor, input, app.ports.clock.now());
  }),
};
