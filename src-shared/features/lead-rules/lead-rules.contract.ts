import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { assignRule, assignRuleFields } from './assign-rule.model.ts';
import { scoreRule, scoreRuleFields } from './lead-score.model.ts';
import { leadSettings, leadSettingsFields } from './lead-settings.model.ts';

const assignRules = query.route({ method: 'GET', path: '/lead-rules/assign' }).output(z.array(assignRule));

/** A new rule, or the same one changed: what it gave so far counts anew. */
const saveAssign = command
  .route({ method: 'POST', path: '/lead-rules/assign' })
  .input(z.object({ id: id.optional(), ...assignRuleFields }))
  .output(written)
  .errors(notAllowed);

const removeAssign = command
  .route({ method: 'POST', path: '/lead-rules/assign/remove' })
  .input(z.object({ id }))
  .output(written)
  .errors(notAllowed);

const scoreRules = query.route({ method: 'GET', path: '/lead-rules/score' }).output(z.array(scoreRule));

const saveScore = command
  .route({ method: 'POST', path: '/lead-rules/score' })
  .input(z.object({ id: id.optional(), ...scoreRuleFields }))
  .output(written)
  .errors(notAllowed);

const removeScore = command
  .route({ method: 'POST', path: '/lead-rules/score/remove' })
  .input(z.object({ id }))
  .output(written)
  .errors(notAllowed);

const settings = query.route({ method: 'GET', path: '/lead-rules/settings' }).output(leadSettings);

const saveSettings = command
  .route({ method: 'POST', path: '/lead-rules/settings' })
  .input(z.object(leadSettingsFields))
  .output(written)
  .errors(notAllowed);

/** 试算: who would get the leads that wait now, and how a number of made-up leads would be shared. Writes nothing. */
const simulate = query
  .route({ method: 'POST', path: '/lead-rules/simulate' })
  .input(z.object({ ruleId: id.optional(), count: z.number().int().min(0).max(1000).default(100) }))
  .output(
    z.object({
      waiting: z.array(
        z.object({ leadId: id, name: z.string(), ruleName: z.string().nullable(), target: z.string().nullable() }),
      ),
      shares: z.array(z.object({ name: z.string(), count: z.number().int() })),
      left: z.number().int(),
    }),
  )
  .errors(notAllowed);

export const leadRulesContract = {
  assignRules,
  saveAssign,
  removeAssign,
  scoreRules,
  saveScore,
  removeScore,
  settings,
  saveSettings,
  simulate,
};
