import { Alert, Button, Group } from '@mantine/core';
import type { QuotePage } from '#shared/features/quotes/quotes.contract.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import type { LineRow } from './line-rows.ts';
import { quotesTexts } from './quotes.texts.ts';

interface NewPricesProps {
  readonly quote: QuotePage;
  readonly onChange: (patches: ReadonlyMap<string, Partial<LineRow>>) => void;
}

/** Says that list prices changed since, and takes them over, with or without the price that was agreed. */
export function NewPrices({ quote, onChange }: NewPricesProps) {
  const t = useTexts(quotesTexts);
  const changed = quote.lines.filter((line) => line.priceChanged && line.productId !== null);
  const propose = useCommand(() => {
    const items = changed.map((line) => ({
      productId: line.productId!,
      qty: line.qty,
      ...(line.priceBookId ? { bookId: line.priceBookId } : {}),
    }));
    return api.quotes.propose({ id: quote.id, items });
  });
  const take = async (keepsPrice: boolean) => {
    const outcome = await propose.run(undefined);
    if (!outcome.ok) return;
    const byProduct = new Map(outcome.value.map(({ line }) => [line.productId, line]));
    const patches = changed.flatMap((line) => {
      const listPrice = byProduct.get(line.productId)?.listPrice;
      if (!listPrice) return [];
      return [[line.id, keepsPrice ? { listPrice } : { listPrice, price: listPrice }] as const];
    });
    onChange(new Map(patches));
  };
  if (changed.length === 0) return null;
  return (
    <Alert color="orange" title={t('priceChanged')}>
      {t('priceChangedHint')}
      <Group mt="xs">
        <Button size="compact-sm" loading={propose.running} onClick={() => void take(false)}>
          {t('takePrices')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void take(true)}>
          {t('keepPrices')}
        </Button>
      </Group>
    </Alert>
  );
}
