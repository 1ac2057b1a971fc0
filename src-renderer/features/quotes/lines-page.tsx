import { ActionIcon, Alert, Button, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowLeft,
  IconArrowUp,
  IconPackages,
  IconPlus,
  IconRowInsertTop,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'wouter';
import { mostLines } from '#shared/features/quotes/quote.model.ts';
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
import { LineGrid, type Place, rangeOf } from './line-grid.tsx';
import { insertRows, type LineRow, moveRow } from './line-rows.ts';
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

const start: Place = { row: 0, column: 1 };

function LinesEditor({ quote }: { quote: QuotePage }) {
  const t = useTexts(quotesTexts);
  const may = useMay();
  const lines = useLines(quote);
  const [at, setAt] = useState(start);
  const [anchor, setAnchor] = useState(start);
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
  const range = rangeOf(anchor, at);
  const tools = [
    {
      label: t('grid.insertAbove'),
      icon: IconRowInsertTop,
      run: () => change((all) => insertRows(all, at.row, [{}])),
      off: rows.length >= mostLines,
    },
    {
      label: t('grid.remove'),
      icon: IconTrash,
      run: () => {
        change((all) => all.filter((_, index) => index < range.top || index > range.bottom));
        const row = Math.max(0, Math.min(range.top, rows.length - (range.bottom - range.top) - 2));
        setAt({ ...at, row });
        setAnchor({ ...at, row });
      },
      off: rows.length === 0,
    },
    { label: t('grid.moveUp'), icon: IconArrowUp, run: () => step(-1), off: at.row === 0 },
    { label: t('grid.moveDown'), icon: IconArrowDown, run: () => step(1), off: at.row >= rows.length - 1 },
    { label: t('grid.undo'), icon: IconArrowBackUp, run: lines.undo, off: !lines.canUndo },
    { label: t('grid.redo'), icon: IconArrowForwardUp, run: lines.redo, off: !lines.canRedo },
  ];
  const step = (by: number) => {
    change((all) => moveRow(all, at.row, at.row + by));
    setAt({ ...at, row: at.row + by });
    setAnchor({ ...at, row: at.row + by });
  };
  return (
    <Stack gap="sm" p="md">
      <Group justify="space-between" wrap="wrap">
        <Group gap="sm">
          <Tooltip label={t('backToQuote')}>
            <ActionIcon component={Link} href={`/quotes/${quote.id}`} aria-label={t('backToQuote')}>
              <IconArrowLeft size={18} />
            </ActionIcon>
          </Tooltip>
          <Title order={1} size="h3">
            {quote.customerName ?? t('title')} · {t('grid.grid')}
          </Title>
          <Text size="sm" c="dimmed" className="tabular">
            {quote.no} {t('version', { version: quote.version })}
          </Text>
        </Group>
        <Group gap="sm">
          <Text size="sm" c="dimmed" role="status">
            {lines.isSaving ? t('grid.saving') : lines.isDirty ? t('grid.unsaved') : t('grid.savedAll')}
          </Text>
          {isLocked ? null : (
            <Button variant="default" onClick={() => void switchTax.run(undefined)} disabled={lines.isDirty}>
              {t(quote.taxMode === 'included' ? 'taxIncluded' : 'taxExcluded')} · {t('switchTax')}
            </Button>
          )}
          <Button component={Link} href={`/quotes/${quote.id}`}>
            {t('backToQuote')}
          </Button>
        </Group>
      </Group>
      {lines.conflicts ? <Alert color="orange">{t('grid.conflict')}</Alert> : null}
      {isLocked ? null : (
        <NewPrices
          quote={quote}
          onChange={(patches) => change((all) => all.map((row) => ({ ...row, ...patches.get(row.id) })))}
        />
      )}
      {isLocked ? (
        <Alert color="gray">{t('grid.locked')}</Alert>
      ) : (
        <>
          <Group gap="xs">
            <Button
              leftSection={<IconPlus size={16} />}
              variant="default"
              disabled={rows.length >= mostLines}
              onClick={() => {
                change((all) => insertRows(all, all.length, [{}]));
                setAt({ row: rows.length, column: 1 });
                setAnchor({ row: rows.length, column: 1 });
              }}
            >
              {t('grid.add')}
            </Button>
            {may('product.view') ? (
              <Button variant="default" leftSection={<IconPackages size={16} />} onClick={() => setAdding(true)}>
                {t('grid.addMany')}
              </Button>
            ) : null}
            {tools.map((tool) => (
              <Tooltip key={tool.label} label={tool.label}>
                <ActionIcon variant="default" size="lg" aria-label={tool.label} disabled={tool.off} onClick={tool.run}>
                  <tool.icon size={18} />
                </ActionIcon>
              </Tooltip>
            ))}
            <Text size="xs" c="dimmed" visibleFrom="md">
              {t('grid.keys')}
            </Text>
          </Group>
          <LineGrid
            lines={lines}
            columns={columns}
            figures={figures}
            at={at}
            onMove={setAt}
            anchor={anchor}
            onAnchor={setAnchor}
            changedIds={changedIds}
          />
        </>
      )}
      {isAdding ? (
        <AddProducts
          quoteId={quote.id}
          onAdd={(added) => change((all) => insertRows(all, all.length, added as readonly Partial<LineRow>[]))}
          onClose={() => setAdding(false)}
        />
      ) : null}
      <QuoteTotals currency={quote.currency} totals={figures} />
    </Stack>
  );
}
