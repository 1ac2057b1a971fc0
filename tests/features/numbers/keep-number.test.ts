import { getTableColumns } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { adoptableTables } from '#shared/features/sync/adopt.model.ts';
import { adoptable } from '#shared/features/sync/adoptable.repository.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { company, testHost } from '../../support/test-host.ts';

const id = (n: number) => `01900000-0000-7000-8000-00000000f${n.toString().padStart(3, '0')}`;

/** An opportunity with something in each column that must have it. */
function opportunity(n: number, no: string) {
  const columns = Object.entries(getTableColumns(adoptable.opportunities.table));
  const needed = columns
    .filter(([, column]) => column.notNull && !column.hasDefault)
    .map(([property, column]) => [property, column.dataType === 'json' ? [] : (column.enumValues?.[0] ?? 0)]);
  const home = { branchId: company.north, deptId: company.northSales, ownerId: company.mei };
  return { table: 'opportunities', id: id(n), values: { ...Object.fromEntries(needed), no, ...home } };
}

test('[sync 10.3] two companies that become one keep their numbers, but for the second of the same', () => {
  const host = testHost({ host: 'server' });
  const { actor } = host.as(company.manager);
  const adopt = (rows: unknown[]) => host.app.ledger.execute('sync.adopt', { rows }, actor, { deviceId: id(999) });

  expect(adopt([opportunity(1, 'SJ-N-202601-0001')]).ok).toBe(true);
  expect(adopt([opportunity(2, 'SJ-N-202601-0001'), opportunity(3, 'SJ-N-202601-0007')]).ok).toBe(true);

  expect(host.app.db.rows('SELECT no FROM opportunities ORDER BY id')).toEqual([
    { no: 'SJ-N-202601-0001' },
    { no: 'SJ-N-202601-0002' },
    { no: 'SJ-N-202601-0007' },
  ]);
  expect(host.app.db.rows('SELECT old_no, no, reason FROM number_trails')).toEqual([
    { old_no: 'SJ-N-202601-0001', no: 'SJ-N-202601-0002', reason: 'taken' },
  ]);
});

test('every table that is brought along is known by its name', () => {
  expect(adoptableTables.map((name) => codecOf(adoptable[name].table).name)).toEqual([...adoptableTables]);
});
