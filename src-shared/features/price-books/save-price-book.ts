import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import { moveBinRows } from '../../ledger/bin-rows.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import {
  type BookAction,
  findBookTransition,
  type NewPriceBook,
  type PriceBookNameTaken,
  type PriceBookNotFound,
  type PriceBookStateRefused,
} from './price-book.model.ts';
import { permitBook } from './price-books.policy.ts';
import {
  countEntries,
  findPriceBook,
  isBookNameTaken,
  listEntriesOf,
  type PriceBookRecord,
} from './price-books.repository.ts';
import { priceBookEntries, priceBooks } from './price-books.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

type CreateBookRefusal = NotAllowed | FieldInvalid | IdTaken | PriceBookNameTaken;

/** A new book is a draft: nobody is priced by it before somebody says so. */
export function createPriceBook(tx: WriteTx, actor: Actor, input: NewPriceBook): Result<Written, CreateBookRefusal> {
  const permit = permitBook(actor, 'priceBook.create');
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findPriceBook(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const defaults = { scope: 'general', currency: 'CNY', taxIncluded: true, priority: 0 } as const;
  tx.insert(priceBooks, { ...defaults, scopeValues: [], ...presentFields(input), id, status: 'draft' });
  const checked = checkBook(tx, findPriceBook(tx, id)!);
  return checked.ok ? ok({ id, commandId: tx.command.id }) : checked;
}

interface CopyInput extends Pick<NewPriceBook, 'id' | 'name' | 'validFrom' | 'validTo'> {
  readonly sourceId: string;
}

/** All of the source's lines in a new draft with days of its own. */
export function copyPriceBook(
  tx: WriteTx,
  actor: Actor,
  { sourceId, ...input }: CopyInput,
): Result<Written, CreateBookRefusal | PriceBookNotFound> {
  const permit = permitBook(actor, 'priceBook.create');
  if (!permit.ok) return permit;
  const source = findPriceBook(tx, sourceId);
  if (!source) return refuse({ code: 'PRICE_BOOK_NOT_FOUND' });
  const id = input.id!;
  if (findPriceBook(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const { scope, scopeValues, currency, taxIncluded, priority, remark } = source;
  tx.insert(priceBooks, { scope, scopeValues, currency, taxIncluded, priority, remark, ...input, id, status: 'draft' });
  const checked = checkBook(tx, findPriceBook(tx, id)!);
  if (!checked.ok) return checked;
  const lines = listEntriesOf(tx, sourceId).map(({ productId, minQty, price, discountFloor, leadTimeDays, moq }) => ({
    id: tx.newId(),
    bookId: id,
    productId,
    minQty,
    price,
    discountFloor,
    leadTimeDays,
    moq,
  }));
  tx.insert(priceBookEntries, lines);
  return ok({ id, commandId: tx.command.id });
}

interface EditBookInput {
  readonly id: string;
  readonly changes: Changes<PriceBookRecord>;
}

export function editPriceBook(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditBookInput,
): Result<Written, PriceBookNotFound | NotAllowed | FieldInvalid | PriceBookNameTaken> {
  const found = findPriceBook(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'PRICE_BOOK_NOT_FOUND' });
  const permit = permitBook(actor, 'priceBook.edit');
  if (!permit.ok) return permit;
  const inConflict = mergeEdit(tx, priceBooks, { ...found, branchId: null, deptId: null, ownerId: null }, changes);
  const checked = checkBook(tx, findPriceBook(tx, id)!);
  if (!checked.ok) return checked;
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

export function changeBookState(action: BookAction) {
  return (
    tx: WriteTx,
    actor: Actor,
    { ids }: ManyInput,
  ): Result<WrittenMany, PriceBookNotFound | NotAllowed | PriceBookStateRefused | FieldInvalid> => {
    const permit = permitBook(actor, 'priceBook.edit');
    if (!permit.ok) return permit;
    for (const id of ids) {
      const book = findPriceBook(tx, id);
      if (!book || book.deletedAt !== null) return refuse({ code: 'PRICE_BOOK_NOT_FOUND' });
      const step = findBookTransition(book.status, action);
      if (!step) return refuse({ code: 'PRICE_BOOK_STATE_REFUSED', status: book.status, action });
      if (step.to === 'active' && countEntries(tx, id) === 0) {
        return refuse({ code: 'FIELD_INVALID', field: 'entries', rule: 'required' });
      }
      tx.update(priceBooks, id, { status: step.to });
    }
    return ok({ ids: [...ids], commandId: tx.command.id });
  };
}

export function removePriceBook(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, PriceBookNotFound | NotAllowed> {
  const permit = permitBook(actor, 'priceBook.delete');
  if (!permit.ok) return permit;
  return moveBinRows(tx, { table: priceBooks, ids, to: 'bin', missing: 'PRICE_BOOK_NOT_FOUND' });
}

export function restorePriceBook(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, PriceBookNotFound | NotAllowed | PriceBookNameTaken> {
  const permit = permitBook(actor, 'priceBook.delete');
  if (!permit.ok) return permit;
  return moveBinRows(tx, {
    table: priceBooks,
    ids,
    to: 'list',
    missing: 'PRICE_BOOK_NOT_FOUND',
    check: ({ id, name }): Result<void, PriceBookNameTaken> =>
      isBookNameTaken(tx, name, id) ? refuse({ code: 'PRICE_BOOK_NAME_TAKEN' }) : ok(undefined),
  });
}

function checkBook(tx: WriteTx, book: PriceBookRecord): Result<void, FieldInvalid | PriceBookNameTaken> {
  if (isBookNameTaken(tx, book.name, book.id)) return refuse({ code: 'PRICE_BOOK_NAME_TAKEN' });
  if (book.validTo < book.validFrom) {
    return refuse({ code: 'FIELD_INVALID', field: 'validTo', rule: 'endsBeforeItBegins' });
  }
  if ((book.scope === 'general') !== (book.scopeValues.length === 0)) {
    return refuse({
      code: 'FIELD_INVALID',
      field: 'scopeValues',
      rule: book.scope === 'general' ? 'generalIsForAll' : 'required',
    });
  }
  return ok(undefined);
}
