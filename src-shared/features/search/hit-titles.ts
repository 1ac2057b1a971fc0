import { chinaDate } from '../../kernel/china/dates.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { SearchKind } from '../../kernel/search/search-rules.ts';
import type { ReadDb } from '../../ports/database.ts';
import { namesOf, selectRows } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { orders } from '../orders/orders.tables.ts';
import { products } from '../products/products.tables.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import { asSeenBy } from '../schedule/schedule.repository.ts';
import { events } from '../schedule/schedule.tables.ts';
import { visibleOf } from './search-in-tables.ts';

export interface HitTitle {
  readonly title: string;
  /** What tells two records of one name apart. */
  readonly subtitle: string | null;
}

type Title = readonly [id: string, HitTitle];

/** How the records of a kind are called, of those that the actor may see; whatever is missing here is shown to nobody. */
export function titlesOf(db: ReadDb, actor: Actor, kind: SearchKind, ids: readonly string[]): Title[] {
  if (ids.length === 0) return [];
  const scope = visibleOf(actor, kind);
  const condition = `t.id IN (SELECT value FROM json_each(?)) AND t.deleted_at IS NULL AND ${scope.sql}`;
  const values = [JSON.stringify(ids), ...scope.values];
  const companies = (rows: readonly { readonly customerId: string }[]) => {
    const ids = rows.map((row) => row.customerId);
    return namesOf(db, actor, customers, ids);
  };
  switch (kind) {
    case 'customer':
      return selectRows(db, customers, condition, ...values).map((row) =>
        title(row.id, row.name, row.region, row.industry),
      );
    case 'lead':
      return selectRows(db, leads, condition, ...values).map((row) =>
        title(row.id, row.name, row.contactName, row.region),
      );
    case 'contact': {
      const rows = selectRows(db, contacts, condition, ...values);
      const names = companies(rows);
      return rows.map((row) => title(row.id, row.name, names.get(row.customerId), row.title));
    }
    case 'opportunity': {
      const rows = selectRows(db, opportunities, condition, ...values);
      const names = companies(rows);
      return rows.map((row) => title(row.id, row.name, names.get(row.customerId), row.no));
    }
    case 'quote': {
      const rows = selectRows(db, quotes, condition, ...values);
      const names = companies(rows);
      return rows.map((row) => title(row.id, row.no ?? row.name ?? row.quoteDate, names.get(row.customerId), row.name));
    }
    case 'contract': {
      const rows = selectRows(db, contracts, condition, ...values);
      const names = companies(rows);
      return rows.map((row) => title(row.id, row.name, names.get(row.customerId), row.no));
    }
    case 'order': {
      const rows = selectRows(db, orders, condition, ...values);
      const names = companies(rows);
      return rows.map((row) => title(row.id, row.no ?? row.orderDate, names.get(row.customerId), row.customerOrderNo));
    }
    case 'product':
      return selectRows(db, products, condition, ...values).map((row) => title(row.id, row.name, row.code, row.spec));
    case 'event':
      return asSeenBy(db, actor, selectRows(db, events, condition, ...values)).map((row) =>
        title(row.id, row.title, chinaDate(row.startAt), row.location),
      );
    default:
      return kind satisfies never;
  }
}

function title(id: string, name: string, ...parts: (string | null | undefined)[]): Title {
  const told = parts.filter((part) => part && part !== name);
  return [id, { title: name, subtitle: told.join(' · ') || null }];
}
