import type { Scope } from '../../kernel/scope.ts';
import type { NewRecord } from '../../ledger/write-tx.ts';
import type { scoreRules } from '../lead-rules/lead-rules.tables.ts';
import type { pools } from '../pools/pools.tables.ts';
import { type DemoPlan, demoId } from './demo.model.ts';

/** Every so manieth sample customer lies in the pool. */
const pooledEvery = 40;
const hiddenFields = {
  customer: ['customer.mobile', 'customer.phone', 'contact.mobile'],
  lead: ['lead.mobile', 'lead.phone'],
};

/** A pool for customers and one for leads, open to everyone, with numbers hidden until somebody claims. */
export function demoPoolRows(plan: DemoPlan): NewRecord<typeof pools>[] {
  const names = { customer: '示例客户公海', lead: '示例线索池' };
  return (['customer', 'lead'] as const).map((kind, number) => ({
    id: demoId(plan, 'pool', number),
    kind,
    name: names[kind],
    enabled: true,
    branchId: null,
    sort: number,
    admins: [],
    members: [{ kind: 'everyone', id: null }],
    hiddenFields: hiddenFields[kind],
    dailyViewLimit: null,
    claimDailyLimit: 5,
    prevOwnerCooldownDays: 7,
    newProtectDays: 0,
    minIntervalMin: 0,
    recycleRules: [],
    previousRules: [],
    rulesFrom: '2000-01-01',
    excludeKey: true,
    warnDays: 7,
  }));
}

export function demoScoreRows(plan: DemoPlan): NewRecord<typeof scoreRules>[] {
  const filled = { operator: 'filled' as const, values: [] };
  const rules = [
    { name: '有手机号', points: 20, decayPerDay: 0, condition: { field: 'mobile' as const, ...filled } },
    { name: '有明确需求', points: 30, decayPerDay: 1, condition: { field: 'demand' as const, ...filled } },
    {
      name: '老客户转介绍',
      points: 20,
      decayPerDay: 0,
      condition: { field: 'source' as const, operator: 'is' as const, values: ['referral'] },
    },
  ];
  return rules.map((rule, number) => ({ ...rule, id: demoId(plan, 'scoreRule', number), enabled: true, sort: number }));
}

/** Where the sample customer of this number lies if it is in the pool. */
export function demoPoolHome(
  plan: DemoPlan,
  number: number,
): (Scope & { poolId: string; enteredPoolAt: number }) | undefined {
  if (number % pooledEvery !== 7) return undefined;
  const poolId = demoId(plan, 'pool', 0);
  return {
    branchId: null,
    deptId: poolId,
    ownerId: null,
    poolId,
    enteredPoolAt: plan.today - (number % 20) * 86_400_000,
  };
}

/** Where sample leads lie that nobody has. */
export function demoLeadPoolHome(plan: DemoPlan, enteredPoolAt: number) {
  const poolId = demoId(plan, 'pool', 1);
  return { branchId: null, deptId: poolId, ownerId: null, poolId, enteredPoolAt };
}
