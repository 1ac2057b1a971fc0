import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { leadRulesContract } from './lead-rules.contract.ts';
import { removeAssignRule, removeScoreRule, saveAssignRule, saveLeadSettings, saveScoreRule } from './save-rules.ts';

export const leadRulesCommands = {
  'leadRules.saveAssign': defineCommand(inputOf(leadRulesContract.saveAssign), saveAssignRule),
  'leadRules.removeAssign': defineCommand(inputOf(leadRulesContract.removeAssign), removeAssignRule),
  'leadRules.saveScore': defineCommand(inputOf(leadRulesContract.saveScore), saveScoreRule),
  'leadRules.removeScore': defineCommand(inputOf(leadRulesContract.removeScore), removeScoreRule),
  'leadRules.saveSettings': defineCommand(inputOf(leadRulesContract.saveSettings), saveLeadSettings),
};
