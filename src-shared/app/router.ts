import { signInPolicyRouter } from '../features/accounts/sign-in-policy.router.ts';
import { attachmentsRouter } from '../features/attachments/attachments.router.ts';
import { auditRouter } from '../features/audit/audit.router.ts';
import { brandsRouter, categoriesRouter, segmentsRouter, unitsRouter } from '../features/catalogue/catalogue.router.ts';
import { contactsRouter } from '../features/contacts/contacts.router.ts';
import { contractsRouter } from '../features/contracts/contracts.router.ts';
import { customerReviewsRouter } from '../features/customer-reviews/customer-reviews.router.ts';
import { customersRouter } from '../features/customers/customers.router.ts';
import { delegationsRouter } from '../features/delegations/delegations.router.ts';
import { demoRouter } from '../features/demo/demo.router.ts';
import { createExportsRouter } from '../features/exports/exports.router.ts';
import { createFlowsRouter } from '../features/flows/flows.router.ts';
import { followUpsRouter } from '../features/follow-ups/follow-ups.router.ts';
import { handoversRouter } from '../features/handovers/handovers.router.ts';
import { binRouter, historyRouter } from '../features/history/history.router.ts';
import { importsRouter } from '../features/imports/imports.router.ts';
import { invoiceBatchesRouter } from '../features/invoice-batches/invoice-batches.router.ts';
import { invoiceTitlesRouter, taxEntitiesRouter } from '../features/invoice-titles/invoice-titles.router.ts';
import { invoiceApplicationsRouter, invoicesRouter } from '../features/invoices/invoices.router.ts';
import { leadRulesRouter } from '../features/lead-rules/lead-rules.router.ts';
import { leadsRouter } from '../features/leads/leads.router.ts';
import { numbersRouter } from '../features/numbers/numbers.router.ts';
import { officersRouter } from '../features/officers/officers.router.ts';
import { opportunitiesRouter } from '../features/opportunities/opportunities.router.ts';
import { ordersRouter } from '../features/orders/orders.router.ts';
import {
  branchesRouter,
  departmentsRouter,
  peopleRouter,
  rolesRouter,
  usersRouter,
} from '../features/people/people.router.ts';
import { poolsRouter } from '../features/pools/pools.router.ts';
import { postsRouter } from '../features/posts/posts.router.ts';
import { priceBooksRouter } from '../features/price-books/price-books.router.ts';
import { privacyRouter } from '../features/privacy/privacy.router.ts';
import { productLinesRouter } from '../features/product-lines/product-lines.router.ts';
import { productsRouter } from '../features/products/products.router.ts';
import { quotesRouter, quoteTemplatesRouter } from '../features/quotes/quotes.router.ts';
import { receiptsRouter } from '../features/receivables/receipts.router.ts';
import { receivablesRouter } from '../features/receivables/receivables.router.ts';
import { redRequestsRouter } from '../features/red-requests/red-requests.router.ts';
import { reviewsRouter } from '../features/reviews/reviews.router.ts';
import { createScheduleRouter } from '../features/schedule/schedule.router.ts';
import { searchRouter } from '../features/search/search.router.ts';
import { suppliersRouter } from '../features/suppliers/suppliers.router.ts';
import { conflictsRouter } from '../features/sync/sync.router.ts';
import { tasksRouter } from '../features/tasks/tasks.router.ts';
import { taxRatesRouter } from '../features/tax-rates/tax-rates.router.ts';
import { teamsRouter } from '../features/teams/teams.router.ts';
import { followsRouter, preferencesRouter, viewsRouter } from '../features/views/views.router.ts';
import { alertsRouter } from '../features/watching/alerts.router.ts';
import { calendarLayers } from './calendar-layers.ts';
import { demandApproval } from './demand-approval.ts';
import { exportLists } from './export-lists.ts';
import { flowDocumentsByType } from './flow-documents.ts';

/** Rooms of the daily work. */
const workRooms = {
  alerts: alertsRouter,
  attachments: attachmentsRouter,
  audit: auditRouter,
  customers: customersRouter,
  customerReviews: customerReviewsRouter,
  contacts: contactsRouter,
  exports: createExportsRouter(exportLists, demandApproval),
  imports: importsRouter,
  followUps: followUpsRouter,
  flows: createFlowsRouter(flowDocumentsByType),
  leadRules: leadRulesRouter,
  leads: leadsRouter,
  opportunities: opportunitiesRouter,
};

/** Rooms that the company is kept by. */
const companyRooms = {
  history: historyRouter,
  bin: binRouter,
  numbers: numbersRouter,
  officers: officersRouter,
  people: peopleRouter,
  users: usersRouter,
  branches: branchesRouter,
  departments: departmentsRouter,
  roles: rolesRouter,
  pools: poolsRouter,
  posts: postsRouter,
  delegations: delegationsRouter,
  teams: teamsRouter,
  signInPolicy: signInPolicyRouter,
  privacy: privacyRouter,
  reviews: reviewsRouter,
  handovers: handoversRouter,
};

/** Rooms of invoices. */
const invoiceRooms = {
  invoiceTitles: invoiceTitlesRouter,
  taxEntities: taxEntitiesRouter,
  invoiceApplications: invoiceApplicationsRouter,
  invoices: invoicesRouter,
  invoiceBatches: invoiceBatchesRouter,
  redRequests: redRequestsRouter,
};

/** Rooms of selling. */
const salesRooms = {
  quotes: quotesRouter,
  contracts: contractsRouter,
  orders: ordersRouter,
  receivables: receivablesRouter,
  receipts: receiptsRouter,
  quoteTemplates: quoteTemplatesRouter,
  schedule: createScheduleRouter(calendarLayers),
  tasks: tasksRouter,
  products: productsRouter,
  productLines: productLinesRouter,
  brands: brandsRouter,
  segments: segmentsRouter,
  units: unitsRouter,
  categories: categoriesRouter,
  suppliers: suppliersRouter,
  priceBooks: priceBooksRouter,
  taxRates: taxRatesRouter,
};

/** Rooms of everybody's screen. */
const screenRooms = {
  views: viewsRouter,
  preferences: preferencesRouter,
  follows: followsRouter,
  search: searchRouter,
  sync: { conflicts: conflictsRouter },
  demo: demoRouter,
};

/**
 * The procedures both hosts answer from the core; each host adds its own (desktop, auth, sync, backups). Its type is
 * named by its parts, for written out it would be too long.
 */
export const coreRouter: typeof workRooms &
  typeof companyRooms &
  typeof salesRooms &
  typeof invoiceRooms &
  typeof screenRooms = {
  ...workRooms,
  ...companyRooms,
  ...salesRooms,
  ...invoiceRooms,
  ...screenRooms,
};
