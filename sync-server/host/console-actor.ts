import { wholeRights } from '#shared/kernel/rights/whole-rights.ts';
import type { Actor } from '#shared/kernel/scope.ts';

/** Whoever may read the data folder, and the server itself: the machine's administrator, not a person of the company. */
export const consoleActor: Actor = {
  userId: '00000000-0000-7000-8000-000000000001',
  account: 'console',
  name: 'console',
  branchId: null,
  deptId: null,
  ...wholeRights,
  actions: new Set(['*']),
};
