import { Table } from '@mantine/core';
import { isPriced, needsTerms } from '#shared/features/quotes/quote-line.model.ts';
import type { QuotePage } from '#shared/features/quotes/quotes.contract.ts';
import { fenToYuan } from '#shared/kernel/money/decimal.ts';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { showRate } from './line-cells.ts';
import { quotesTexts } from './quotes.texts.ts';

/** The lines to be read; lead time and minimum quantity have columns where any line must have them. */
export function LineTable({ quote }: { quote: QuotePage }) {
  const t = useTexts(quotesTexts);
  const hasTerms = quote.lines.some((line) => needsTerms(line) || line.leadTimeDays !== null || line.moq !== null);
  return (
    <ScrollTable label={t('lines')} minWidth={640}>
      <Table striped verticalSpacing={6} className="tabular">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>#</Table.Th>
            <Table.Th>{t('field.lineName')}</Table.Th>
            <Table.Th ta="end">{t('field.qty')}</Table.Th>
            <Table.Th ta="end">{t('field.price')}</Table.Th>
            <Table.Th ta="end">{t('field.discount')}</Table.Th>
            <Table.Th ta="end">{t('field.taxRate')}</Table.Th>
            {hasTerms ? (
              <>
                <Table.Th ta="end">{t('field.leadTimeDays')}</Table.Th>
                <Table.Th>{t('field.deliveryDate')}</Table.Th>
                <Table.Th ta="end">{t('field.moq')}</Table.Th>
              </>
            ) : null}
            <Table.Th ta="end">{t('field.amountIncl')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {quote.lines.map((line, index) => (
            <Table.Tr key={line.id}>
              <Table.Td>{index + 1}</Table.Td>
              <Table.Td fw={line.kind === 'group' ? 600 : 400}>
                {line.name} {line.spec ?? ''}{' '}
                {line.kind === 'gift' ? <StateBadge tone="active">{t('kind.gift')}</StateBadge> : null}
                {line.priceChanged ? <StateBadge tone="warn">{t('priceChanged')}</StateBadge> : null}
              </Table.Td>
              {isPriced(line) ? (
                <>
                  <Table.Td ta="end">
                    {line.qty} {line.unit ?? ''}
                  </Table.Td>
                  <Table.Td ta="end">{line.kind === 'gift' ? '0' : line.price}</Table.Td>
                  <Table.Td ta="end">
                    {line.discountRate !== null
                      ? showRate(line.discountRate)
                      : line.discountAmount
                        ? fenToYuan(line.discountAmount)
                        : ''}
                  </Table.Td>
                  <Table.Td ta="end">{showRate(line.taxRate)}</Table.Td>
                  {hasTerms ? (
                    <>
                      <Table.Td ta="end">{line.leadTimeDays ?? ''}</Table.Td>
                      <Table.Td>{line.deliveryDate ?? ''}</Table.Td>
                      <Table.Td ta="end">{line.moq ?? ''}</Table.Td>
                    </>
                  ) : null}
                  <Table.Td ta="end">{fenToYuan(line.amountIncl)}</Table.Td>
                </>
              ) : (
                <Table.Td colSpan={hasTerms ? 8 : 5} />
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollTable>
  );
}
