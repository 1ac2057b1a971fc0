import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { CustomerWarning } from '#shared/features/customers/customer-overview.model.ts';
import type { api } from '../../api/client.ts';
import { formatMoney } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { customerOverviewTexts } from './customer-overview.texts.ts';

const tabOf = {
  silent: 'followUps',
  overdue: 'receivables',
  overCredit: 'orders',
  quotesExpiring: 'quotes',
  ordersLate: 'orders',
} as const satisfies Record<CustomerWarning['code'], string>;

interface CustomerGlanceProps {
  readonly overview: Awaited<ReturnType<typeof api.customers.overview>>;
  /** Opens the tab with the records behind a figure. */
  readonly onOpen: (tab: string) => void;
}

/** What is owed and what asks for somebody; each figure opens what it is made of. Nothing where there is nothing to say. */
export function CustomerGlance({ overview, onOpen }: CustomerGlanceProps) {
  const t = useTexts(customerOverviewTexts);
  const { balance, warnings, customer } = overview;
  const limit = customer.creditLimit;
  const figures = [
    { label: t('receivable'), value: balance.receivable, tab: 'receivables' },
    { label: t('overdueNow'), value: balance.overdue, tab: 'receivables' },
    { label: t('prepaid'), value: balance.prepaid, tab: 'receivables' },
  ].filter(({ value }) => value !== null && value !== 0);
  const showsCredit = balance.owed !== null && (balance.owed !== 0 || limit !== null);
  if (figures.length === 0 && !showsCredit && warnings.length === 0) return null;
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('balance')}>
      <Stack gap={6}>
        {figures.map(({ label, value, tab }) => (
          <Figure key={label} label={label} text={formatMoney(value ?? 0)} onOpen={() => onOpen(tab)} />
        ))}
        {showsCredit ? (
          <Figure
            label={t('credit')}
            text={`${formatMoney(balance.owed ?? 0)} / ${limit === null ? t('noLimit') : formatMoney(limit)}`}
            onOpen={() => onOpen('orders')}
          />
        ) : null}
        {warnings.map((warning) => (
          <Group key={warning.code} gap={6} wrap="nowrap" align="flex-start">
            <IconAlertTriangle size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
            <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onOpen(tabOf[warning.code])}>
              {t(`warning.${warning.code}`, wordsOf(warning))}
            </Anchor>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

function Figure({
  label,
  text,
  onOpen,
}: {
  readonly label: string;
  readonly text: string;
  readonly onOpen: () => void;
}) {
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Anchor component="button" type="button" size="sm" className="tabular" onClick={onOpen}>
        {text}
      </Anchor>
    </Group>
  );
}

function wordsOf({ code, value, allowed }: CustomerWarning) {
  if (code === 'overdue' || code === 'overCredit') {
    return { value: formatMoney(value), allowed: formatMoney(allowed ?? 0) };
  }
  return { value: String(value), allowed: String(allowed ?? '') };
}
