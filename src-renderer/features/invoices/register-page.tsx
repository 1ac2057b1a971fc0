import { Anchor, Group, Text } from '@mantine/core';
import { IconReportMoney } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { standingStatuses } from '#shared/features/invoices/invoice-states.model.ts';
import type { RegisterTotals } from '#shared/features/invoices/invoices.contract.ts';
import type { Filter } from '#shared/kernel/listing.ts';
import { orpc } from '../../api/client.ts';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { formatMoney } from '../../ui/format.ts';
import { openListWith } from '../../ui/list/list-state.ts';
import { type PlainColumn, PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { InvoiceFrame } from './invoice-frame.tsx';
import { rateText } from './rate-text.ts';
import { registerTexts } from './register.texts.ts';

type Sum = Pick<RegisterTotals, 'count' | 'amountExcl' | 'taxTotal' | 'amountIncl'>;

const standing: Filter = { field: 'status', operator: 'in', value: [...standingStatuses] };

/** 额度与统计: the register by month, rate and issuer; each figure opens the invoices that add up to it. */
export function RegisterPage() {
  const t = useTexts(registerTexts);
  const [, navigate] = useLocation();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const input = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const { data } = useQuery({ ...orpc.invoices.totals.queryOptions({ input }), placeholderData: keepPreviousData });
  const days: Filter = {
    field: 'issueDate',
    operator: 'between',
    value: from ?? '1970-01-01',
    value2: to ?? '9999-12-31',
  };
  const open = (...more: Filter[]) => {
    openListWith('invoices', { filters: [standing, ...more], sort: { field: 'issueDate', descending: true } });
    navigate('/invoices');
  };
  const opens = (label: string, ...more: Filter[]) => (
    <Anchor component="button" type="button" onClick={() => open(...more)}>
      {label}
    </Anchor>
  );
  const empty = { icon: IconReportMoney, title: t('empty'), hint: t('emptyHint') };
  const money = (label: string, of: (row: Sum) => number): PlainColumn<Sum> => ({
    label,
    align: 'right',
    draw: (row) => formatMoney(of(row)),
  });
  const sums: readonly PlainColumn<Sum>[] = [
    { label: t('count'), align: 'right', draw: (row) => row.count },
    money(t('amountExcl'), (row) => row.amountExcl),
    money(t('tax'), (row) => row.taxTotal),
    money(t('amountIncl'), (row) => row.amountIncl),
  ];
  return (
    <InvoiceFrame>
      <SectionPage title={t('title')}>
        <Text size="sm" c="dimmed">
          {t('lead')}
        </Text>
        <Group align="flex-end" mt="sm">
          <FieldInput
            field={{ name: 'from', label: t('from'), kind: 'day' }}
            value={from}
            onChange={(day) => setFrom(day as string | null)}
          />
          <FieldInput
            field={{ name: 'to', label: t('to'), kind: 'day' }}
            value={to}
            onChange={(day) => setTo(day as string | null)}
          />
        </Group>
        <Section title={t('byMonth')}>
          <PlainTable
            rows={data?.byMonth ?? []}
            keyOf={(row) => row.month}
            empty={empty}
            columns={[{ label: t('month'), draw: ({ month }) => opens(month, ...within(month, from, to)) }, ...sums]}
          />
        </Section>
        <Section title={t('byRate')}>
          <PlainTable
            rows={data?.byRate ?? []}
            keyOf={(row) => `${row.taxTag} ${row.taxRate}`}
            empty={empty}
            columns={[
              {
                label: t('rate'),
                draw: (row) => opens(rateText(row), days, { field: 'taxRate', operator: 'is', value: rateKey(row) }),
              },
              ...sums,
            ]}
          />
        </Section>
        <Section title={t('byEntity')}>
          <PlainTable
            rows={data?.byEntity ?? []}
            keyOf={(row) => row.entityId}
            empty={empty}
            columns={[
              {
                label: t('entity'),
                draw: ({ entityId, name }) => opens(name, days, { field: 'entityId', operator: 'is', value: entityId }),
              },
              ...sums,
              {
                label: t('quotaLeft'),
                align: 'right',
                draw: ({ quotaLeft }) => (quotaLeft === null ? t('noQuota') : formatMoney(quotaLeft)),
              },
            ]}
          />
        </Section>
      </SectionPage>
    </InvoiceFrame>
  );
}

function rateKey({ taxRate, taxTag }: { readonly taxRate: string; readonly taxTag: string }): string {
  return taxTag === 'rate' ? taxRate : taxTag;
}

/** The days of a month that lie in the time that is looked at. */
function within(month: string, from: string | null, to: string | null): Filter[] {
  const first = `${month}-01`;
  const last = `${month}-31`;
  return [
    {
      field: 'issueDate',
      operator: 'between',
      value: from !== null && from > first ? from : first,
      value2: to !== null && to < last ? to : last,
    },
  ];
}
