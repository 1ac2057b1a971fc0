import { presentFields } from '../../kernel/present-fields.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findProduct } from '../products/products.repository.ts';
import { emptyLine } from './empty-line.model.ts';
import type { NewQuoteLine } from './quote-line.model.ts';
import type { QuoteLineRecord, QuoteRecord } from './quotes.repository.ts';
import { quoteLines } from './quotes.tables.ts';

type Home = Pick<QuoteRecord, 'id' | 'branchId' | 'deptId' | 'ownerId'>;

/** Puts a line into a quote's scope; its figures come with `refreshFigures`. */
export function addLine(
  tx: WriteTx,
  quote: Home,
  line: NewQuoteLine & { readonly id: string },
  position: number,
): void {
  const { branchId, deptId, ownerId } = quote;
  tx.insert(quoteLines, {
    ...emptyLine,
    position,
    ...presentFields(line),
    cost: line.cost ?? costOf(tx, line.productId),
    pricedAt: tx.at,
    quoteId: quote.id,
    ...noFigures,
    branchId,
    deptId,
    ownerId,
  });
}

/** The same line in another quote or version, with nothing ordered of it. */
export function copyLine(tx: WriteTx, quote: Home, line: QuoteLineRecord): void {
  const { createdAt, createdBy, updatedAt, updatedBy, deletedAt, revision, ...fields } = line;
  const { branchId, deptId, ownerId } = quote;
  tx.insert(quoteLines, { ...fields, ...noFigures, id: tx.newId(), quoteId: quote.id, branchId, deptId, ownerId });
}

/** What a unit of the product costs the company now; null where this host does not know. */
export function costOf(tx: WriteTx, productId: string | null | undefined): string | null {
  return productId ? (findProduct(tx, productId)?.cost ?? null) : null;
}

const noFigures = {
  amountExcl: 0,
  tax: 0,
  amountIncl: 0,
  netPrice: '0',
  deliveryDate: null,
  orderedQty: '0',
} as const;
