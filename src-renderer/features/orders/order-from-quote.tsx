import { isPriced } from '#shared/features/quotes/quote-line.model.ts';
import type { QuotePage } from '#shared/features/quotes/quotes.contract.ts';
import { compareDecimals, subtractDecimals } from '#shared/kernel/money/decimal.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/texts.ts';
import { OrderFromLines } from './order-from-lines.tsx';
import { ordersTexts } from './orders.texts.ts';

/** An accepted quote becomes an order, whole or in parts. */
export function OrderFromQuote({ quote, onClose }: { quote: QuotePage; onClose: () => void }) {
  const t = useTexts(ordersTexts);
  const lines = quote.lines.flatMap((line) => {
    const left = isPriced(line) ? subtractDecimals(line.qty, line.orderedQty) : '0';
    return compareDecimals(left, '0') > 0 ? [{ ...line, left }] : [];
  });
  return (
    <OrderFromLines
      lines={lines}
      hint={t(lines.length === 0 ? 'toOrderNothing' : 'toOrderHint')}
      make={(chosen) =>
        api.orders.createFromQuote({
          quoteId: quote.id,
          ...(chosen ? { lines: chosen.map(({ id, qty }) => ({ quoteLineId: id, qty })) } : {}),
        })
      }
      onClose={onClose}
    />
  );
}
