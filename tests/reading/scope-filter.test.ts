import { afterEach, expect, test } from 'vitest';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { joinReaches, type Organisation, type Reach, reachOfScope } from '#shared/kernel/rights/reach.ts';
import { dataScopes, isInScope, type Scope } from '#shared/kernel/scope.ts';
import { scopeFilter } from '#shared/reading/scope-filter.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

let host: TestHost;
afterEach(() => host.close());

const organisation: Organisation = {
  departmentsBelow: (id) => [id, company.southSales],
  reportsOf: () => [company.lin],
};
const place = { userId: company.mei, branchId: company.north, deptIds: [company.northSales] };

/** Every scope by itself, every two of them, and each with single records that were shared. */
function allReaches(): Reach[] {
  const one = dataScopes.map((scope) => reachOfScope(scope, place, [company.southSales], organisation));
  const two = one.flatMap((first) => one.map((second) => joinReaches([first, second])));
  const shared = one.map((reach) => ({ ...reach, ids: ['c1', 'c20'], editIds: ['c1'] }));
  const many = { ...one[0]!, deptIds: Array.from({ length: 300 }, (_, n) => `d${n}`).concat(company.southSales) };
  const nothing = { ...one[0]!, ownerIds: [] };
  return [...one, ...two, ...shared, many, nothing];
}

test('[S-V8] the SQL scope and the rule agree on every home and every reach', () => {
  host = testHost();
  const choices = {
    branch: [company.north, company.south, null],
    dept: [company.northSales, company.southSales, null],
    owner: [company.mei, company.lin, null],
  };
  const homes: (Scope & { id: string })[] = [];
  for (const branchId of choices.branch) {
    for (const deptId of choices.dept) {
      for (const ownerId of choices.owner) homes.push({ id: `c${homes.length}`, branchId, deptId, ownerId });
    }
  }
  const blank = { kind: 'enterprise', isKey: false, lifecycle: 'potential', tags: [], receiveKind: 'created' };
  host.given(
    customers,
    homes.map((home) => ({
      ...blank,
      ...home,
      name: home.id,
      nameNorm: home.id,
      namePinyin: '',
      nameInitials: '',
      followCount: 0,
    })),
  );

  const cases = allReaches().map((reach) => {
    const actor = { ...host.as(company.mei).actor, reachByNoun: { customer: reach } };
    const filter = scopeFilter(actor, 'customer', 't');
    const bySql = host.app.db
      .rows<{ id: string }>(`SELECT id FROM customers t WHERE ${filter.sql} ORDER BY id`, ...filter.values)
      .map((row) => row.id);
    const byRule = homes.filter((home) => isInScope(actor, 'customer', home)).map((home) => home.id);
    return { bySql, byRule: byRule.sort() };
  });

  for (const { bySql, byRule } of cases) expect(bySql).toEqual(byRule);
  expect(new Set(cases.map(({ byRule }) => byRule.length)).size).toBeGreaterThan(6);
});
