import { afterEach, expect, test } from 'vitest';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { type Actor, type DataScope, dataScopes, isInScope, type Scope } from '#shared/kernel/scope.ts';
import { scopeFilter } from '#shared/reading/scope-filter.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

let host: TestHost;
afterEach(() => host.close());

test('[S-V8] the SQL scope and the rule agree on every home and every scope', () => {
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
  const actorWith = (dataScope: DataScope): Actor => host.as(company.mei, { dataScope }).actor;

  const cases = dataScopes.map((dataScope) => {
    const actor = actorWith(dataScope);
    const filter = scopeFilter(actor, 't');
    const bySql = host.app.db
      .rows<{ id: string }>(`SELECT id FROM customers t WHERE ${filter.sql} ORDER BY id`, ...filter.values)
      .map((row) => row.id);
    const byRule = homes.filter((home) => isInScope(actor, home)).map((home) => home.id);
    return { dataScope, bySql, byRule: byRule.sort() };
  });

  for (const { bySql, byRule } of cases) expect(bySql).toEqual(byRule);
  expect(new Set(cases.map(({ byRule }) => byRule.length)).size).toBeGreaterThan(2);
});
