import { Group, Stack, Text } from '@mantine/core';
import type { Quote } from '#shared/features/quotes/quote.model.ts';
import { amountInWords } from '#shared/kernel/china/amount-in-words.ts';
import { useMay } from '../../api/me.ts';
import { useTexts } from '../../ui/texts.ts';
import { money } from './quote-money.ts';
import { quotesTexts } from './quotes.texts.ts';

interface QuoteTotalsProps {
  readonly currency: Quote['currency'];
  readonly totals: Pick<
    Quote,
    'amountExcl' | 'taxTotal' | 'amountIncl' | 'lineDiscount' | 'headerDiscount' | 'longestLeadDays' | 'margin'
  >;
}

/** The sums below the lines, as the paper prints them. */
export function QuoteTotals({ currency, totals }: QuoteTotalsProps) {
  const t = useTexts(quotesTexts);
  const may = useMay();
  const figures = [
    ...(totals.lineDiscount ? [[t('lineDiscount'), money(totals.lineDiscount, currency)] as const] : []),
    ...(totals.headerDiscount ? [[t('headerDiscount'), money(totals.headerDiscount, currency)] as const] : []),
    [t('totalExcl'), money(totals.amountExcl, currency)] as const,
    [t('totalTax'), money(totals.taxTotal, currency)] as const,
    ...(totals.longestLeadDays ? [[t('longestLead'), t('daysCount', { count: totals.longestLeadDays })] as const] : []),
    ...(may('quote.viewCost') && totals.margin !== null
      ? [[t('margin'), money(totals.margin, currency)] as const]
      : []),
  ];
  return (
    <Stack gap={4}>
      <Group gap="lg" wrap="wrap">
        {figures.map(([label, value]) => (
          <Text key={label} size="sm" className="tabular">
            <Text span c="dimmed" size="sm">
              {label}{' '}
            </Text>
            {value}
          </Text>
        ))}
        <Text fw={600} className="tabular" data-testid="total-incl">
          {t('totalIncl')} {money(totals.amountIncl, currency)}
        </Text>
      </Group>
      {currency === 'CNY' ? (
        <Text size="sm">
          <Text span c="dimmed" size="sm">
            {t('inWords')}{' '}
          </Text>
          {amountInWords(totals.amountIncl)}
        </Text>
      ) : null}
    </Stack>
  );
}
