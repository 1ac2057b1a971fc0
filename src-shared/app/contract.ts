import { accountsContract } from '../features/accounts/accounts.contract.ts';
import { authContract } from '../features/accounts/auth.contract.ts';
import { authorityContract } from '../features/accounts/authority.contract.ts';
import { devicesContract } from '../features/accounts/devices.contract.ts';
import { enrolCodesContract } from '../features/accounts/enrol-codes.contract.ts';
import { signInPolicyContract } from '../features/accounts/sign-in-policy.contract.ts';
import { approvalsContract } from '../features/approvals/approvals.contract.ts';
import { attachmentsContract } from '../features/attachments/attachments.contract.ts';
import { auditContract } from '../features/audit/audit.contract.ts';
import { backupsContract } from '../features/backups/backups.contract.ts';
import {
  brandsContract,
  categoriesContract,
  segmentsContract,
  unitsContract,
} from '../features/catalogue/catalogue.contract.ts';
import { contactsContract } from '../features/contacts/contacts.contract.ts';
import { contractsContract } from '../features/contracts/contracts.contract.ts';
import { customerReviewsContract } from '../features/customer-reviews/customer-reviews.contract.ts';
import { customersContract } from '../features/customers/customers.contract.ts';
import { delegationsContract } from '../features/delegations/delegations.contract.ts';
import { demoContract } from '../features/demo/demo.contract.ts';
import { desktopContract } from '../features/desktop/desktop.contract.ts';
import { eventsContract } from '../features/events/events.contract.ts';
import { exportsContract } from '../features/exports/exports.contract.ts';
import { flowsContract } from '../features/flows/flows.contract.ts';
import { followUpsContract } from '../features/follow-ups/follow-ups.contract.ts';
import { handoversContract } from '../features/handovers/handovers.contract.ts';
import { binContract } from '../features/history/bin.contract.ts';
import { historyContract } from '../features/history/history.contract.ts';
import { importsContract } from '../features/imports/imports.contract.ts';
import { invoiceBatchesContract } from '../features/invoice-batches/invoice-batches.contract.ts';
import { invoiceTitlesContract, taxEntitiesContract } from '../features/invoice-titles/invoice-titles.contract.ts';
import { invoiceApplicationsContract } from '../features/invoices/applications.contract.ts';
import { invoicesContract } from '../features/invoices/invoices.contract.ts';
import { leadRulesContract } from '../features/lead-rules/lead-rules.contract.ts';
import { leadsContract } from '../features/leads/leads.contract.ts';
import { leaveContract } from '../features/leave/leave.contract.ts';
import { numbersContract } from '../features/numbers/numbers.contract.ts';
import { officersContract } from '../features/officers/officers.contract.ts';
import { opportunitiesContract } from '../features/opportunities/opportunities.contract.ts';
import { ordersContract } from '../features/orders/orders.contract.ts';
import { branchesContract } from '../features/people/branches.contract.ts';
import { departmentsContract } from '../features/people/departments.contract.ts';
import { peopleContract } from '../features/people/people.contract.ts';
import { rolesContract } from '../features/people/roles.contract.ts';
import { usersContract } from '../features/people/users.contract.ts';
import { poolsContract } from '../features/pools/pools.contract.ts';
import { postsContract } from '../features/posts/posts.contract.ts';
import { postureContract } from '../features/posture/posture.contract.ts';
import { priceBooksContract } from '../features/price-books/price-books.contract.ts';
import { privacyContract } from '../features/privacy/privacy.contract.ts';
import { productLinesContract } from '../features/product-lines/product-lines.contract.ts';
import { productsContract } from '../features/products/products.contract.ts';
import { quoteTemplatesContract } from '../features/quotes/quote-templates.contract.ts';
import { quotesContract } from '../features/quotes/quotes.contract.ts';
import { receiptsContract } from '../features/receivables/receipts.contract.ts';
import { receivablesContract } from '../features/receivables/receivables.contract.ts';
import { redRequestsContract } from '../features/red-requests/red-requests.contract.ts';
import { reviewsContract } from '../features/reviews/reviews.contract.ts';
import { rightsContract } from '../features/rights/rights.contract.ts';
import { scheduleContract } from '../features/schedule/schedule.contract.ts';
import { searchContract } from '../features/search/search.contract.ts';
import { suppliersContract } from '../features/suppliers/suppliers.contract.ts';
import { syncContract } from '../features/sync/sync.contract.ts';
import { tasksContract } from '../features/tasks/tasks.contract.ts';
import { taxRatesContract } from '../features/tax-rates/tax-rates.contract.ts';
import { teamsContract } from '../features/teams/teams.contract.ts';
import { followsContract } from '../features/views/follows.contract.ts';
import { preferencesContract } from '../features/views/preferences.contract.ts';
import { viewsContract } from '../features/views/views.contract.ts';
import { alertsContract, watchingContract } from '../features/watching/watching.contract.ts';

/** What hangs on the records of many rooms. */
const hangingRooms = {
  attachments: attachmentsContract,
  teams: teamsContract,
};

/** Between the quote and the order. */
const contractRooms = { contracts: contractsContract };

const invoiceRooms = {
  invoiceTitles: invoiceTitlesContract,
  taxEntities: taxEntitiesContract,
  invoiceApplications: invoiceApplicationsContract,
  invoices: invoicesContract,
  invoiceBatches: invoiceBatchesContract,
  redRequests: redRequestsContract,
};

const otherRooms = {
  backups: backupsContract,
  leave: leaveContract,
  accounts: accountsContract,
  alerts: alertsContract,
  audit: auditContract,
  watching: watchingContract,
  posture: postureContract,
  auth: authContract,
  authority: authorityContract,
  customers: customersContract,
  customerReviews: customerReviewsContract,
  demo: demoContract,
  desktop: desktopContract,
  devices: devicesContract,
  enrolCodes: enrolCodesContract,
  events: eventsContract,
  exports: exportsContract,
  imports: importsContract,
  sync: syncContract,
  search: searchContract,
  contacts: contactsContract,
  followUps: followUpsContract,
  flows: flowsContract,
  leadRules: leadRulesContract,
  leads: leadsContract,
  quotes: quotesContract,
  orders: ordersContract,
  receivables: receivablesContract,
  receipts: receiptsContract,
  quoteTemplates: quoteTemplatesContract,
  opportunities: opportunitiesContract,
  tasks: tasksContract,
  products: productsContract,
  productLines: productLinesContract,
  brands: brandsContract,
  segments: segmentsContract,
  units: unitsContract,
  categories: categoriesContract,
  suppliers: suppliersContract,
  priceBooks: priceBooksContract,
  taxRates: taxRatesContract,
  schedule: scheduleContract,
  approvals: approvalsContract,
  numbers: numbersContract,
  officers: officersContract,
  people: peopleContract,
  users: usersContract,
  branches: branchesContract,
  departments: departmentsContract,
  roles: rolesContract,
  rights: rightsContract,
  pools: poolsContract,
  posts: postsContract,
  delegations: delegationsContract,
  signInPolicy: signInPolicyContract,
  privacy: privacyContract,
  reviews: reviewsContract,
  handovers: handoversContract,
  views: viewsContract,
  preferences: preferencesContract,
  follows: followsContract,
  history: historyContract,
  bin: binContract,
};

/** Everything a client may ask, on every host; each procedure's meta says which host answers it. Joined of parts: its type is too long to be written as one. */
export const contract: typeof otherRooms & typeof contractRooms & typeof invoiceRooms & typeof hangingRooms = {
  ...otherRooms,
  ...contractRooms,
  ...invoiceRooms,
  ...hangingRooms,
};
