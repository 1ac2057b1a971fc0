import { afterEach, expect, test } from 'vitest';
import { contactList } from '#shared/features/contacts/list-contacts.ts';
import { customerList } from '#shared/features/customers/list-customers.ts';
import { followUpList } from '#shared/features/follow-ups/list-follow-ups.ts';
import { applicationList } from '#shared/features/invoices/list-applications.ts';
import { invoiceList } from '#shared/features/invoices/list-invoices.ts';
import { sumInvoices } from '#shared/features/invoices/sum-invoices.ts';
import { countLeads, leadList } from '#shared/features/leads/list-leads.ts';
import { opportunityList } from '#shared/features/opportunities/list-opportunities.ts';
import { standardPipeline } from '#shared/features/opportunities/pipeline.model.ts';
import { sumBoard } from '#shared/features/opportunities/sum-opportunities.ts';
import { orderList, sumOrders } from '#shared/features/orders/list-orders.ts';
import { productList } from '#shared/features/products/list-products.ts';
import { countQuotes, quoteList } from '#shared/features/quotes/list-quotes.ts';
import { findAgeing } from '#shared/features/receivables/ageing.ts';
import { planList, sumPlans } from '#shared/features/receivables/list-plans.ts';
import { receiptList } from '#shared/features/receivables/list-receipts.ts';
import { titlesOf } from '#shared/features/search/hit-titles.ts';
import { taskList } from '#shared/features/tasks/list-tasks.ts';
import type { ListInput } from '#shared/kernel/listing.ts';
import type { DataScope } from '#shared/kernel/scope.ts';
import { searchKinds } from '#shared/kernel/search/search-rules.ts';
import type { ReadDb } from '#shared/ports/database.ts';
import { type ListSpec, listRows } from '#shared/reading/list-rows.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

const lists = {
  customers: customerList,
  contacts: contactList,
  leads: leadList,
  tasks: taskList,
  followUps: followUpList,
  opportunities: opportunityList,
  products: productList,
  quotes: quoteList,
  orders: orderList,
  plans: planList,
  receipts: receiptList,
  applications: applicationList,
  invoices: invoiceList,
};
const scopes: readonly DataScope[] = ['own', 'branch', 'all'];

let host: TestHost;
afterEach(() => host.close());

/** How SQLite goes about the statements that `work` runs; the last sorting of a page's own rows is left out. */
function plansOf(work: (db: ReadDb) => unknown, statements = /./): string[] {
  const found: string[] = [];
  const { db, sqlite } = host.app;
  const note = (sql: string, values: readonly unknown[]) => {
    if (!statements.test(sql)) return;
    const steps = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
    const details = steps.map((step) => step.detail);
    const page = details.indexOf('SCAN page');
    found.push(...(page < 0 ? details : details.slice(0, page)));
  };
  work({
    ...db,
    row: (sql, ...values) => {
      note(sql, values);
      return db.row(sql, ...values);
    },
    rows: (sql, ...values) => {
      note(sql, values);
      return db.rows(sql, ...values);
    },
  });
  return found;
}

/** Reading a whole table, sorting it, or telling rows of the bin apart by an index of the bin. */
const slow = (detail: string) => /^SCAN t\b(?! USING)|USE TEMP B-TREE FOR (ORDER|GROUP)/.test(detail);

const page = (input: Partial<ListInput>): ListInput => ({ scene: 'all', filters: [], offset: 0, limit: 100, ...input });

test.each(Object.entries(lists))(
  'the list of %s walks an index in its usual order, near and far, in every scope',
  (_name, spec) => {
    host = testHost();

    const plans = scopes.flatMap((dataScope) => {
      const { actor } = host.as(company.mei, { dataScope });
      return [0, 190_000].flatMap((offset) =>
        plansOf((db) => listRows(db, actor, spec as unknown as ListSpec<typeof orderList.table>, page({ offset }))),
      );
    });

    expect(plans.filter(slow)).toEqual([]);
  },
);

test.each(['opportunities', 'quotes', 'orders', 'plans', 'receipts', 'contacts'] as const)(
  'the %s of one customer are found by the customer',
  (name) => {
    host = testHost();
    const { actor } = host.as(company.mei, { dataScope: 'branch' });
    const filters: ListInput['filters'] = [{ field: 'customerId', operator: 'is', value: 'somebody' }];

    const plans = plansOf((db) =>
      listRows(db, actor, lists[name] as unknown as ListSpec<typeof orderList.table>, page({ filters })),
    );

    expect(
      plans.filter((detail) => detail.startsWith('SEARCH t')).every((detail) => detail.includes('customer_id=?')),
    ).toBe(true);
  },
);

test('sums of orders, receivables, invoices and the board read indexes and no record', () => {
  host = testHost();
  const { actor } = host.as(company.mei, { dataScope: 'branch' });
  const everything = page({});

  const plans = plansOf((db) => {
    sumOrders(db, actor, everything);
    sumPlans(db, actor, everything, host.time);
    sumInvoices(db, actor, {}, host.time);
    sumBoard(db, actor, standardPipeline, everything);
    countQuotes(db, actor, host.time);
    countLeads(db, actor, 'all');
  }, /\b(sum|count)\(/);

  const read = plans.filter((detail) => /^(SCAN|SEARCH) [tl]\b/.test(detail));
  expect(read.length).toBeGreaterThan(6);
  expect(read.filter((detail) => !detail.includes('COVERING INDEX'))).toEqual([]);
});

test('what everybody owes is read from what is unpaid, not from all orders', () => {
  host = testHost();
  const { actor } = host.as(company.mei, { dataScope: 'all' });

  const plans = plansOf((db) => findAgeing(db, actor, '2026-01-05'));

  for (const index of ['orders_unpaid', 'receivable_plans_expected', 'receipts_unallocated']) {
    expect(plans).toContainEqual(expect.stringContaining(`USING INDEX ${index}`));
  }
});

test('what a search has found is fetched by its id', () => {
  host = testHost();
  const { actor } = host.as(company.mei, { dataScope: 'branch' });

  const plans = searchKinds.flatMap((kind) => plansOf((db) => titlesOf(db, actor, kind, ['one', 'two'])));

  const fetched = plans.filter((detail) => detail.startsWith('SEARCH t') && !detail.includes('event_seats'));
  expect(fetched.filter((detail) => !detail.includes('(id=?)'))).toEqual([]);
  expect(plans.filter(slow)).toEqual([]);
});
