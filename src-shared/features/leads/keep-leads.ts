import { keepRecords } from '../../reading/keep-records.ts';
import { findHome } from '../people/people.repository.ts';
import { checkNotClosed } from './lead.model.ts';
import { leadChildren } from './lead-children.repository.ts';
import { permitAssign, permitDelete, permitEdit } from './leads.policy.ts';
import { findLead } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

/** A converted lead is the customer's: it keeps its tags and goes to the bin only with the customer. */
export const keptLeads = keepRecords({
  table: leads,
  find: findLead,
  children: leadChildren,
  missing: 'LEAD_NOT_FOUND',
  permitAssign,
  permitEdit,
  permitDelete,
  findHome,
  checkTag: checkNotClosed,
  checkRemove: (_, lead) => checkNotClosed(lead),
});
