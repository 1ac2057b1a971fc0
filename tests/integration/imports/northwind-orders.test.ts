import { readFileSync } from 'node:fs';
import path from 'node:path';
import { call, createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demandApproval } from '#shared/app/demand-approval.ts';
import { exportLists } from '#shared/app/export-lists.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import { createExportsRouter } from '#shared/features/exports/exports.router.ts';
import { importFile, importsOf, last } from '../../support/import-file.ts';
import { northwindFolder } from '../../support/northwind.ts';
import { miniatureFiles, miniatureTotals } from '../../support/northwind-miniature.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const real = {
  totals: {
    count: 830,
    lines: 2155,
    shipped: 809,
    exactGross: '1354458.59',
    exactNet: '1265793.0395',
    freight: 6_494_269,
    quantity: '51317',
    largest: [
      ['QUICK', '110277.305'],
      ['ERNSH', '104874.9785'],
      ['SAVEA', '104361.95'],
    ],
    without: ['FISSA', 'PARIS'],
  },
  file: (name: string) => new File([readFileSync(path.join(northwindFolder()!, name))], name),
};
const miniature = { totals: miniatureTotals, file: miniatureFiles };

/** What the exported file says its orders add up to, on the sheet behind them. */
async function exportedTotals(context: ReturnType<TestHost['as']>) {
  const client = createRouterClient(createExportsRouter(exportLists, demandApproval), { context });
  const file = await client.list({ room: 'orders', format: 'xlsx', language: 'en', filters: [] });
  const { importId } = await importsOf(context).open({ file: file as File });
  const { rows } = await importsOf(context).configure({ importId, sheet: 'About', headerRow: 0 });
  const said = new Map(rows.map(({ cells }) => [cells[0], Number(cells[1])]));
  const of = (label: string) => said.get(`Total: ${label}`);
  return { gross: of('Gross before rounding'), net: of('Net before rounding'), freight: of('Freight') };
}

async function importAll(file: (name: string) => File) {
  const session = host.as(company.manager);
  const people = await importFile(session, file('employees.csv'), { module: 'users' });
  expect(people.counts).toMatchObject({ failed: 0, duplicates: 0 });
  await importFile(session, file('customers.csv'));
  await importFile(session, file('categories.csv'), { module: 'productLines' });
  await importFile(session, file('suppliers.csv'), { module: 'suppliers' });
  await importFile(session, file('products.csv'), { module: 'products' });
  const orders = await importFile(session, file('orders.csv'), { module: 'orders' });
  host.time += 60_000;
  const lines = await importFile(session, file('order_details.csv'), { module: 'orderLines' });
  return { session, orders, lines };
}

// The miniature is always there; the whole of Northwind where its folder is.
test.each(
  northwindFolder()
    ? ([
        ['miniature', miniature],
        ['whole', real],
      ] as const)
    : ([['miniature', miniature]] as const),
)(
  'Northwind, %s: orders and lines come in, and every sum is right to the last digit',
  async (_name, { totals, file }) => {
    const { session, orders, lines } = await importAll(file);
    const context = { context: session };

    expect([orders.counts, lines.counts]).toMatchObject([
      { inserted: totals.count, failed: 0 },
      { inserted: totals.lines, failed: 0 },
    ]);
    const { count, exactGross, exactNet, freight, quantity } = await call(router.orders.sums, {}, context);
    expect({ count, exactGross, exactNet, freight, quantity }).toEqual({
      count: totals.count,
      exactGross: totals.exactGross,
      exactNet: totals.exactNet,
      freight: totals.freight,
      quantity: totals.quantity,
    });
    const shipped = { filters: [{ field: 'deliveryState', operator: 'is' as const, value: 'full' }] };
    expect((await call(router.orders.sums, shipped, context)).count).toBe(totals.shipped);

    expect(await exportedTotals(session)).toEqual({
      gross: Number(totals.exactGross),
      net: Number(totals.exactNet),
      freight: totals.freight / 100,
    });

    const customers = host.app.db.rows<{ id: string; no: string }>('SELECT id, no FROM customers');
    const idOf = new Map(customers.map(({ id, no }) => [no, id]));
    for (const [no = '', net] of totals.largest) {
      expect([no, (await call(router.orders.sums, { customerId: idOf.get(no)! }, context)).exactNet]).toEqual([
        no,
        net,
      ]);
    }
    for (const no of totals.without) {
      expect([no, (await call(router.orders.sums, { customerId: idOf.get(no)! }, context)).count]).toEqual([no, 0]);
    }
  },
  120_000,
);

test('a line whose order or product is not there is told with its cell, and the rest comes in', async () => {
  const { session } = await importAll(miniature.file);
  const bad = new File(['orderID,productID,unitPrice,quantity,discount\n99999,11,1,1,0\n10248,77,1,1,0\n'], 'more.csv');
  const client = importsOf(session);
  const { importId } = await client.open({ file: bad });
  await client.configure({ importId, module: 'orderLines' });

  const checked = await last(await client.dryRun({ importId }));
  expect(checked).toMatchObject({
    counts: { rows: 2, inserted: 0, failed: 2 },
    problems: [
      { row: 2, column: 'orderID', code: 'notFound', value: '99999' },
      { row: 3, column: 'productID', code: 'notFound', value: '77' },
    ],
  });
});

test('imported again, orders and lines are left alone; lines taken back leave sums of nothing', async () => {
  const { session, lines } = await importAll(miniature.file);
  const again = await importFile(session, miniature.file('orders.csv'), { module: 'orders' });
  const linesAgain = await importFile(session, miniature.file('order_details.csv'), { module: 'orderLines' });
  expect([again.counts.inserted, linesAgain.counts.inserted]).toEqual([0, 0]);

  await last(await importsOf(session).undo({ importId: lines.importId }));

  expect(await call(router.orders.sums, {}, { context: session })).toMatchObject({
    count: miniatureTotals.count,
    exactNet: '0',
    quantity: '0',
  });
});

test('an import of orders is taken back whole; one that somebody worked on since stays, and that is told', async () => {
  const { session, orders, lines } = await importAll(miniature.file);
  const context = { context: session };
  host.time += 3_600_000;
  await last(await importsOf(session).undo({ importId: lines.importId }));
  const { rows } = await call(router.orders.list, { limit: 1 }, context);
  const { id, notes } = rows[0]!;
  await call(router.orders.edit, { id, changes: { notes: { from: notes, to: '客户来电改期' } } }, context);

  await last(await importsOf(session).undo({ importId: orders.importId }));
  const left = await call(router.orders.list, {}, context);
  expect(left.rows.map((row) => row.id)).toEqual([id]);
  expect((await call(router.orders.get, { id }, context)).notes).toBe('客户来电改期');
});
