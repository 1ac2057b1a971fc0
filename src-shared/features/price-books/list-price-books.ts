import { chinaDate } from '../../kernel/china/dates.ts';
import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { coverRows, findVisibleRow, namesOf } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { stateOn } from './price-book.model.ts';
import type { PriceBookRow, PriceEntryRow } from './price-books.contract.ts';
import { countEntriesByBook, findPrice, listEntryPage, type PriceBookRecord } from './price-books.repository.ts';
import { priceBookEntries, priceBooks } from './price-books.tables.ts';
import type { PriceAnswer } from './resolve-price.model.ts';

export const priceBookList: ListSpec<typeof priceBooks> = {
  table: priceBooks,
  scoped: false,
  defaultSort: { field: 'updatedAt', descending: true },
  search: (text) => ({ sql: "t.name LIKE ? ESCAPE '\\'", values: [`%${likeText(text)}%`] }),
};

export function listPriceBooks(db: ReadDb, actor: Actor, input: ListInput, now: number): Listed<PriceBookRow> {
  const { rows, total } = listRows(db, actor, priceBookList, input);
  return { rows: priceBookRows(db, actor, rows, now), total };
}

/** Customers outside the actor's scope stay unnamed: that a book is for them is no way to learn of them. */
export function priceBookRows(db: ReadDb, actor: Actor, rows: readonly PriceBookRecord[], now: number): PriceBookRow[] {
  const counts = countEntriesByBook(db);
  const names = findNames(db);
  const customerNames = namesOf(
    db,
    actor,
    customers,
    rows.flatMap((row) => (row.scope === 'customer' ? row.scopeValues : [])),
  );
  const today = chinaDate(now);
  return rows.map((row) => ({
    ...row,
    state: stateOn(row, today),
    scopeNames: row.scopeValues.flatMap((value) => {
      if (row.scope === 'branch') return names.branch(value) ?? [];
      if (row.scope === 'customer') return customerNames.get(value) ?? [];
      return [];
    }),
    entryCount: counts.get(row.id) ?? 0,
  }));
}

interface EntriesInput {
  readonly text?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** A book's lines with their products, as the actor may see them. */
export function listEntries(
  db: ReadDb,
  actor: Actor,
  book: PriceBookRecord,
  input: EntriesInput,
): Listed<PriceEntryRow> {
  const { entries, products, total } = listEntryPage(db, book.id, input);
  const rows = coverRows(actor, priceBookEntries, entries, 'list').flatMap((entry) => {
    const product = products.get(entry.productId);
    if (!product) return [];
    return [
      {
        ...entry,
        productCode: product.code,
        productName: product.name,
        unit: product.unit,
        spec: product.spec,
        listPrice: book.taxIncluded ? product.priceIncl : product.priceExcl,
      },
    ];
  });
  return { rows, total };
}

interface ResolveInput {
  readonly productId: string;
  readonly qty: string;
  readonly day?: string | undefined;
  readonly customerId?: string | undefined;
  readonly branchId?: string | undefined;
  readonly bookId?: string | undefined;
}

/** The price for a buyer; a customer whom the actor may not see is nobody. */
export function resolveFor(db: ReadDb, actor: Actor, input: ResolveInput, now: number): PriceAnswer {
  const customer = input.customerId ? findVisibleRow(db, actor, customers, input.customerId) : undefined;
  return findPrice(db, {
    productId: input.productId,
    qty: input.qty,
    day: input.day ?? chinaDate(now),
    customerId: customer?.id ?? null,
    level: customer?.level ?? null,
    channel: customer?.relation ?? null,
    branchId: input.branchId ?? actor.branchId,
    bookId: input.bookId ?? null,
  });
}
