import type { Actor } from '../scope.ts';
import type { Reach } from './reach.ts';

const everything: Reach = { all: true, ownerIds: [], deptIds: [], branchIds: [], ids: [], editIds: [] };

/** The rights of somebody who is held back by no scope and no field: the console, the founder, tests. */
export const wholeRights = {
  dataScope: 'all',
  scopeByNoun: {},
  reach: everything,
  reachByNoun: {},
  fields: {},
  exportLimit: null,
  offlineAllowed: true,
  offlineDays: null,
} as const satisfies Partial<Actor>;
