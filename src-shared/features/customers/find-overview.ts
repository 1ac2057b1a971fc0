import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { chinaDate } from '../../kernel/china/dates.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { countVisibleRows, selectVisibleRows } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { followUps } from '../follow-ups/follow-ups.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { orders } from '../orders/orders.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import { receipts, receivablePlans } from '../receivables/receivables.tables.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { findVisibleCustomer } from './customers.repository.ts';
import { findBalance } from './find-balance.ts';
import { withNames } from './list-customers.ts';
import { countPurchases } from './list-purchases.ts';
import { listWarnings } from './list-warnings.ts';

const shownContacts = 20;
const shownFollowUps = 10;

/** The customer's page in one answer (clause 5.3-2). Undefined where the actor may not see the customer. */
export function findOverview(db: ReadDb, actor: Actor, id: string, now: number) {
  const found = findVisibleCustomer(db, actor, id);
  if (!found) return undefined;
  const ofCustomer = (column: string) => ({ where: `t.${column} = ? AND t.deleted_at IS NULL`, values: [id] });
  const may = (action: string) => isAllowed(actor, action);
  const count = (table: SQLiteTable, column: string, more = '') => {
    const { where, values } = ofCustomer(column);
    return countVisibleRows(db, actor, table, { where: where + more, values });
  };
  const balance = findBalance(db, actor, id, chinaDate(now));
  return {
    customer: withNames(db, [found])[0]!,
    balance,
    warnings: listWarnings(db, actor, found, balance, now),
    contacts: may('contact.view') ? listContacts(db, actor, ofCustomer('customer_id')) : [],
    followUps: may('followUp.view') ? listFollowUps(db, actor, ofCustomer('customer_id')) : [],
    openTasks: count(tasks, 'related_id', " AND t.status IN ('notStarted', 'inProgress')"),
    counts: {
      contacts: count(contacts, 'customer_id'),
      followUps: count(followUps, 'customer_id'),
      tasks: count(tasks, 'related_id'),
      leads: count(leads, 'converted_customer_id'),
      opportunities: count(opportunities, 'customer_id'),
      quotes: count(quotes, 'customer_id', " AND t.status <> 'superseded'"),
      contracts: count(contracts, 'customer_id'),
      orders: count(orders, 'customer_id'),
      purchases: countPurchases(db, actor, id),
      receivables: count(receivablePlans, 'customer_id'),
      receipts: count(receipts, 'customer_id'),
    },
  };
}

interface OfCustomer {
  readonly where: string;
  readonly values: readonly string[];
}

/** The primary contact first, then those who work there. */
function listContacts(db: ReadDb, actor: Actor, ofCustomer: OfCustomer) {
  const order = "ORDER BY t.is_primary DESC, t.status = 'active' DESC, t.created_at";
  return selectVisibleRows(db, actor, contacts, { ...ofCustomer, order: `${order} LIMIT ${shownContacts}` }).map(
    ({ id: contactId, name, title, mobile }) => ({ id: contactId, name, title, mobile }),
  );
}

function listFollowUps(db: ReadDb, actor: Actor, ofCustomer: OfCustomer) {
  const names = findNames(db);
  const order = `ORDER BY t.at DESC LIMIT ${shownFollowUps}`;
  return selectVisibleRows(db, actor, followUps, { ...ofCustomer, order }).map(
    ({ id: followUpId, at, method, content, createdBy }) => ({
      id: followUpId,
      at,
      method,
      content,
      byName: names.user(createdBy),
    }),
  );
}
