import { reachOfScope } from '#shared/kernel/rights/reach.ts';
import { wholeRights } from '#shared/kernel/rights/whole-rights.ts';
import type { Actor, DataScope } from '#shared/kernel/scope.ts';

/** The rights of a person with one scope for all nouns, in an organisation without anything below. */
export function rightsOf(
  dataScope: DataScope,
  { userId, branchId, deptId }: { userId: string; branchId: string | null; deptId: string | null },
): Pick<Actor, Exclude<keyof typeof wholeRights, never> & keyof Actor> {
  const place = { userId, branchId, deptIds: deptId === null ? [] : [deptId] };
  const organisation = { departmentsBelow: (id: string) => [id], reportsOf: () => [] };
  return { ...wholeRights, dataScope, reach: reachOfScope(dataScope, place, [], organisation) };
}
