import type { z } from 'zod';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { moveChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import type { ContactDuplicate, ContactNotFound, CustomerNotFound } from '../contacts/contact.model.ts';
import { setCustomerSummary } from '../follow-ups/follow-ups.repository.ts';
import { followUps } from '../follow-ups/follow-ups.tables.ts';
import type { PipelineNotFound } from '../opportunities/pipeline.model.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { type CustomerDuplicate, takeContact, takeCustomer, takeOpportunity } from './convert-parts.ts';
import { checkTransition, type LeadNotFound, type LeadStateRefused } from './lead.model.ts';
import { leadRecords } from './lead-children.repository.ts';
import type { convertInput } from './leads.contract.ts';
import { permitConvert } from './leads.policy.ts';
import { findLead } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

export interface Converted extends Written {
  customerId: string;
  contactId: string | null;
  opportunityId: string | null;
}

type ConvertLeadRefusal =
  | LeadNotFound
  | NotAllowed
  | LeadStateRefused
  | FieldInvalid
  | IdTaken
  | CustomerNotFound
  | ContactNotFound
  | CustomerDuplicate
  | ContactDuplicate
  | PipelineNotFound;

/**
 * The lead becomes a customer and a contact, new or known, and an opportunity if one is asked for. Its follow-ups count for the customer from now on, its tasks
 * belong to the customer, and the lead itself stays readable from there for good.
 */
export function convertLead(
  tx: WriteTx,
  actor: Actor,
  input: z.output<typeof convertInput>,
): Result<Converted, ConvertLeadRefusal> {
  const lead = findLead(tx, input.id);
  if (!lead) return refuse({ code: 'LEAD_NOT_FOUND' });
  const permit = permitConvert(actor, lead);
  if (!permit.ok) return permit;
  const step = checkTransition(lead, 'convert');
  if (!step.ok) return step;

  const customer = takeCustomer(tx, actor, lead, input.customer);
  if (!customer.ok) return customer;
  const contact = takeContact(tx, actor, lead, customer.value, input.contact);
  if (!contact.ok) return contact;
  const opportunity = takeOpportunity(tx, actor, lead, customer.value.id, contact.value, input.opportunity);
  if (!opportunity.ok) return opportunity;

  const customerId = customer.value.id;
  const { branchId, deptId, ownerId } = customer.value;
  const home = { branchId, deptId, ownerId };
  tx.update(leads, lead.id, {
    ...home,
    status: step.value.to,
    convertedAt: tx.at,
    convertedCustomerId: customerId,
    convertedContactId: contact.value,
    convertedOpportunityId: opportunity.value,
    nextContactAt: null,
  });
  moveChildRows(tx, leadRecords, lead, home);
  for (const { id } of selectRows(tx, followUps, 't.target_id = ?', lead.id)) tx.update(followUps, id, { customerId });
  for (const { id } of selectRows(tx, tasks, 't.related_id = ?', lead.id)) {
    tx.update(tasks, id, { relatedType: 'customer', relatedId: customerId });
  }
  setCustomerSummary(tx, customerId);
  const made = { customerId, contactId: contact.value, opportunityId: opportunity.value };
  return ok({ id: lead.id, commandId: tx.command.id, ...made });
}
