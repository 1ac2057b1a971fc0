import { z } from 'zod';
import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { assignLead } from './assign-lead.ts';
import { markLeadInvalid, qualifyLead, reactivateLead } from './change-lead-state.ts';
import { claimLead } from './claim-lead.ts';
import { convertLead } from './convert-lead.ts';
import { createLead } from './create-lead.ts';
import { editLead } from './edit-lead.ts';
import { keptLeads } from './keep-leads.ts';
import { leadsContract } from './leads.contract.ts';
import { returnLead } from './return-lead.ts';
import { escalateLeads, routeLeads } from './route-leads.ts';

const routeBatch = z.object({ limit: z.number().int().min(1).max(1000).default(200) });

export const leadsCommands = {
  'leads.create': defineCommand(inputOf(leadsContract.create), createLead),
  'leads.edit': defineCommand(inputOf(leadsContract.edit), editLead),
  'leads.tag': defineCommand(inputOf(leadsContract.tag), keptLeads.tag),
  'leads.assign': defineCommand(inputOf(leadsContract.assign), assignLead),
  'leads.claim': defineCommand(inputOf(leadsContract.claim), claimLead),
  'leads.qualify': defineCommand(inputOf(leadsContract.qualify), qualifyLead),
  'leads.markInvalid': defineCommand(inputOf(leadsContract.markInvalid), markLeadInvalid),
  'leads.reactivate': defineCommand(inputOf(leadsContract.reactivate), reactivateLead),
  'leads.returnToPool': defineCommand(inputOf(leadsContract.returnToPool), returnLead),
  'leads.convert': defineCommand(inputOf(leadsContract.convert), convertLead),
  /** Run by the host that owns the data; no client asks for them. */
  'leads.route': defineCommand(routeBatch, routeLeads),
  'leads.escalate': defineCommand(routeBatch, escalateLeads),
  'leads.remove': defineCommand(inputOf(leadsContract.remove), keptLeads.remove),
  'leads.restore': defineCommand(inputOf(leadsContract.restore), keptLeads.restore),
};
