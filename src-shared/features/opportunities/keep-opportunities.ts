import { keepRecords } from '../../reading/keep-records.ts';
import { findHome } from '../people/people.repository.ts';
import { permitAssign, permitDelete, permitEdit } from './opportunities.policy.ts';
import { findOpportunity, opportunityChildren } from './opportunities.repository.ts';
import { opportunities } from './opportunities.tables.ts';

export const keptOpportunities = keepRecords({
  table: opportunities,
  find: findOpportunity,
  children: opportunityChildren,
  missing: 'OPPORTUNITY_NOT_FOUND',
  permitAssign,
  permitEdit,
  permitDelete,
  findHome,
});
