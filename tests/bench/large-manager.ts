import type { ListInput } from '#shared/kernel/listing.ts';
import type { Actor, DataScope } from '#shared/kernel/scope.ts';
import { rightsOf } from '../support/rights.ts';
import { company } from '../support/test-host.ts';

/** The manager of the large company, who reaches as far as `dataScope`. */
export const managerOf = (dataScope: DataScope): Actor => ({
  userId: company.manager,
  account: 'manager',
  name: '王经理',
  branchId: company.north,
  deptId: company.northSales,
  ...rightsOf(dataScope, { userId: company.manager, branchId: company.north, deptId: company.northSales }),
  actions: new Set(['*']),
});

/** The first hundred rows of everything, but for what `input` says. */
export const pageOf = (input: Partial<ListInput>): ListInput => ({
  scene: 'all',
  filters: [],
  offset: 0,
  limit: 100,
  ...input,
});
