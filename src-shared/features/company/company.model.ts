import { z } from 'zod';
import { id, line } from '../../kernel/fields.ts';
import { wholeRights } from '../../kernel/rights/whole-rights.ts';
import type { Actor } from '../../kernel/scope.ts';
import { account } from '../people/user.model.ts';

/** What a company begins with: its first branch and the person who runs it. */
export const founding = z.object({
  branchId: id,
  userId: id,
  branchName: line(100).min(1),
  userName: line(60).min(1),
  account,
});
export type Founding = z.output<typeof founding>;

/** Who acts before there is anybody: only a founding may be done in this name. */
export const founder: Actor = {
  userId: '00000000-0000-7000-8000-000000000000',
  account: 'founder',
  name: 'founder',
  branchId: null,
  deptId: null,
  ...wholeRights,
  actions: new Set(['company.found']),
};
