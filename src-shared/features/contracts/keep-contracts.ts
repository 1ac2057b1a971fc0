import { ok, refuse } from '../../kernel/result.ts';
import { keepRecords } from '../../reading/keep-records.ts';
import { findHome } from '../people/people.repository.ts';
import { permitAssign, permitDelete, permitEdit } from './contracts.policy.ts';
import { contractChildren, findContract } from './contracts.repository.ts';
import { contracts } from './contracts.tables.ts';

/** Only drafts and void contracts go to the bin: what somebody signed, or is asked to, stays. */
export const keptContracts = keepRecords({
  table: contracts,
  find: findContract,
  children: contractChildren,
  missing: 'CONTRACT_NOT_FOUND',
  permitAssign,
  permitEdit,
  permitDelete,
  findHome,
  checkRemove: (_, { id, status }) =>
    status === 'draft' || status === 'void'
      ? ok(undefined)
      : refuse({ code: 'CONTRACT_LOCKED' as const, contractId: id }),
});
