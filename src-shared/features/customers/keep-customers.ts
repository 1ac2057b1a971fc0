import { keepRecords } from '../../reading/keep-records.ts';
import { findHome } from '../people/people.repository.ts';
import { customerChildren } from './customer-children.repository.ts';
import { permitAssign, permitDelete, permitEdit } from './customers.policy.ts';
import { findCustomer } from './customers.repository.ts';
import { customers } from './customers.tables.ts';

/** Tags and the recycle bin; giving a customer away asks for room and leaves a trail, and is a step of its own. */
export const keptCustomers = keepRecords({
  table: customers,
  find: findCustomer,
  children: customerChildren,
  missing: 'CUSTOMER_NOT_FOUND',
  permitAssign,
  permitEdit,
  permitDelete,
  findHome,
});
