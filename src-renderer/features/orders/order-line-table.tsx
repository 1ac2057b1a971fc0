import { Group, Stack, Table, Text } from '@mantine/core';
import type { OrderLine } from '#shared/features/orders/order-line.model.ts';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import { amountInWords } from '#shared/kernel/china/amount-in-words.ts';
import { fenToYuan, multiplyDecimals } from '#shared/kernel/money/decimal.ts';
import { formatMoney } from '../../ui/format.ts';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

export const percentOf = (rate: string) => `${multiplyDecimals(rate, '100', 4)}%`;

/** An amount off, as it was said: a part or a sum. */
export function discountOf({
  discountRate,
  discountAmount,
}: Pick<OrderLine, 'discountRate' | 'discountAmount'>): string {
  if (discountRate !== null) return percentOf(discountRate);
  return discountAmount ? fenToYuan(discountAmount) : '';
}

/** The lines with what went out of each, and what they add up to. */
export function OrderLineTable({ order }: { order: OrderPage }) {
  const t = useTexts(ordersTexts);
  return (
    <Stack>
      <DocumentLineTable lines={order.lines} takenLabel={t('field.deliveredQty')} taken={deliveredWords} />
      <OrderTotals totals={order} seesCost={order.seesCost} />
    </Stack>
  );
}

type ShownLine = Pick<
  OrderLine,
  | 'id'
  | 'kind'
  | 'name'
  | 'spec'
  | 'qty'
  | 'unit'
  | 'price'
  | 'discountRate'
  | 'discountAmount'
  | 'taxRate'
  | 'amountIncl'
>;

interface DocumentLineTableProps<Line extends ShownLine> {
  readonly lines: readonly Line[];
  /** What became of so much of a line, and how that is called. */
  readonly takenLabel: string;
  readonly taken: (line: Line) => string;
}

/** The lines of a contract or an order, as they are printed, with what became of each. */
export function DocumentLineTable<Line extends ShownLine>({ lines, takenLabel, taken }: DocumentLineTableProps<Line>) {
  const t = useTexts(ordersTexts);
  if (lines.length === 0) return <Text c="dimmed">{t('noLines')}</Text>;
  return (
    <ScrollTable label={t('lines')} minWidth={680}>
      <Table striped verticalSpacing={6} className="tabular">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>#</Table.Th>
            <Table.Th>{t('field.lineName')}</Table.Th>
            <Table.Th ta="end">{t('field.qty')}</Table.Th>
            <Table.Th ta="end">{takenLabel}</Table.Th>
            <Table.Th ta="end">{t('field.price')}</Table.Th>
            <Table.Th ta="end">{t('field.discount')}</Table.Th>
            <Table.Th ta="end">{t('field.taxRate')}</Table.Th>
            <Table.Th ta="end">{t('field.amountIncl')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, index) => (
            <Table.Tr key={line.id}>
              <Table.Td>{index + 1}</Table.Td>
              <Table.Td>
                {line.name} {line.spec ?? ''}
              </Table.Td>
              {line.kind === 'note' ? (
                <Table.Td colSpan={6} />
              ) : (
                <>
                  <Table.Td ta="end">
                    {line.qty} {line.unit ?? ''}
                  </Table.Td>
                  <Table.Td ta="end">{taken(line)}</Table.Td>
                  <Table.Td ta="end">{line.kind === 'gift' ? '0' : line.price}</Table.Td>
                  <Table.Td ta="end">{discountOf(line)}</Table.Td>
                  <Table.Td ta="end">{percentOf(line.taxRate)}</Table.Td>
                  <Table.Td ta="end">{fenToYuan(line.amountIncl)}</Table.Td>
                </>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollTable>
  );
}

function deliveredWords({ deliveredQty, returnedQty }: OrderLine): string {
  return returnedQty === '0' ? deliveredQty : `${deliveredQty} − ${returnedQty}`;
}

type Totals = Pick<
  OrderPage,
  'currency' | 'amountExcl' | 'taxTotal' | 'amountIncl' | 'lineDiscount' | 'headerDiscount' | 'margin'
> &
  // A contract has neither: what it comes to is the sum of its lines.
  Partial<Pick<OrderPage, 'freight' | 'totalDue'>>;

/** The sums below the lines; the margin only for those who may see costs. */
export function OrderTotals({ totals, seesCost }: { totals: Totals; seesCost: boolean }) {
  const t = useTexts(ordersTexts);
  const figures = [
    ...(totals.lineDiscount ? (['lineDiscount'] as const) : []),
    ...(totals.headerDiscount ? (['headerDiscount'] as const) : []),
    'amountExcl',
    'taxTotal',
    ...(totals.freight === undefined ? [] : (['amountIncl', 'freight'] as const)),
  ] as const;
  const whole = totals.totalDue ?? totals.amountIncl;
  return (
    <Stack gap={4}>
      <Group gap="lg" wrap="wrap">
        {figures.map((name) => (
          <Text key={name} size="sm" className="tabular">
            <Text span c="dimmed" size="sm">
              {t(`field.${name}`)}{' '}
            </Text>
            {formatMoney(totals[name] ?? 0)}
          </Text>
        ))}
        {seesCost && totals.margin !== null ? (
          <Text size="sm" className="tabular">
            {t('margin', {
              margin: formatMoney(totals.margin),
              rate: totals.amountExcl === 0 ? '—' : `${((totals.margin / totals.amountExcl) * 100).toFixed(1)}%`,
            })}
          </Text>
        ) : null}
        <Text fw={600} className="tabular" data-testid="total-due">
          {t(totals.totalDue === undefined ? 'field.amountIncl' : 'field.totalDue')} {formatMoney(whole)}
        </Text>
      </Group>
      {totals.currency === 'CNY' ? (
        <Text size="sm" c="dimmed">
          {amountInWords(whole)}
        </Text>
      ) : null}
    </Stack>
  );
}
