import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { formatMoney } from '../../ui/format.ts';
import type { Conditions } from '../../ui/list/list-types.ts';
import { SumsLine } from '../../ui/list/sums-line.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

/** What all orders of the list add up to: exact worth of the lines first, then the amounts rounded to the fen. */
export function OrderSums({ conditions }: { conditions: Conditions }) {
  const t = useTexts(ordersTexts);
  const { data } = useQuery({
    ...orpc.orders.sums.queryOptions({ input: { ...conditions, offset: 0, limit: 1 } }),
    placeholderData: keepPreviousData,
  });
  if (!data || data.count === 0) return null;
  const figures = [
    ['sums.count', String(data.count)],
    ['sums.quantity', grouped(data.quantity)],
    ['sums.exactGross', grouped(data.exactGross)],
    ['sums.exactNet', grouped(data.exactNet)],
    ['sums.amountIncl', formatMoney(data.amountIncl)],
    ['sums.freight', formatMoney(data.freight)],
    ['sums.totalDue', formatMoney(data.totalDue)],
    ['sums.receivedAmount', formatMoney(data.receivedAmount)],
    ['sums.invoicedAmount', formatMoney(data.invoicedAmount)],
  ] as const;
  return <SumsLine label={t('sums')} figures={figures.map(([key, value]) => [t(key), value] as const)} />;
}

/** `1265793.0395` as people read it, with every place it has. */
function grouped(decimal: string): string {
  const [whole = '0', fraction] = decimal.split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${parted}.${fraction}` : parted;
}
