import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { attachmentChildren } from '../attachments/attachment-children.repository.ts';
import { flowChildren } from '../flows/flows.repository.ts';
import { loadWorkCalendar } from '../schedule/work-calendar.repository.ts';
import { quoteFigures } from './quote-figures.model.ts';
import { findQuoteTransition, openStatuses } from './quote-states.model.ts';
import { quoteLines, quotes, quoteTemplates } from './quotes.tables.ts';

export type QuoteRecord = RowOf<typeof quotes>;
export type QuoteLineRecord = RowOf<typeof quoteLines>;

export function findQuote(db: ReadDb, id: string): QuoteRecord | undefined {
  return findRow(db, quotes, id);
}

export function findVisibleQuote(db: ReadDb, actor: Actor, id: string): QuoteRecord | undefined {
  return findVisibleRow(db, actor, quotes, id);
}

export function findQuoteLine(db: ReadDb, id: string): QuoteLineRecord | undefined {
  return findRow(db, quoteLines, id);
}

/** In the order they are printed. */
export function listLinesOf(db: ReadDb, quoteId: string): QuoteLineRecord[] {
  return selectRows(db, quoteLines, 't.quote_id = ? AND t.deleted_at IS NULL ORDER BY t.position, t.id', quoteId);
}

/** All versions of a quote, the newest first. */
export function listVersions(db: ReadDb, rootId: string): QuoteRecord[] {
  return selectRows(db, quotes, 't.root_id = ? AND t.deleted_at IS NULL ORDER BY t.version DESC, t.id', rootId);
}

/** Of which lines the product's or the book's price changed after they were priced, while the quote is open. */
export function listLinesPricedAnew(db: ReadDb, quoteIds: readonly string[]): { id: string; quoteId: string }[] {
  return db.rows(
    `SELECT l.id, l.quote_id AS "quoteId" FROM json_each(?) wanted JOIN quotes q ON q.id = wanted.value
     JOIN quote_lines l ON l.quote_id = q.id AND l.deleted_at IS NULL
     WHERE q.status IN (SELECT value FROM json_each(?)) AND l.product_id IS NOT NULL AND (
       EXISTS (SELECT 1 FROM products p WHERE p.id = l.product_id AND p.price_changed_at > l.priced_at)
       OR EXISTS (SELECT 1 FROM price_book_entries e WHERE e.product_id = l.product_id AND e.book_id = l.price_book_id AND e.updated_at > l.priced_at))`,
    JSON.stringify(quoteIds),
    JSON.stringify(openStatuses),
  );
}

/** Whether its content may still be changed. */
export function isQuoteOpen(db: ReadDb, id: string): boolean {
  const quote = findQuote(db, id);
  return quote !== undefined && findQuoteTransition(quote.status, 'edit') !== undefined;
}

/** Computes every figure of the quote and its lines anew; only what differs is written. */
export function refreshFigures(tx: WriteTx, quoteId: string): void {
  const quote = findQuote(tx, quoteId)!;
  const lines = listLinesOf(tx, quoteId);
  const { lines: figures, byRate: _, ...totals } = quoteFigures(quote, lines, loadWorkCalendar(tx, quote.branchId));
  for (const line of lines) tx.update(quoteLines, line.id, figures.get(line.id)!);
  tx.update(quotes, quoteId, totals);
}

export function findTemplate(db: ReadDb, id: string): RowOf<typeof quoteTemplates> | undefined {
  return findRow(db, quoteTemplates, id);
}

export function listTemplates(db: ReadDb): RowOf<typeof quoteTemplates>[] {
  return selectRows(db, quoteTemplates, 't.deleted_at IS NULL ORDER BY t.is_default DESC, t.name');
}

/** What hangs on a quote: it moves, goes to the bin and comes back with it. */
export const quoteChildren: readonly ChildRows[] = [
  ...attachmentChildren,
  { table: quoteLines, ofParent: 't.quote_id = ?' },
  ...flowChildren,
  { table: conflicts, ofParent: 't.row_id = ?' },
  { table: conflicts, ofParent: 't.row_id IN (SELECT id FROM quote_lines WHERE quote_id = ?)' },
];
