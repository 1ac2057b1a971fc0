import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TaxMode } from '#shared/kernel/money/line-amounts.ts';
import { orpc } from '../../api/client.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

interface PaidPricesProps {
  readonly customerId: string;
  readonly productId: string;
  readonly name: string;
  readonly taxMode: TaxMode;
  readonly onUse: (price: string) => void;
}

/** 历史成交价: what this customer paid for the product before, newest first, to be used again with one click. */
export function PaidPrices({ customerId, productId, name, taxMode, onUse }: PaidPricesProps) {
  const t = useTexts(ordersTexts);
  const { data } = useQuery(orpc.orders.paidPrices.queryOptions({ input: { customerId, productId } }));
  if (!data) return null;
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('paidPrices')}>
      <Title order={2} size="h5">
        {t('paidPrices')} · {name}
      </Title>
      {data.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noPaidPrices')}
        </Text>
      ) : (
        data.slice(0, 5).map((paid, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an order may have the product on several lines
          <Group key={`${paid.orderId} ${index}`} gap="md">
            <Text size="sm" c="dimmed">
              {paid.orderDate}
            </Text>
            <PageLink href={`/orders/${paid.orderId}`}>{paid.no ?? '—'}</PageLink>
            <Text size="sm" className="tabular">
              {paid.qty} × {paid.price} {t(`taxMode.${paid.taxMode}`)}
            </Text>
            {paid.taxMode === taxMode ? (
              <Button size="compact-xs" variant="default" onClick={() => onUse(paid.price)}>
                {t('usePrice')}
              </Button>
            ) : null}
          </Group>
        ))
      )}
    </Paper>
  );
}
