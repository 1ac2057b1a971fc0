import { accountsCommands } from '../features/accounts/accounts.commands.ts';
import { approvalsCommands } from '../features/approvals/approvals.commands.ts';
import { attachmentsCommands } from '../features/attachments/attachments.commands.ts';
import { catalogueCommands } from '../features/catalogue/catalogue.commands.ts';
import { companyCommands } from '../features/company/company.commands.ts';
import { contactsCommands } from '../features/contacts/contacts.commands.ts';
import { contractsCommands } from '../features/contracts/contracts.commands.ts';
import { customerReviewsCommands } from '../features/customer-reviews/customer-reviews.commands.ts';
import { customersCommands } from '../features/customers/customers.commands.ts';
import { delegationsCommands } from '../features/delegations/delegations.commands.ts';
import { demoCommands } from '../features/demo/demo.commands.ts';
import { createFlowsCommands } from '../features/flows/flows.commands.ts';
import { followUpsCommands } from '../features/follow-ups/follow-ups.commands.ts';
import { handoversCommands } from '../features/handovers/handovers.commands.ts';
import { historyCommands } from '../features/history/history.commands.ts';
import { importsCommands } from '../features/imports/imports.commands.ts';
import { invoiceBatchesCommands } from '../features/invoice-batches/invoice-batches.commands.ts';
import { invoiceTitlesCommands } from '../features/invoice-titles/invoice-titles.commands.ts';
import { invoicesCommands } from '../features/invoices/invoices.commands.ts';
import { leadRulesCommands } from '../features/lead-rules/lead-rules.commands.ts';
import { leadsCommands } from '../features/leads/leads.commands.ts';
import { numbersCommands } from '../features/numbers/numbers.commands.ts';
import { officersCommands } from '../features/officers/officers.commands.ts';
import { opportunitiesCommands } from '../features/opportunities/opportunities.commands.ts';
import { ordersCommands } from '../features/orders/orders.commands.ts';
import { peopleCommands } from '../features/people/people.commands.ts';
import { poolsCommands } from '../features/pools/pools.commands.ts';
import { postsCommands } from '../features/posts/posts.commands.ts';
import { priceBooksCommands } from '../features/price-books/price-books.commands.ts';
import { privacyCommands } from '../features/privacy/privacy.commands.ts';
import { productLinesCommands } from '../features/product-lines/product-lines.commands.ts';
import { productsCommands } from '../features/products/products.commands.ts';
import { quotesCommands } from '../features/quotes/quotes.commands.ts';
import { receivablesCommands } from '../features/receivables/receivables.commands.ts';
import { redRequestsCommands } from '../features/red-requests/red-requests.commands.ts';
import { reviewsCommands } from '../features/reviews/reviews.commands.ts';
import { scheduleCommands } from '../features/schedule/schedule.commands.ts';
import { suppliersCommands } from '../features/suppliers/suppliers.commands.ts';
import { syncCommands } from '../features/sync/sync.commands.ts';
import { tasksCommands } from '../features/tasks/tasks.commands.ts';
import { taxRatesCommands } from '../features/tax-rates/tax-rates.commands.ts';
import { teamsCommands } from '../features/teams/teams.commands.ts';
import { viewsCommands } from '../features/views/views.commands.ts';
import { watchingCommands } from '../features/watching/watching.commands.ts';
import type { CommandRegistry } from '../ledger/command.ts';
import { flowDocumentsByType } from './flow-documents.ts';

/** Every write of the product by its procedure's name: the device runs it at once, the server decides it again. */
export const commands: CommandRegistry = {
  ...accountsCommands,
  ...approvalsCommands,
  ...attachmentsCommands,
  ...companyCommands,
  ...customersCommands,
  ...customerReviewsCommands,
  ...numbersCommands,
  ...createFlowsCommands(flowDocumentsByType),
  ...contactsCommands,
  ...contractsCommands,
  ...delegationsCommands,
  ...demoCommands,
  ...importsCommands,
  ...followUpsCommands,
  ...handoversCommands,
  ...historyCommands,
  ...leadRulesCommands,
  ...leadsCommands,
  ...officersCommands,
  ...opportunitiesCommands,
  ...invoiceTitlesCommands,
  ...invoicesCommands,
  ...invoiceBatchesCommands,
  ...ordersCommands,
  ...receivablesCommands,
  ...redRequestsCommands,
  ...peopleCommands,
  ...poolsCommands,
  ...postsCommands,
  ...privacyCommands,
  ...quotesCommands,
  ...reviewsCommands,
  ...scheduleCommands,
  ...syncCommands,
  ...catalogueCommands,
  ...productsCommands,
  ...productLinesCommands,
  ...priceBooksCommands,
  ...suppliersCommands,
  ...taxRatesCommands,
  ...tasksCommands,
  ...teamsCommands,
  ...viewsCommands,
  ...watchingCommands,
};
