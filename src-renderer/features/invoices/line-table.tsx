import { IconListDetails } from '@tabler/icons-react';
import { formatDecimal, formatMoney } from '../../ui/format.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { applicationsTexts } from './applications.texts.ts';
import { rateText } from './rate-text.ts';

interface PaperLine {
  readonly id: string;
  readonly name: string;
  readonly qty: string | null;
  readonly price: string | null;
  readonly taxRate: string;
  readonly taxTag: 'rate' | 'exempt' | 'notTaxable';
  readonly amountExcl: number;
  readonly tax: number;
  readonly amountIncl: number;
}

/** Lines as they print, with their figures to the fen. */
export function InvoiceLineTable({ lines }: { lines: readonly PaperLine[] }) {
  const t = useTexts(applicationsTexts);
  const amount = (label: string, of: (line: PaperLine) => number) => ({
    label,
    align: 'right' as const,
    draw: (line: PaperLine) => formatMoney(of(line)),
  });
  return (
    <PlainTable
      rows={lines}
      keyOf={(line) => line.id}
      empty={{ icon: IconListDetails, title: t('noLines'), hint: t('noLinesHint') }}
      columns={[
        { label: t('item'), draw: (line) => line.name },
        { label: t('qty'), align: 'right', draw: (line) => line.qty ?? '' },
        { label: t('price'), align: 'right', draw: (line) => (line.price === null ? '' : formatDecimal(line.price)) },
        { label: t('rate'), align: 'right', draw: rateText },
        amount(t('amountExcl'), (line) => line.amountExcl),
        amount(t('tax'), (line) => line.tax),
        amount(t('amountIncl'), (line) => line.amountIncl),
      ]}
    />
  );
}
