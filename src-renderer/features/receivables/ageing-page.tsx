import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ageBands } from '#shared/features/receivables/plan.model.ts';
import { orpc } from '../../api/client.ts';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { receivablesTexts } from './receivables.texts.ts';

/** 账龄: who owes what since when, the most first, and what it adds up to. */
export function AgeingPage() {
  const t = useTexts(receivablesTexts);
  const { data } = useQuery(orpc.receivables.ageing.queryOptions({ input: {} }));
  if (!data) return <Skeleton height={240} />;
  const columns = [...ageBands, 'total', 'prepaid'] as const;
  const rows =
    data.rows.length === 0 ? [] : [...data.rows, { ...data.totals, customerId: '', customerName: t('total') }];
  return (
    <Stack gap="sm" p="md">
      <Title order={1}>{t('ageing')}</Title>
      <Text c="dimmed">{t('asOf', { date: data.asOf })}</Text>
      <PlainTable
        rows={rows}
        keyOf={(row) => row.customerId}
        columns={[
          {
            label: t('customer'),
            draw: (row) =>
              row.customerId ? (
                <PageLink href={`/receivables/statement/${row.customerId}`}>{row.customerName ?? '—'}</PageLink>
              ) : (
                <strong>{row.customerName}</strong>
              ),
          },
          ...columns.map((name) => ({
            label: t(name),
            align: 'right' as const,
            draw: (row: (typeof rows)[number]) => formatMoney(row[name]),
          })),
        ]}
        empty={{ icon: IconHourglass, title: t('noDebts'), hint: t('noDebtsHint') }}
      />
    </Stack>
  );
}
