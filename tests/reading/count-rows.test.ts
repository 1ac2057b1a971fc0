import { afterEach, expect, test } from 'vitest';
import { listCustomers } from '#shared/features/customers/list-customers.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

let host: TestHost;
afterEach(() => host.close());

test('a list’s total follows each write at once, also one that was taken back', () => {
  host = testHost();
  const { actor } = host.as(company.mei);
  const total = () =>
    listCustomers(host.app.db, host.app.search, actor, { scene: 'all', filters: [], offset: 0, limit: 10 }).total;
  const add = (name: string) => host.app.ledger.execute('customers.create', { name }, actor);

  const seen = [total()];
  add('甲公司');
  seen.push(total());
  add('甲公司');
  seen.push(total());
  add('乙公司');
  seen.push(total());

  expect(seen).toEqual([0, 1, 1, 2]);
});
