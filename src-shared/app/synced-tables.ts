import { signInPolicies } from '../features/accounts/sign-in-policy.tables.ts';
import { approvalInputs, approvals } from '../features/approvals/approvals.tables.ts';
import { attachments } from '../features/attachments/attachments.tables.ts';
import { brands, categories, segments, units } from '../features/catalogue/catalogue.tables.ts';
import { contacts } from '../features/contacts/contacts.tables.ts';
import { contractChanges, contractLines, contracts } from '../features/contracts/contracts.tables.ts';
import { customerReviews } from '../features/customer-reviews/customer-reviews.tables.ts';
import { customers } from '../features/customers/customers.tables.ts';
import { delegations } from '../features/delegations/delegations.tables.ts';
import { flowInstances, flows, flowTasks } from '../features/flows/flows.tables.ts';
import { followUpNotes, followUps } from '../features/follow-ups/follow-ups.tables.ts';
import { handovers } from '../features/handovers/handovers.tables.ts';
import { importedValues } from '../features/imports/imported-values.model.ts';
import { importChunks, imports } from '../features/imports/imports.tables.ts';
import { invoiceTitles, taxEntities } from '../features/invoice-titles/invoice-titles.tables.ts';
import {
  invoiceApplicationLines,
  invoiceApplications,
  invoiceLines,
  invoices,
} from '../features/invoices/invoices.tables.ts';
import { assignRules, leadSettingsTable, scoreRules } from '../features/lead-rules/lead-rules.tables.ts';
import { leads } from '../features/leads/leads.tables.ts';
import { numberBlocks, numberTemplates, numberTrails } from '../features/numbers/numbers.tables.ts';
import { companySettings } from '../features/officers/officers.tables.ts';
import {
  forecasts,
  opportunities,
  opportunitySteps,
  pipelines,
} from '../features/opportunities/opportunities.tables.ts';
import {
  deliveries,
  deliveryLines,
  goodsReturnLines,
  goodsReturns,
  orderChanges,
  orderLines,
  orders,
} from '../features/orders/orders.tables.ts';
import { branches, departments, roles, users } from '../features/people/people.tables.ts';
import {
  ownerChanges,
  poolCapacities,
  poolClaims,
  poolNotices,
  poolRuns,
  pools,
  poolViews,
} from '../features/pools/pools.tables.ts';
import { posts } from '../features/posts/posts.tables.ts';
import { priceBookEntries, priceBooks } from '../features/price-books/price-books.tables.ts';
import {
  consents,
  destructions,
  legalHolds,
  privacyEntries,
  privacyNotices,
  privacyRequests,
  privacySettingsTable,
} from '../features/privacy/privacy.tables.ts';
import { productLines } from '../features/product-lines/product-lines.tables.ts';
import { productImages, productPrices, products } from '../features/products/products.tables.ts';
import { quoteLines, quotes, quoteTemplates } from '../features/quotes/quotes.tables.ts';
import {
  bankAccounts,
  receiptAllocations,
  receipts,
  receivablePlans,
} from '../features/receivables/receivables.tables.ts';
import { redRequestLines, redRequests } from '../features/red-requests/red-requests.tables.ts';
import { accessReviewItems, accessReviews } from '../features/reviews/reviews.tables.ts';
import {
  eventContents,
  eventExceptions,
  eventSeats,
  events,
  workCalendars,
} from '../features/schedule/schedule.tables.ts';
import { supplierPrices, suppliers } from '../features/suppliers/suppliers.tables.ts';

import { reminders, tasks } from '../features/tasks/tasks.tables.ts';
import { taxRates } from '../features/tax-rates/tax-rates.tables.ts';
import { teamMembers } from '../features/teams/teams.tables.ts';
import { follows, preferences, views } from '../features/views/views.tables.ts';
import { alerts } from '../features/watching/alerts.tables.ts';
import { conflicts } from '../ledger/ledger.tables.ts';
import { defineSyncedTables } from '../sync/synced-tables.ts';

/** Every table that travels and how; a table not named here stays on its host. */
export const syncedTables = defineSyncedTables([
  { table: branches, home: 'global' },
  { table: departments, home: 'global' },
  { table: roles, home: 'global' },
  { table: users, home: 'global' },
  { table: signInPolicies, home: 'global' },
  { table: companySettings, home: 'global' },
  { table: posts, home: 'global' },
  { table: pools, home: 'global' },
  { table: poolCapacities, home: 'global' },
  { table: poolRuns, home: 'global' },
  { table: assignRules, home: 'global' },
  { table: scoreRules, home: 'global' },
  { table: leadSettingsTable, home: 'global' },
  { table: delegations, home: 'global' },
  { table: handovers, home: 'global' },
  { table: accessReviews, home: 'global' },
  { table: accessReviewItems, home: 'global' },
  { table: privacySettingsTable, home: 'global' },
  { table: privacyNotices, home: 'global' },
  { table: destructions, home: 'global' },
  { table: taxRates, home: 'global' },
  { table: brands, home: 'global' },
  { table: segments, home: 'global' },
  { table: units, home: 'global' },
  { table: categories, home: 'global' },
  { table: productLines, home: 'global' },
  { table: products, home: 'global' },
  { table: productPrices, home: 'global' },
  { table: productImages, home: 'global' },
  { table: priceBooks, home: 'global' },
  { table: priceBookEntries, home: 'global' },
  { table: suppliers, home: 'global' },
  { table: supplierPrices, home: 'global' },
  { table: numberTemplates, home: 'global' },
  { table: numberTrails, home: 'global' },
  { table: numberBlocks, home: 'self', userProperty: 'ownerId' },
  { table: flows, home: 'global' },
  { table: flowInstances, home: 'scope', noun: { property: 'tableName' } },
  { table: flowTasks, home: 'scope', noun: { property: 'tableName' } },
  { table: quoteTemplates, home: 'global' },
  { table: customers, home: 'scope', noun: 'customer' },
  { table: customerReviews, home: 'scope', noun: 'customer' },
  { table: contacts, home: 'scope', noun: 'contact' },
  { table: followUps, home: 'scope', noun: 'followUp' },
  { table: followUpNotes, home: 'scope', noun: 'followUp' },
  { table: leads, home: 'scope', noun: 'lead' },
  { table: pipelines, home: 'global' },
  { table: opportunities, home: 'scope', noun: 'opportunity' },
  { table: opportunitySteps, home: 'scope', noun: 'opportunity' },
  { table: forecasts, home: 'scope', noun: 'opportunity' },
  { table: ownerChanges, home: 'scope', noun: { property: 'recordTable' } },
  { table: poolClaims, home: 'self', userProperty: 'ownerId' },
  { table: poolViews, home: 'self', userProperty: 'ownerId' },
  { table: poolNotices, home: 'self', userProperty: 'ownerId' },
  { table: bankAccounts, home: 'global' },
  { table: receivablePlans, home: 'scope', noun: 'receivable' },
  { table: receipts, home: 'scope', noun: 'receivable' },
  { table: receiptAllocations, home: 'scope', noun: 'receivable' },
  { table: orders, home: 'scope', noun: 'order' },
  { table: orderLines, home: 'scope', noun: 'order' },
  { table: orderChanges, home: 'scope', noun: 'order' },
  { table: deliveries, home: 'scope', noun: 'order' },
  { table: deliveryLines, home: 'scope', noun: 'order' },
  { table: goodsReturns, home: 'scope', noun: 'order' },
  { table: goodsReturnLines, home: 'scope', noun: 'order' },
  { table: contracts, home: 'scope', noun: 'contract' },
  { table: contractLines, home: 'scope', noun: 'contract' },
  { table: contractChanges, home: 'scope', noun: 'contract' },
  { table: taxEntities, home: 'global' },
  { table: invoiceTitles, home: 'scope', noun: 'invoice' },
  { table: invoiceApplications, home: 'scope', noun: 'invoice' },
  { table: invoiceApplicationLines, home: 'scope', noun: 'invoice' },
  { table: invoices, home: 'scope', noun: 'invoice' },
  { table: invoiceLines, home: 'scope', noun: 'invoice' },
  { table: redRequests, home: 'scope', noun: 'invoice' },
  { table: redRequestLines, home: 'scope', noun: 'invoice' },
  { table: tasks, home: 'scope', noun: 'task' },
  { table: quotes, home: 'scope', noun: 'quote' },
  { table: quoteLines, home: 'scope', noun: 'quote' },
  { table: events, home: 'scope', noun: 'event' },
  { table: eventExceptions, home: 'scope', noun: 'event' },
  { table: workCalendars, home: 'global' },
  { table: attachments, home: 'scope', noun: { property: 'recordTable' } },
  { table: teamMembers, home: 'scope', noun: { property: 'recordTable' } },
  { table: consents, home: 'scope', noun: { property: 'subjectTable' } },
  { table: legalHolds, home: 'scope', noun: { property: 'subjectTable' } },
  { table: privacyRequests, home: 'scope', noun: 'privacy' },
  { table: privacyEntries, home: 'scope', noun: 'privacy' },
  { table: conflicts, home: 'scope', noun: { property: 'tableName' } },
  { table: approvals, home: 'global' },
  { table: approvalInputs, home: 'self', userProperty: 'ownerId' },
  { table: alerts, home: 'self', userProperty: 'ownerId' },
  { table: reminders, home: 'self', userProperty: 'ownerId' },
  { table: eventContents, home: 'self', userProperty: 'ownerId' },
  { table: eventSeats, home: 'self', userProperty: 'ownerId' },
  { table: views, home: 'self', userProperty: 'ownerId' },
  { table: preferences, home: 'self', userProperty: 'ownerId' },
  { table: follows, home: 'self', userProperty: 'ownerId' },
  { table: imports, home: 'self', userProperty: 'ownerId' },
  { table: importChunks, home: 'self', userProperty: 'ownerId', copies: importedValues },
]);
