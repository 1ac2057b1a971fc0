import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { moveBinRows } from '../../ledger/bin-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { countOpenQuotesOf } from './open-quotes.repository.ts';
import type { ProductCodeTaken, ProductInOpenQuote, ProductNotFound } from './product.model.ts';
import { permitProduct } from './products.policy.ts';
import { isCodeTaken } from './products.repository.ts';
import { products } from './products.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

/** To the bin; not while an open quote offers it. Documents of the past keep its name and price. */
export function removeProduct(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, ProductNotFound | NotAllowed | ProductInOpenQuote> {
  const permit = permitProduct(actor, 'product.delete');
  if (!permit.ok) return permit;
  return moveBinRows(tx, {
    table: products,
    ids,
    to: 'bin',
    missing: 'PRODUCT_NOT_FOUND',
    check: ({ id }): Result<void, ProductInOpenQuote> => {
      const quotes = countOpenQuotesOf(tx, id);
      return quotes > 0 ? refuse({ code: 'PRODUCT_IN_OPEN_QUOTE', productId: id, quotes }) : ok(undefined);
    },
  });
}

export function restoreProduct(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, ProductNotFound | NotAllowed | ProductCodeTaken> {
  const permit = permitProduct(actor, 'product.delete');
  if (!permit.ok) return permit;
  return moveBinRows(tx, {
    table: products,
    ids,
    to: 'list',
    missing: 'PRODUCT_NOT_FOUND',
    check: ({ id, code }): Result<void, ProductCodeTaken> =>
      isCodeTaken(tx, code, id) ? refuse({ code: 'PRODUCT_CODE_TAKEN', productCode: code }) : ok(undefined),
  });
}
