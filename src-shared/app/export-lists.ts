import { listContacts } from '../features/contacts/list-contacts.ts';
import { listContracts } from '../features/contracts/list-contracts.ts';
import { listCustomers } from '../features/customers/list-customers.ts';
import type { ExportList } from '../features/exports/export-rows.ts';
import { listFollowUps } from '../features/follow-ups/list-follow-ups.ts';
import { listInvoices } from '../features/invoices/list-invoices.ts';
import { listLeads } from '../features/leads/list-leads.ts';
import { listOpportunities } from '../features/opportunities/list-opportunities.ts';
import { listOrders } from '../features/orders/list-orders.ts';
import { listProducts } from '../features/products/list-products.ts';
import { listQuotes } from '../features/quotes/list-quotes.ts';
import { listPlans } from '../features/receivables/list-plans.ts';
import { listReceipts } from '../features/receivables/list-receipts.ts';
import { listEvents } from '../features/schedule/list-events.ts';
import { listTasks } from '../features/tasks/list-tasks.ts';

/** Exports take the rooms' own lists, so that a file never shows what the screen would not. */
export const exportLists: ExportList = ({ db, search, actor, now }, room, page) => {
  switch (room) {
    case 'customers':
      return listCustomers(db, search, actor, page).rows;
    case 'contacts':
      return listContacts(db, search, actor, page).rows;
    case 'leads':
      return listLeads(db, search, actor, page, now).rows;
    case 'opportunities':
      return listOpportunities(db, actor, page, now).rows;
    case 'receivables':
      return listPlans(db, actor, page, now).rows;
    case 'receipts':
      return listReceipts(db, actor, page).rows;
    case 'invoices':
      return listInvoices(db, actor, page).rows;
    case 'contracts':
      return listContracts(db, actor, page, now).rows;
    case 'orders':
      return listOrders(db, actor, page).rows;
    case 'followUps':
      return listFollowUps(db, undefined, actor, page, now).rows;
    case 'tasks':
      return listTasks(db, actor, page, now).rows;
    case 'quotes':
      return listQuotes(db, actor, page, now).rows;
    case 'schedule':
      return listEvents(db, actor, page, now).rows;
    case 'products':
      return listProducts(db, search, actor, page, now).rows;
    default:
      return room satisfies never;
  }
};
