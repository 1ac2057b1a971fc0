import { Text } from '@mantine/core';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';

interface GoodsWordsProps {
  readonly order: OrderPage;
  readonly lines: readonly { readonly orderLineId: string; readonly qty: string }[];
}

/** So much of what, in one line. */
export function GoodsWords({ order, lines }: GoodsWordsProps) {
  const known = new Map(order.lines.map((line) => [line.id, line]));
  const words = lines.map(({ orderLineId, qty }) => {
    const line = known.get(orderLineId);
    return `${line?.name ?? ''} ${qty} ${line?.unit ?? ''}`.trim();
  });
  return <Text size="sm">{words.join('；')}</Text>;
}
