import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { countOpenQuotesOf } from './open-quotes.repository.ts';
import {
  findProductTransition,
  type ProductAction,
  type ProductInOpenQuote,
  type ProductNotFound,
  type ProductStateRefused,
} from './product.model.ts';
import { permitProduct } from './products.policy.ts';
import { findProduct } from './products.repository.ts';
import { products } from './products.tables.ts';

/** One table says what may follow what, for many products at once or none. */
export function changeProductState(action: ProductAction) {
  return (
    tx: WriteTx,
    actor: Actor,
    { ids }: { readonly ids: readonly string[] },
  ): Result<WrittenMany, ProductNotFound | NotAllowed | ProductStateRefused | ProductInOpenQuote> => {
    const permit = permitProduct(actor, 'product.edit');
    if (!permit.ok) return permit;
    for (const id of ids) {
      const product = findProduct(tx, id);
      if (!product || product.deletedAt !== null) return refuse({ code: 'PRODUCT_NOT_FOUND' });
      const step = findProductTransition(product.status, action);
      if (!step) return refuse({ code: 'PRODUCT_STATE_REFUSED', productId: id, status: product.status, action });
      const quotes = step.to === 'archived' ? countOpenQuotesOf(tx, id) : 0;
      if (quotes > 0) return refuse({ code: 'PRODUCT_IN_OPEN_QUOTE', productId: id, quotes });
      const ended = step.to === 'discontinued' ? { stockFlag: 'ended' as const } : {};
      tx.update(products, id, { status: step.to, ...ended });
    }
    return ok({ ids: [...ids], commandId: tx.command.id });
  };
}
