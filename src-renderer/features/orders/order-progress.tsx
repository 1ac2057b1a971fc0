import { Group, Progress, Stack, Text } from '@mantine/core';
import { isDelivered } from '#shared/features/orders/order-line.model.ts';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import { formatMoney } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

/** Three progresses that go their own ways: what went out, what was paid, what was invoiced. */
export function OrderProgress({ order }: { order: OrderPage }) {
  const t = useTexts(ordersTexts);
  const goods = order.lines.filter(isDelivered);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const wanted = sum(goods.map((line) => Math.max(0, Number(line.qty) - Number(line.closedQty))));
  const out = sum(goods.map((line) => Number(line.deliveredQty)));
  const round = (value: number) => String(Math.round(value * 1e6) / 1e6);
  const bars = [
    { state: 'deliveryState', part: out, whole: wanted, words: [round(out), round(wanted)] },
    { state: 'receiptState', part: order.receivedAmount, whole: order.totalDue },
    { state: 'invoiceState', part: order.invoicedAmount, whole: order.totalDue },
  ] as const;
  return (
    <Stack gap="xs" component="section" aria-label={t('progress')}>
      {bars.map(({ state, part, whole, ...more }) => {
        const percent = whole > 0 ? Math.min(100, (part / whole) * 100) : 0;
        const [said, of] = 'words' in more ? more.words : [formatMoney(part), formatMoney(whole)];
        const word = t(`${state}.${order[state]}` as 'deliveryState.none');
        return (
          <div key={state}>
            <Group justify="space-between" gap="xs">
              <Text size="sm">
                {t(`field.${state}`)} · {word}
              </Text>
              <Text size="sm" c="dimmed" className="tabular">
                {t('ofWhole', { part: said, whole: of })}
              </Text>
            </Group>
            <Progress value={percent} size="sm" aria-label={`${t(`field.${state}`)} ${word}`} />
          </div>
        );
      })}
    </Stack>
  );
}
