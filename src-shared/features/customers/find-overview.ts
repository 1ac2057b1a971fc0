import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { countRows, selectRows } from '../../reading/rows.ts';
import { scopeFilter } from '../../reading/scope-filter.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { followUps } from '../follow-ups/follow-ups.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { findVisibleCustomer } from './customers.repository.ts';
import { withNames } from './list-customers.ts';

const shownContacts = 20;
const shownFollowUps = 10;

/** The customer's page in one answer (clause 5.3-2). Undefined where the actor may not see the customer. */
export function findOverview(db: ReadDb, actor: Actor, id: string) {
  const found = findVisibleCustomer(db, actor, id);
  if (!found) return undefined;
  const scope = scopeFilter(actor, 't');
  const ofCustomer = (column: string) => [`t.${column} = ? AND t.deleted_at IS NULL AND ${scope.sql}`, id] as const;
  const may = (action: string) => isAllowed(actor, action);
  const count = (table: Parameters<typeof countRows>[1], column: string, action: string, more = '') => {
    const [where, parent] = ofCustomer(column);
    return may(action) ? countRows(db, table, where + more, parent, ...scope.values) : 0;
  };
  return {
    customer: withNames(db, [found])[0]!,
    contacts: may('contact.view') ? listContacts(db, ofCustomer('customer_id'), scope.values) : [],
    followUps: may('followUp.view') ? listFollowUps(db, ofCustomer('customer_id'), scope.values) : [],
    openTasks: count(tasks, 'related_id', 'task.view', " AND t.status IN ('notStarted', 'inProgress')"),
    counts: {
      contacts: count(contacts, 'customer_id', 'contact.view'),
      followUps: count(followUps, 'customer_id', 'followUp.view'),
      tasks: count(tasks, 'related_id', 'task.view'),
      leads: count(leads, 'converted_customer_id', 'lead.view'),
    },
  };
}

type Where = readonly [sql: string, parentId: string];

/** The primary contact first, then those who work there. */
function listContacts(db: ReadDb, [where, id]: Where, scope: readonly unknown[]) {
  const order = "ORDER BY t.is_primary DESC, t.status = 'active' DESC, t.created_at";
  return selectRows(db, contacts, `${where} ${order} LIMIT ${shownContacts}`, id, ...scope).map(
    ({ id: contactId, name, title, mobile }) => ({ id: contactId, name, title, mobile }),
  );
}

function listFollowUps(db: ReadDb, [where, id]: Where, scope: readonly unknown[]) {
  const names = findNames(db);
  return selectRows(db, followUps, `${where} ORDER BY t.at DESC LIMIT ${shownFollowUps}`, id, ...scope).map(
    ({ id: followUpId, at, method, content, createdBy }) => ({
      id: followUpId,
      at,
      method,
      content,
      byName: names.user(createdBy),
    }),
  );
}
