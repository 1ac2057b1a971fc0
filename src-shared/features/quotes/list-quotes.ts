import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import type { Filter, ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { type Listed, type ListSpec, listCondition, listRows } from '../../reading/list-rows.ts';
import { coverRows, namesOf } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { findFollowed } from '../views/views.repository.ts';
import { statusOn } from './quote-states.model.ts';
import type { QuotePage, QuoteRow } from './quotes.contract.ts';
import {
  findVisibleQuote,
  listLinesOf,
  listLinesPricedAnew,
  listVersions,
  type QuoteRecord,
} from './quotes.repository.ts';
import { quoteLines, quotes } from './quotes.tables.ts';

export const quoteList: ListSpec<typeof quotes> = {
  table: quotes,
  scoped: true,
  defaultSort: { field: 'updatedAt', descending: true },
  search: (text) => {
    const pattern = `%${likeText(text.normalize('NFKC'))}%`;
    return {
      sql: "(t.no LIKE ? ESCAPE '\\' OR t.name LIKE ? ESCAPE '\\' OR t.customer_id IN (SELECT c.id FROM customers c WHERE c.name LIKE ? ESCAPE '\\' OR c.name_pinyin LIKE ? ESCAPE '\\'))",
      values: [pattern, pattern, pattern, pattern],
    };
  },
};

type ListQuotesInput = ListInput & {
  readonly customerId?: string | undefined;
  readonly opportunityId?: string | undefined;
  readonly expiringIn?: number | undefined;
  readonly latest?: boolean | undefined;
};

export function listQuotes(db: ReadDb, actor: Actor, input: ListQuotesInput, now: number): Listed<QuoteRow> {
  const { rows, total } = listRows(db, actor, quoteList, {
    ...input,
    filters: [...input.filters, ...asked(input, now)],
  });
  return { rows: withNames(db, actor, rows, now), total };
}

function asked({ customerId, opportunityId, expiringIn, latest }: ListQuotesInput, now: number): Filter[] {
  const today = chinaDate(now);
  const filters: Filter[] = [];
  if (customerId) filters.push({ field: 'customerId', operator: 'is', value: customerId });
  if (opportunityId) filters.push({ field: 'opportunityId', operator: 'is', value: opportunityId });
  if (latest) filters.push({ field: 'status', operator: 'isNot', value: 'superseded' });
  if (expiringIn !== undefined) {
    filters.push({ field: 'status', operator: 'in', value: ['active', 'sent'] });
    filters.push({ field: 'validUntil', operator: 'between', value: today, value2: addDays(today, expiringIn) });
  }
  return filters;
}

/** How many of the actor's own quotes wait for what. */
export function countQuotes(db: ReadDb, actor: Actor, now: number) {
  const where = listCondition(actor, quoteList, { scene: 'mine', filters: [] });
  const today = chinaDate(now);
  return db.row<{ draft: number; pending: number; expiring: number; accepted: number }>(
    `SELECT coalesce(sum(t.status IN ('draft', 'rejected')), 0) AS draft, coalesce(sum(t.status = 'pending'), 0) AS pending,
       coalesce(sum(t.status IN ('active', 'sent') AND t.valid_until BETWEEN ? AND ?), 0) AS expiring,
       coalesce(sum(t.status IN ('accepted', 'partlyOrdered')), 0) AS accepted
     FROM quotes t WHERE ${where.sql}`,
    today,
    addDays(today, 7),
    ...where.values,
  )!;
}

/** The quote with its lines and versions. Undefined where the actor may not see it. */
export function findQuotePage(db: ReadDb, actor: Actor, id: string, now: number): QuotePage | undefined {
  const found = findVisibleQuote(db, actor, id);
  if (!found) return undefined;
  const today = chinaDate(now);
  const changed = new Set(listLinesPricedAnew(db, [id]).map((line) => line.id));
  const lines = coverRows(actor, quoteLines, listLinesOf(db, id), 'page');
  return {
    ...withNames(db, actor, [found], now)[0]!,
    lines: lines.map((line) => ({ ...line, priceChanged: changed.has(line.id) })),
    versions: listVersions(db, found.rootId).map((each) => ({
      id: each.id,
      version: each.version,
      status: statusOn(each, today),
      amountIncl: each.amountIncl,
      quoteDate: each.quoteDate,
      createdAt: each.createdAt,
    })),
  };
}

/** Adds the names people read to the ids that rows keep, and says what is over by the calendar. */
export function withNames(db: ReadDb, actor: Actor, rows: readonly QuoteRecord[], now: number): QuoteRow[] {
  const names = findNames(db);
  const today = chinaDate(now);
  const followed = findFollowed(db, actor.userId, 'quotes');
  const customerNames = namesOf(
    db,
    actor,
    customers,
    rows.map((row) => row.customerId),
  );
  const contactNames = namesOf(
    db,
    actor,
    contacts,
    rows.map((row) => row.contactId),
  );
  const ids = rows.map((row) => row.id);
  const changed = new Set(listLinesPricedAnew(db, ids).map((line) => line.quoteId));
  return rows.map((row) => ({
    ...row,
    status: statusOn(row, today),
    customerName: customerNames.get(row.customerId) ?? null,
    contactName: contactNames.get(row.contactId ?? '') ?? null,
    ownerName: names.user(row.ownerId),
    deptName: names.department(row.deptId),
    branchName: names.branch(row.branchId),
    createdByName: names.user(row.createdBy),
    priceChanged: changed.has(row.id),
    followed: followed.has(row.id),
  }));
}
