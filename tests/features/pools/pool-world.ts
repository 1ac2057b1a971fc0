import { customers } from '#shared/features/customers/customers.tables.ts';
import { leads } from '#shared/features/leads/leads.tables.ts';
import type { Pool } from '#shared/features/pools/pool.model.ts';
import { pools } from '#shared/features/pools/pools.tables.ts';
import { company, type TestHost } from '../../support/test-host.ts';

export const day = 86_400_000;
export const poolId = '01900000-0000-7000-8000-0000000000a1';
export const otherPoolId = '01900000-0000-7000-8000-0000000000a2';

/** A pool of everybody's with no limits, unless a test says so. */
export function givenPool(host: TestHost, more: Partial<Pool> = {}): string {
  const id = more.id ?? poolId;
  host.given(pools, [
    {
      id,
      kind: 'customer',
      name: '公司公海',
      enabled: true,
      branchId: null,
      sort: 0,
      admins: [company.manager],
      members: [{ kind: 'everyone', id: null }],
      hiddenFields: [],
      dailyViewLimit: null,
      claimDailyLimit: null,
      prevOwnerCooldownDays: 0,
      newProtectDays: 0,
      minIntervalMin: 0,
      recycleRules: [],
      previousRules: [],
      rulesFrom: '2020-01-01',
      excludeKey: true,
      warnDays: 7,
      ...more,
    },
  ]);
  return id;
}

let number = 0;

export function givenCustomer(host: TestHost, more: Record<string, unknown> = {}): string {
  number += 1;
  const id = `01900000-0000-7000-8000-0000c${String(number).padStart(7, '0')}`;
  host.given(customers, [
    {
      id,
      name: `第${number}号公司`,
      nameNorm: `第${number}号`,
      namePinyin: '',
      nameInitials: '',
      kind: 'enterprise',
      isKey: false,
      lifecycle: 'potential',
      tags: [],
      receiveKind: 'created',
      receivedAt: host.time,
      branchId: company.north,
      deptId: company.northSales,
      ownerId: company.mei,
      ...more,
    },
  ]);
  return id;
}

/** A customer that has lain in the pool since. */
export function givenPooled(host: TestHost, more: Record<string, unknown> = {}): string {
  const home = { branchId: null, deptId: poolId, ownerId: null, poolId };
  return givenCustomer(host, { ...home, enteredPoolAt: host.time, prevOwnerId: company.lin, ...more });
}

export function givenLead(host: TestHost, more: Record<string, unknown> = {}): string {
  number += 1;
  const id = `01900000-0000-7000-8000-00001ead${String(number).padStart(4, '0')}`;
  host.given(leads, [
    {
      id,
      name: `第${number}号线索`,
      nameNorm: `第${number}号线索`,
      namePinyin: '',
      nameInitials: '',
      tags: [],
      status: 'unassigned',
      branchId: null,
      deptId: null,
      ownerId: null,
      ...more,
    },
  ]);
  return id;
}
