import { findOverview } from '#shared/features/customers/find-overview.ts';
import { listCustomers } from '#shared/features/customers/list-customers.ts';
import type { ListInput } from '#shared/kernel/listing.ts';
import type { DataScope } from '#shared/kernel/scope.ts';
import { largeCompany } from '../support/large-company.ts';
import { managerOf as actor, pageOf as page } from './large-manager.ts';

interface Timed {
  readonly name: string;
  readonly workload: string;
  readonly unit: 'ms';
  readonly p50: number;
  readonly p95: number;
  readonly target: number;
}

/** List, open and save in the core on an encrypted file with 100,000 customers; the frame is 16 ms. */
export async function benchCore(): Promise<Timed[]> {
  const { app, customerIds } = largeCompany(100_000);
  await app.search.ready();
  const list = (dataScope: DataScope, input: Partial<ListInput>) => () =>
    listCustomers(app.db, app.search, actor(dataScope), page(input));
  const is = (field: string, value: string | boolean) => [{ field, operator: 'is' as const, value }];
  let next = 0;
  const anyId = () => {
    next += 7919;
    return customerIds[next % customerIds.length]!;
  };
  const session = { app, actor: actor('all'), deviceId: null };
  const workload = '100,000 customers, encrypted file';
  const cases: [string, () => unknown][] = [
    ['list, everything, first page', list('all', {})],
    ['list, everything, row 90,000', list('all', { offset: 90_000 })],
    ['list, branch scope', list('branch', {})],
    [
      'list, branch scope, counted anew after a write',
      () => {
        app.sqlite.prepare('UPDATE customers SET fax = fax WHERE id = ?').run(anyId());
        return list('branch', {})();
      },
    ],
    ['list, own scope', list('own', {})],
    ['list, sorted by name', list('all', { sort: { field: 'name', descending: false } })],
    ['list, level A', list('all', { filters: is('level', 'A') })],
    ['list, key customers', list('all', { filters: is('isKey', true) })],
    ['list, quick search of two characters', list('all', { text: '华强', limit: 20 })],
    ['list, quick search by initials', list('all', { text: 'whhq', limit: 20 })],
    ['open customer 360', () => findOverview(app.db, actor('all'), anyId(), Date.now())],
    [
      'save one edit (on disk, synchronous=FULL)',
      () => {
        const id = anyId();
        const row = app.db.row<{ fax: string | null }>('SELECT fax FROM customers WHERE id = ?', id)!;
        const input = { id, changes: { fax: { from: row.fax, to: String(next) } } };
        return app.ledger.execute('customers.edit', input, session.actor);
      },
    ],
  ];
  return cases.map(([name, run]) => ({ name, workload, unit: 'ms', target: 16, ...time(run) }));
}

function time(run: () => unknown): { p50: number; p95: number } {
  for (let i = 0; i < 5; i++) run();
  const times = Array.from({ length: 60 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((left, right) => left - right);
  return { p50: times[30]!, p95: times[56]! };
}
