import { compareDecimals } from '../../kernel/money/decimal.ts';
import type { TaxMode } from '../../kernel/money/line-amounts.ts';
import { type BookScope, bookScopes, type PriceBook, type PriceEntry } from './price-book.model.ts';

export type PricingBook = Pick<
  PriceBook,
  'id' | 'name' | 'scope' | 'scopeValues' | 'currency' | 'taxIncluded' | 'validFrom' | 'validTo' | 'priority' | 'status'
>;

/** Who buys how much of what, and on which day (`YYYY-MM-DD`). */
export interface PriceQuestion {
  readonly productId: string;
  readonly qty: string;
  readonly day: string;
  readonly customerId?: string | null;
  readonly level?: string | null;
  readonly branchId?: string | null;
  /** The customer's relation: an agent, an end customer … */
  readonly channel?: string | null;
  readonly currency?: string;
  /** The book that a person picked, where several were equal or an expired one shall count. */
  readonly bookId?: string | null;
}

/** The product's own price, for when no book has one. */
export interface ListPrice {
  readonly taxMode: TaxMode;
  readonly price: string | null;
  readonly leadTimeDays: number | null;
  readonly moq: string | null;
}

export interface ResolvedPrice {
  readonly kind: 'price';
  readonly price: string;
  readonly taxMode: TaxMode;
  /** Null where it is the product's own price. */
  readonly bookId: string | null;
  readonly entryId: string | null;
  readonly minQty: string | null;
  readonly discountFloor: string | null;
  readonly leadTimeDays: number | null;
  readonly moq: string | null;
  /** The price is of a book whose last day is over: the document needs an approval. */
  readonly isExpired: boolean;
  /** A more special book that would have had a price and is over. */
  readonly expiredBookId: string | null;
}

export interface TiedPrice {
  readonly kind: 'tie';
  /** Equal books: whoever writes the document picks one, and its id goes into the next question. */
  readonly choices: { readonly bookId: string; readonly name: string; readonly price: string }[];
}

export type PriceAnswer = ResolvedPrice | TiedPrice | { readonly kind: 'none'; readonly expiredBookId: string | null };

interface Candidate {
  readonly book: PricingBook;
  readonly entry: PriceEntry & { readonly price: string };
}

/**
 * Which price counts: customer before level before branch before channel before general; within a book the highest
 * quantity step that is reached; of two books for the same people the larger priority. Two that are still equal are a
 * person's to choose. A book counts on its own days only; one that is over is told, and used if nothing else has a price
 * or somebody picked it. (M8)
 */
export function resolvePrice(
  question: PriceQuestion,
  books: readonly PricingBook[],
  entries: readonly PriceEntry[],
  list: ListPrice,
): PriceAnswer {
  const all = candidatesOf(question, books, entries);
  const valid = all.filter(({ book }) => book.validFrom <= question.day && question.day <= book.validTo);
  const expired = all.filter(({ book }) => book.validTo < question.day);
  const picked = question.bookId ? [...valid, ...expired].find(({ book }) => book.id === question.bookId) : undefined;
  const bestExpired = [...expired].sort(byExpired)[0];
  if (picked) return answer(picked, list, expired.includes(picked), null);

  const best = bestOf(valid);
  const overtaken = bestExpired && (!best[0] || rankOf(bestExpired) > rankOf(best[0])) ? bestExpired.book.id : null;
  if (best.length > 1) return { kind: 'tie', choices: best.map(toChoice) };
  if (best[0]) return answer(best[0], list, false, overtaken);
  if (list.price !== null) return ownPrice(list, list.price, overtaken);
  return bestExpired ? answer(bestExpired, list, true, null) : { kind: 'none', expiredBookId: null };
}

/** One step per book that is in force for the buyer, whatever its days. */
function candidatesOf(
  question: PriceQuestion,
  books: readonly PricingBook[],
  entries: readonly PriceEntry[],
): Candidate[] {
  return books.flatMap((book) => {
    if (book.status !== 'active' || book.currency !== (question.currency ?? 'CNY') || !isFor(book, question)) return [];
    const entry = stepOf(
      entries.filter((each) => each.bookId === book.id && each.productId === question.productId),
      question.qty,
    );
    return entry ? [{ book, entry }] : [];
  });
}

/** The highest step that the quantity reaches. */
function stepOf(entries: readonly PriceEntry[], qty: string): (PriceEntry & { price: string }) | undefined {
  let best: (PriceEntry & { price: string }) | undefined;
  for (const entry of entries) {
    if (entry.price === null || compareDecimals(entry.minQty, qty) > 0) continue;
    if (!best || compareDecimals(entry.minQty, best.minQty) > 0) best = { ...entry, price: entry.price };
  }
  return best;
}

function isFor({ scope, scopeValues }: PricingBook, question: PriceQuestion): boolean {
  if (scope === 'general') return true;
  const asked: Record<Exclude<BookScope, 'general'>, string | null | undefined> = {
    channel: question.channel,
    branch: question.branchId,
    level: question.level,
    customer: question.customerId,
  };
  const value = asked[scope];
  return value !== null && value !== undefined && scopeValues.includes(value);
}

function rankOf({ book }: Candidate): number {
  return bookScopes.indexOf(book.scope) * 10_000 + book.priority;
}

function bestOf(candidates: readonly Candidate[]): Candidate[] {
  const top = Math.max(...candidates.map(rankOf));
  return candidates
    .filter((each) => rankOf(each) === top)
    .sort((left, right) => (left.book.id < right.book.id ? -1 : 1));
}

/** The most special first, then the one that was over last; ids keep it the same on every host. */
function byExpired(left: Candidate, right: Candidate): number {
  const byRank = rankOf(right) - rankOf(left);
  if (byRank !== 0) return byRank;
  if (left.book.validTo !== right.book.validTo) return left.book.validTo > right.book.validTo ? -1 : 1;
  return left.book.id < right.book.id ? -1 : 1;
}

function toChoice({ book, entry }: Candidate) {
  return { bookId: book.id, name: book.name, price: entry.price };
}

function answer(
  { book, entry }: Candidate,
  list: ListPrice,
  isExpired: boolean,
  expiredBookId: string | null,
): ResolvedPrice {
  return {
    kind: 'price',
    price: entry.price,
    taxMode: book.taxIncluded ? 'included' : 'excluded',
    bookId: book.id,
    entryId: entry.id,
    minQty: entry.minQty,
    discountFloor: entry.discountFloor,
    leadTimeDays: entry.leadTimeDays ?? list.leadTimeDays,
    moq: entry.moq ?? list.moq,
    isExpired,
    expiredBookId,
  };
}

function ownPrice(list: ListPrice, price: string, expiredBookId: string | null): ResolvedPrice {
  return {
    kind: 'price',
    price,
    taxMode: list.taxMode,
    bookId: null,
    entryId: null,
    minQty: null,
    discountFloor: null,
    leadTimeDays: list.leadTimeDays,
    moq: list.moq,
    isExpired: false,
    expiredBookId,
  };
}
