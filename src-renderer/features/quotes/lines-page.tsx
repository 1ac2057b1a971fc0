import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams } from 'wouter';
import { quoteFigures } from '#shared/features/quotes/quote-figures.model.ts';
import { findQuoteTransition } from '#shared/features/quotes/quote-states.model.ts';
import type { QuotePage } from '#shared/features/quotes/quotes.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useTexts } from '../../ui/texts.ts';
import { AddProducts } from './add-products.tsx';
import { lineColumns } from './line-cells.ts';
import { LineEditor } from './line-editor.tsx';
import { insertRows, type LineRow } from './line-rows.ts';
import { LinesFrame } from './lines-frame.tsx';
import { NewPrices } from './new-prices.tsx';
import { QuoteTotals } from './quote-totals.tsx';
import { quotesTexts } from './quotes.texts.ts';
import { useLines } from './use-lines.ts';
import { useWorkCalendar } from './use-work-calendar.ts';

/** The lines of a quote across the whole window, as a spreadsheet. */
export function LinesPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useQuery(orpc.quotes.get.queryOptions({ input: { id } }));
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return data ? <LinesEditor key={id} quote={data} /> : null;
}

function LinesEditor({ quote }: { quote: QuotePage }) {
  const t = useTexts(quotesTexts);
  const may = useMay();
  const lines = useLines({
    lines: quote.lines,
    store: (edits) => api.quotes.edit({ id: quote.id, lines: edits, taxMode: quote.taxMode }),
  });
  const [isAdding, setAdding] = useState(false);
  const { rows, change } = lines;
  const columns = useMemo(() => lineColumns.filter((column) => !column.needsCost || may('quote.viewCost')), [may]);
  const calendar = useWorkCalendar(quote);
  const figures = useMemo(() => quoteFigures(quote, rows, calendar), [quote, rows, calendar]);
  const changedIds = useMemo(
    () => new Set(quote.lines.filter((line) => line.priceChanged).map((line) => line.id)),
    [quote.lines],
  );
  const switchTax = useCommand(
    () => api.quotes.switchTax({ id: quote.id, taxMode: quote.taxMode === 'included' ? 'excluded' : 'included' }),
    { done: () => t('switchedTax'), undo: true },
  );
  const isLocked = !findQuoteTransition(quote.status, 'edit') || quote.deletedAt !== null || !may('quote.edit');
  return (
    <LinesFrame
      title={`${quote.customerName ?? t('title')} · ${t('grid.grid')}`}
      number={`${quote.no ?? ''} ${t('version', { version: quote.version })}`}
      back={{ href: `/quotes/${quote.id}`, label: t('backToQuote') }}
      lines={lines}
      tools={
        isLocked ? null : (
          <Button variant="default" onClick={() => void switchTax.run(undefined)} disabled={lines.isDirty}>
            {t(quote.taxMode === 'included' ? 'taxIncluded' : 'taxExcluded')} · {t('switchTax')}
          </Button>
        )
      }
    >
      {isLocked ? null : (
        <NewPrices
          quote={quote}
          onChange={(patches) => change((all) => all.map((row) => ({ ...row, ...patches.get(row.id) })))}
        />
      )}
      {isLocked ? (
        <Alert color="gray">{t('grid.locked')}</Alert>
      ) : (
        <LineEditor
          lines={lines}
          columns={columns}
          figures={figures}
          changedIds={changedIds}
          {...(may('product.view') ? { onAddProducts: () => setAdding(true) } : {})}
        />
      )}
      {isAdding ? (
        <AddProducts
          propose={(items) => api.quotes.propose({ id: quote.id, items })}
          onAdd={(added) => change((all) => insertRows(all, all.length, added as readonly Partial<LineRow>[]))}
          onClose={() => setAdding(false)}
        />
      ) : null}
      <QuoteTotals currency={quote.currency} totals={figures} />
    </LinesFrame>
  );
}
