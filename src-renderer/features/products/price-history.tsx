import { IconReceipt2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { formatDecimal } from '../../ui/format.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { productsTexts } from './products.texts.ts';

const shown = (price: string | null) => (price === null ? '—' : formatDecimal(price));

/** Every list price that a product has had, the newest first. */
export function PriceHistory({ productId }: { productId: string }) {
  const t = useTexts(productsTexts);
  const may = useMay();
  const { data } = useQuery(orpc.products.prices.queryOptions({ input: { id: productId } }));
  return (
    <PlainTable
      rows={data ?? []}
      keyOf={(row) => row.id}
      empty={{ icon: IconReceipt2, title: t('noPrices'), hint: t('noPricesHint') }}
      columns={[
        { label: t('at'), draw: (row) => <When at={row.at} /> },
        { label: t('field.priceIncl'), align: 'right', draw: (row) => shown(row.priceIncl) },
        { label: t('field.priceExcl'), align: 'right', draw: (row) => shown(row.priceExcl) },
        { label: t('field.minPrice'), align: 'right', draw: (row) => shown(row.minPrice) },
        ...(may('product.cost')
          ? [
              {
                label: t('field.cost'),
                align: 'right' as const,
                draw: (row: { cost: string | null }) => shown(row.cost),
              },
            ]
          : []),
        { label: t('by'), draw: (row) => row.byName ?? '—' },
        { label: t('reason'), draw: (row) => row.reason ?? '' },
      ]}
    />
  );
}
