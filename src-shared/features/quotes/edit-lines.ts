import type { Change } from '../../kernel/fields.ts';
import { switchPrice, type TaxMode } from '../../kernel/money/line-amounts.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import { mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { addLine, costOf } from './new-line.repository.ts';
import type { LineEdit } from './quotes.contract.ts';
import { findQuoteLine, listLinesOf, type QuoteLineRecord, type QuoteRecord } from './quotes.repository.ts';
import { quoteLines } from './quotes.tables.ts';

/** Applies what was done to lines; returns the fields in conflict. Acts on lines that another quote has do nothing. */
export function applyLineEdits(
  tx: WriteTx,
  quote: QuoteRecord,
  edits: readonly LineEdit[],
  typedIn: TaxMode,
): string[] {
  const conflicts: string[] = [];
  let last = listLinesOf(tx, quote.id).at(-1)?.position ?? 0;
  for (const edit of edits) {
    const id = edit.act === 'add' ? edit.line.id : edit.id;
    const line = findQuoteLine(tx, id);
    if (line && line.quoteId !== quote.id) continue;
    if (edit.act === 'add') {
      const fields = inMode(edit.line, quote, typedIn);
      if (line) tx.update(quoteLines, id, { ...presentFields(fields), pricedAt: tx.at, deletedAt: null });
      else {
        last += 1;
        addLine(tx, quote, fields, last);
      }
    } else if (edit.act === 'remove') {
      if (line && line.deletedAt === null) tx.update(quoteLines, id, { deletedAt: tx.at });
    } else if (line) {
      conflicts.push(...mergeEdit(tx, quoteLines, line, changesInMode(line, edit.changes, quote, typedIn)));
      const { price, listPrice, productId } = edit.changes;
      if (price || listPrice || productId) tx.update(quoteLines, id, { pricedAt: tx.at });
      if (productId) tx.update(quoteLines, id, { cost: costOf(tx, productId.to) });
    }
  }
  return conflicts;
}

type Added = Extract<LineEdit, { act: 'add' }>['line'];

/** Prices that were typed in the other tax mode, because somebody switched it meanwhile, mean the same price. */
function inMode(line: Added, { taxMode }: QuoteRecord, typedIn: TaxMode): Added {
  if (taxMode === typedIn) return line;
  const rate = line.taxRate ?? '0';
  const convert = (price: string) => switchPrice(price, rate, taxMode);
  return {
    ...line,
    ...(line.price === undefined ? {} : { price: convert(line.price) }),
    ...(line.listPrice ? { listPrice: convert(line.listPrice) } : {}),
  };
}

type LineChanges = Extract<LineEdit, { act: 'change' }>['changes'];

function changesInMode(
  line: QuoteLineRecord,
  changes: LineChanges,
  { taxMode }: QuoteRecord,
  typedIn: TaxMode,
): LineChanges {
  if (taxMode === typedIn) return changes;
  const rate = changes.taxRate?.to ?? line.taxRate;
  const convert = <Price extends string | null>({ from, to }: Change<Price>) => ({
    from: from === null ? from : (switchPrice(from, line.taxRate, taxMode) as Price),
    to: to === null ? to : (switchPrice(to, rate, taxMode) as Price),
  });
  return {
    ...changes,
    ...(changes.price ? { price: convert(changes.price) } : {}),
    ...(changes.listPrice ? { listPrice: convert(changes.listPrice) } : {}),
  };
}
