import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { createOpportunity } from './create-opportunity.ts';
import { checkOpportunityItem, editOpportunity, setOpportunityLines } from './edit-opportunity.ts';
import { endOpportunity, reopenOpportunity, winOpportunity } from './end-opportunity.ts';
import { keptOpportunities } from './keep-opportunities.ts';
import { moveOpportunity } from './move-opportunity.ts';
import { opportunitiesContract as contract } from './opportunities.contract.ts';
import { commitForecast, overrideForecast } from './save-forecast.ts';
import { savePipeline } from './save-pipeline.ts';

export const opportunitiesCommands = {
  'opportunities.create': defineCommand(inputOf(contract.create), createOpportunity),
  'opportunities.edit': defineCommand(inputOf(contract.edit), editOpportunity),
  'opportunities.setLines': defineCommand(inputOf(contract.setLines), setOpportunityLines),
  'opportunities.check': defineCommand(inputOf(contract.check), checkOpportunityItem),
  'opportunities.move': defineCommand(inputOf(contract.move), moveOpportunity),
  'opportunities.win': defineCommand(inputOf(contract.win), winOpportunity),
  'opportunities.lose': defineCommand(inputOf(contract.lose), endOpportunity('lost')),
  'opportunities.invalidate': defineCommand(inputOf(contract.invalidate), endOpportunity('invalid')),
  'opportunities.reopen': defineCommand(inputOf(contract.reopen), reopenOpportunity),
  'opportunities.assign': defineCommand(inputOf(contract.assign), keptOpportunities.assign),
  'opportunities.tag': defineCommand(inputOf(contract.tag), keptOpportunities.tag),
  'opportunities.remove': defineCommand(inputOf(contract.remove), keptOpportunities.remove),
  'opportunities.restore': defineCommand(inputOf(contract.restore), keptOpportunities.restore),
  'opportunities.savePipeline': defineCommand(inputOf(contract.savePipeline), savePipeline),
  'opportunities.commit': defineCommand(inputOf(contract.commit), commitForecast),
  'opportunities.override': defineCommand(inputOf(contract.override), overrideForecast),
};
