import { IconStackPush } from '@tabler/icons-react';
import type { ReceiptPage } from '#shared/features/receivables/receipts.contract.ts';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { receiptsTexts } from './receipts.texts.ts';
import { receivablesTexts } from './receivables.texts.ts';

type Part = ReceiptPage['allocations'][number];

/** What of a receipt is for what. */
export function ReceiptAllocations({ rows }: { readonly rows: readonly Part[] }) {
  const t = useTexts(receiptsTexts);
  const plans = useTexts(receivablesTexts);
  const name = ({ orderNo, period }: Part) =>
    [orderNo ?? t('order'), period === null ? undefined : t('period', { count: period })].filter(Boolean).join(' · ');
  return (
    <PlainTable
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          label: t('document'),
          draw: (row) => (
            <PageLink href={row.planId ? `/receivables/${row.planId}` : `/orders/${row.orderId}`}>{name(row)}</PageLink>
          ),
        },
        { label: plans('field.dueDate'), draw: (row) => row.dueDate },
        { label: t('field.amount'), align: 'right', draw: (row) => formatMoney(row.amount) },
      ]}
      empty={{ icon: IconStackPush, title: t('noAllocations'), hint: t('noAllocationsHint') }}
    />
  );
}
