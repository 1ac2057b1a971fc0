import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Actor } from '../../kernel/scope.ts';
import type { NameHit } from '../../kernel/search/name-index.ts';
import type { SearchKind } from '../../kernel/search/search-rules.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { selectRows } from '../../reading/rows.ts';
import { always, type Condition, scopeFilter } from '../../reading/scope-filter.ts';
import { anyOf, openColumns, searchColumn, searchNames } from '../../reading/search-names.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { orders } from '../orders/orders.tables.ts';
import { products } from '../products/products.tables.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import { visibleEvents } from '../schedule/schedule.repository.ts';
import { events } from '../schedule/schedule.tables.ts';

export const searchedTables = {
  customer: customers,
  contact: contacts,
  lead: leads,
  opportunity: opportunities,
  product: products,
  quote: quotes,
  contract: contracts,
  order: orders,
  event: events,
} as const satisfies Record<SearchKind, SQLiteTable>;

/** Columns of each kind that are looked through; kinds with name keys are found by these too. */
const columns: Readonly<Record<SearchKind, { readonly named: boolean; readonly columns: readonly string[] }>> = {
  customer: { named: true, columns: ['mobile', 'phone'] },
  contact: { named: true, columns: ['mobile', 'phone'] },
  lead: { named: true, columns: ['mobile', 'phone'] },
  opportunity: { named: true, columns: ['no'] },
  product: { named: true, columns: ['code', 'barcode', 'spec'] },
  quote: { named: false, columns: ['no', 'name'] },
  contract: { named: false, columns: ['no', 'name'] },
  order: { named: false, columns: ['no', 'customer_order_no'] },
  event: { named: false, columns: ['title'] },
};

/** Which records of a kind the actor may find, on alias `t`. An event that is private exists for its own people only. */
export function visibleOf(actor: Actor, kind: SearchKind): Condition {
  if (kind === 'product') return always;
  return kind === 'event' ? visibleEvents(actor) : scopeFilter(actor, kind, 't');
}

const seated = 'SELECT event_id FROM event_seats WHERE owner_id = ? AND deleted_at IS NULL';

/** While the names are still being read: slower, and without ranks. */
export function findInTables(
  db: ReadDb,
  actor: Actor,
  kinds: readonly SearchKind[],
  { text, limit }: { readonly text: string; readonly limit: number },
): NameHit[] {
  const perKind = kinds.map((kind) => {
    const scope = visibleOf(actor, kind);
    const match = matchOf(actor, kind, text);
    return selectRows(
      db,
      searchedTables[kind] as SQLiteTable,
      `t.deleted_at IS NULL AND ${scope.sql} AND ${match.sql} ORDER BY t.updated_at DESC LIMIT ?`,
      ...scope.values,
      ...match.values,
      limit,
    ).map((row) => ({ id: String(row.id), kind, rule: 'inner' as const }));
  });
  return perKind.flat().slice(0, limit);
}

function matchOf(actor: Actor, kind: SearchKind, text: string): Condition {
  const { named, columns: further } = columns[kind];
  const openness = openColumns(actor, kind);
  if (named) return searchNames(text, further, openness);
  return anyOf(further.flatMap((column) => searchColumn(column, text, openness) ?? []));
}

/** Events of the actor's own whose titles are nobody else's business: no index holds these. */
export function findOwnEvents(db: ReadDb, actor: Actor, text: string, limit: number): NameHit[] {
  const found = db.rows<{ id: string }>(
    `SELECT t.id FROM event_contents c JOIN events t ON t.id = c.event_id
     WHERE (c.owner_id = ? OR c.event_id IN (${seated})) AND c.title LIKE ? ESCAPE '\\' AND t.deleted_at IS NULL
     ORDER BY t.start_at DESC LIMIT ?`,
    actor.userId,
    actor.userId,
    `%${likeText(text.normalize('NFKC').trim())}%`,
    limit,
  );
  return found.map(({ id }) => ({ id, kind: 'event', rule: 'inner' }));
}

/** What customers that were found are about now: the latest of each kind, for those who may see these. */
export function findOfCustomers(
  db: ReadDb,
  actor: Actor,
  kinds: readonly SearchKind[],
  customerIds: readonly string[],
): NameHit[] {
  return (['opportunity', 'quote', 'contract', 'order'] as const).flatMap((kind) => {
    if (customerIds.length === 0 || !kinds.includes(kind)) return [];
    const scope = visibleOf(actor, kind);
    const holds = kind === 'quote' ? "t.status <> 'superseded'" : '1';
    const found = customerIds.flatMap((customerId) =>
      db.rows<{ id: string }>(
        `SELECT t.id FROM ${tableNames[kind]} t WHERE t.customer_id = ? AND t.deleted_at IS NULL AND ${holds} AND ${scope.sql} ORDER BY t.updated_at DESC LIMIT 3`,
        customerId,
        ...scope.values,
      ),
    );
    return found.map(({ id }) => ({ id, kind, rule: 'inner' as const }));
  });
}

const tableNames = { opportunity: 'opportunities', quote: 'quotes', contract: 'contracts', order: 'orders' } as const;
