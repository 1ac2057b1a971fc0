import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { orpc } from '../../api/client.ts';
import { formatMoney } from '../../ui/format.ts';
import type { Conditions } from '../../ui/list/list-types.ts';
import { SumsLine } from '../../ui/list/sums-line.tsx';
import { useTexts } from '../../ui/texts.ts';
import { rateText } from './rate-text.ts';
import { registerTexts } from './register.texts.ts';

/** What the invoices of the list come to, red ones taken off; those without a number and the void ones do not count. */
export function InvoiceSums({ conditions }: { conditions: Conditions }) {
  const t = useTexts(registerTexts);
  const { data } = useQuery({
    ...orpc.invoices.sums.queryOptions({ input: { ...conditions, offset: 0, limit: 1 } }),
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const figures = [
    [t('issued'), String(data.count)],
    [t('amountExcl'), formatMoney(data.amountExcl)],
    [t('tax'), formatMoney(data.taxTotal)],
    [t('amountIncl'), formatMoney(data.amountIncl)],
    ...data.byRate.map((each) => [rateText(each), formatMoney(each.amountExcl)] as const),
  ] as const;
  const toTotals = (
    <Button component={Link} href="/invoices/totals" variant="subtle" size="compact-sm" ml="auto">
      {t('title')}
    </Button>
  );
  return <SumsLine label={t('sums')} figures={figures} aside={toTotals} />;
}
