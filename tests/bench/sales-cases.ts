import { findOverview } from '#shared/features/customers/find-overview.ts';
import { listApplications } from '#shared/features/invoices/list-applications.ts';
import { listInvoices } from '#shared/features/invoices/list-invoices.ts';
import { sumInvoices } from '#shared/features/invoices/sum-invoices.ts';
import { countLeads, listLeads } from '#shared/features/leads/list-leads.ts';
import { listOpportunities } from '#shared/features/opportunities/list-opportunities.ts';
import { standardPipeline } from '#shared/features/opportunities/pipeline.model.ts';
import { sumBoard } from '#shared/features/opportunities/sum-opportunities.ts';
import { findOrderPage, listOrders, sumOrders } from '#shared/features/orders/list-orders.ts';
import { listProducts } from '#shared/features/products/list-products.ts';
import { countQuotes, listQuotes } from '#shared/features/quotes/list-quotes.ts';
import { findAgeing } from '#shared/features/receivables/ageing.ts';
import { listPlans, sumPlans } from '#shared/features/receivables/list-plans.ts';
import { listReceipts } from '#shared/features/receivables/list-receipts.ts';
import { listCalendar } from '#shared/features/schedule/list-calendar.ts';
import { listEvents } from '#shared/features/schedule/list-events.ts';
import { quickSearch } from '#shared/features/search/quick-search.ts';
import { countTasks } from '#shared/features/tasks/count-tasks.ts';
import { listTasks } from '#shared/features/tasks/list-tasks.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import type { Filter, ListInput } from '#shared/kernel/listing.ts';
import type { DataScope } from '#shared/kernel/scope.ts';
import type { LargeCompany } from '../support/large-company.ts';
import { managerOf as actor, pageOf as page } from './large-manager.ts';

export type Case = readonly [name: string, work: () => unknown];

/** What people open and look at in the sales chain. */
export function salesCases({ app, customerIds }: LargeCompany): Case[] {
  const { db, search } = app;
  const now = Date.now();
  const orderIds = db.rows<{ id: string }>('SELECT id FROM orders LIMIT 10000').map((row) => row.id);
  let step = 0;
  const any = (ids: readonly string[]) => {
    step += 7919;
    return ids[step % ids.length]!;
  };
  const is = (field: string, value: string): { filters: Filter[] } => ({
    filters: [{ field, operator: 'is', value }],
  });
  const ordersOf = (scope: DataScope, input: Partial<ListInput>) => listOrders(db, actor(scope), page(input));
  const quotesOf = (scope: DataScope, input: Partial<ListInput>) => listQuotes(db, actor(scope), page(input), now);
  const dealsOf = (scope: DataScope, input: Partial<ListInput>) =>
    listOpportunities(db, actor(scope), page(input), now);
  const productsOf = (input: Partial<ListInput>) => listProducts(db, search, actor('own'), page(input), now);
  const board = (scope: DataScope) => sumBoard(db, actor(scope), standardPipeline, { scene: 'all', filters: [] });
  const month = { from: now - 15 * 86_400_000, until: now + 15 * 86_400_000 };

  const plansOf = (scope: DataScope, input: Parameters<typeof listPlans>[2] | object) =>
    listPlans(db, actor(scope), { ...page({}), ...input }, now);
  const invoicesOf = (scope: DataScope, input: Partial<ListInput>) => listInvoices(db, actor(scope), page(input));
  const leadsOf = (scope: DataScope, input: Partial<ListInput>) =>
    listLeads(db, search, actor(scope), page(input), now);

  return [
    ['orders, everything, first page', () => ordersOf('all', {})],
    ['orders, branch, confirmed only', () => ordersOf('branch', is('status', 'confirmed'))],
    ['orders, everything, row 190,000', () => ordersOf('all', { offset: 190_000 })],
    ['orders of one customer', () => listOrders(db, actor('branch'), { ...page({}), customerId: any(customerIds) })],
    ['open an order', () => findOrderPage(db, actor('branch'), any(orderIds))],
    ['sums of all orders', () => sumOrders(db, actor('all'), page({}))],
    ['sums of the branch’s confirmed orders', () => sumOrders(db, actor('branch'), page(is('status', 'confirmed')))],
    ['opportunities, branch, first page', () => dealsOf('branch', {})],
    ['opportunities, everything, row 90,000', () => dealsOf('all', { offset: 90_000 })],
    ['board of everything: counts and sums', () => board('all')],
    ['board of a branch: counts and sums', () => board('branch')],
    ['quotes, everything, first page', () => quotesOf('all', {})],
    ['quotes, branch, sent only', () => quotesOf('branch', is('status', 'sent'))],
    ['quotes, counts of one’s own', () => countQuotes(db, actor('all'), now)],
    ['products, first page', () => productsOf({})],
    ['products, row 90,000', () => productsOf({ offset: 90_000 })],
    ['products, search by name', () => productsOf({ text: '离心水泵7' })],
    ['products, search by initials', () => productsOf({ text: 'zsj' })],
    ['products, search by code', () => productsOf({ text: 'P0421' })],
    [
      'quick search over all rooms, a number',
      () => quickSearch(db, search, actor('branch'), { text: 'SO1234', limit: 20 }),
    ],
    [
      'quick search over all rooms, a name',
      () => quickSearch(db, search, actor('branch'), { text: '华强', limit: 20 }),
    ],
    ['customer 360', () => findOverview(db, actor('branch'), any(customerIds), now)],
    ['calendar, one’s own month', () => listCalendar(db, actor('branch'), month, now)],
    [
      'orders of one customer by date',
      () =>
        listOrders(db, actor('branch'), {
          ...page({ sort: { field: 'orderDate', descending: true } }),
          customerId: any(customerIds),
        }),
    ],
    [
      'opportunities of one customer',
      () => listOpportunities(db, actor('branch'), { ...page({}), customerId: any(customerIds) }, now),
    ],
    [
      'opportunities, one stage of the board',
      () =>
        listOpportunities(
          db,
          actor('branch'),
          {
            ...page({
              ...is('stageId', standardPipeline.stages[1]!.id),
              sort: { field: 'expectedCloseOn', descending: false },
              limit: 50,
            }),
            pipelineId: standardPipeline.id,
            open: true,
          },
          now,
        ),
    ],
    ['quotes, everything, row 45,000', () => quotesOf('all', { offset: 45_000 })],
    [
      'quotes of one customer',
      () => listQuotes(db, actor('branch'), { ...page({}), customerId: any(customerIds) }, now),
    ],
    ['quotes expiring within a week', () => listQuotes(db, actor('branch'), { ...page({}), expiringIn: 7 }, now)],
    ['receivables, everything, first page', () => plansOf('all', {})],
    ['receivables, branch, overdue', () => plansOf('branch', { overdue: true })],
    ['receivables, everything, row 90,000', () => plansOf('all', { offset: 90_000 })],
    ['receivables of one customer', () => plansOf('branch', { customerId: any(customerIds) })],
    ['sums of all receivables', () => sumPlans(db, actor('all'), page({}), now)],
    ['ageing of everybody', () => findAgeing(db, actor('all'), chinaDate(now))],
    ['receipts, everything, first page', () => listReceipts(db, actor('all'), page({}))],
    ['receipts, everything, row 90,000', () => listReceipts(db, actor('all'), page({ offset: 90_000 }))],
    ['applications, everything, first page', () => listApplications(db, actor('all'), page({}))],
    ['applications, branch, pending', () => listApplications(db, actor('branch'), page(is('status', 'pending')))],
    ['invoices, everything, first page', () => invoicesOf('all', {})],
    ['invoices, everything, row 45,000', () => invoicesOf('all', { offset: 45_000 })],
    [
      'register of invoices, this year',
      () => sumInvoices(db, actor('all'), { from: `${chinaDate(now).slice(0, 4)}-01-01` }, now),
    ],
    ['leads, branch, first page', () => leadsOf('branch', {})],
    ['leads, everything, row 45,000', () => leadsOf('all', { offset: 45_000 })],
    ['leads board: counts', () => countLeads(db, actor('branch'), 'all')],
    ['leads board: one column', () => leadsOf('branch', { ...is('status', 'following'), limit: 50 })],
    ['tasks: counts of the workbench', () => countTasks(db, actor('branch'), now)],
    [
      'tasks: overdue of one’s own',
      () =>
        listTasks(
          db,
          actor('branch'),
          page({
            scene: 'mine',
            filters: [
              { field: 'status', operator: 'in', value: ['notStarted', 'inProgress'] },
              { field: 'dueAt', operator: 'less', value: now },
            ],
            sort: { field: 'dueAt', descending: false },
            limit: 5,
          }),
          now,
        ),
    ],
    [
      'events: overdue of one’s own',
      () =>
        listEvents(
          db,
          actor('branch'),
          page({
            scene: 'mine',
            filters: [
              { field: 'status', operator: 'in', value: ['planned', 'inProgress'] },
              { field: 'endAt', operator: 'less', value: now },
              { field: 'recurrence', operator: 'empty' },
            ],
            sort: { field: 'startAt', descending: false },
            limit: 5,
          }),
          now,
        ),
    ],
    ['quick search, four digits', () => quickSearch(db, search, actor('branch'), { text: '4271', limit: 20 })],
    ['quick search, last six digits', () => quickSearch(db, search, actor('branch'), { text: '123456', limit: 20 })],
    ['quick search, a whole number', () => quickSearch(db, search, actor('branch'), { text: 'SO123456', limit: 20 })],
  ];
}
