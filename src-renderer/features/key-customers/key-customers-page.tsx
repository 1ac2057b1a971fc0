import { Button, Group, NumberInput, Paper, Text } from '@mantine/core';
import { IconCheck, IconStar, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './key-customers.module.css';
import { keyCustomersTexts } from './key-customers.texts.ts';

type KeyCustomer = Awaited<ReturnType<typeof api.customerReviews.keyCustomers>>[number];

/** The customers that matter most, those at risk first; what waits to be decided about customers; the review of levels. */
export function KeyCustomersPage() {
  const t = useTexts(keyCustomersTexts);
  const may = useMay();
  const { data: rows } = useQuery(orpc.customerReviews.keyCustomers.queryOptions());
  const { data: reviews = [] } = useQuery(orpc.customerReviews.list.queryOptions({ input: { state: 'open' } }));
  const decide = useCommand((input: { id: string; approved: boolean }) => api.customerReviews.decideReview(input), {
    done: () => t('decided'),
  });
  return (
    <SectionPage title={t('title')}>
      <Section title={t('title')}>
        {rows?.length === 0 ? (
          <EmptyState icon={IconStar} title={t('emptyTitle')} hint={t('emptyHint')} />
        ) : (
          <div className={classes.cards}>
            {rows?.map((row) => (
              <KeyCard key={row.id} row={row} />
            ))}
          </div>
        )}
      </Section>
      <Section title={t('reviews')}>
        <PlainTable
          rows={reviews}
          keyOf={(review) => review.id}
          empty={{ icon: IconCheck, title: t('reviews'), hint: t('noReviews') }}
          columns={[
            {
              label: t('customer'),
              draw: (review) => <PageLink href={`/customers/${review.customerId}`}>{review.customerName}</PageLink>,
            },
            {
              label: t('change'),
              draw: (review) => t(`kind.${review.kind}`, { from: review.fromLevel ?? '—', to: review.toLevel ?? '—' }),
            },
            { label: t('reason'), draw: (review) => review.reason },
            { label: t('proposedBy'), draw: (review) => review.proposedByName ?? '—' },
          ]}
          actions={(review) =>
            may('customer.approve')
              ? [
                  {
                    label: t('approve'),
                    icon: IconCheck,
                    run: () => void decide.run({ id: review.id, approved: true }),
                  },
                  { label: t('reject'), icon: IconX, run: () => void decide.run({ id: review.id, approved: false }) },
                ]
              : []
          }
        />
      </Section>
      {may('customer.approve') ? <LevelReview /> : null}
    </SectionPage>
  );
}

function KeyCard({ row }: { row: KeyCustomer }) {
  const t = useTexts(keyCustomersTexts);
  const isLate = row.risk > 1;
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" wrap="nowrap">
        <PageLink href={`/customers/${row.id}`} fw={600} className="truncate">
          {row.name}
        </PageLink>
        <StateBadge tone={isLate ? 'warn' : 'done'}>{`${t('risk')} ${row.risk}`}</StateBadge>
      </Group>
      <Text size="sm" mt={4}>
        {t(isLate ? 'late' : 'onTime', { days: row.daysWithoutContact, allowed: row.allowedDays })}
      </Text>
      <Text size="sm">
        {row.decisionMakers === 0
          ? t('noDecisionMaker')
          : t('coverage', { contacts: row.contacts, makers: row.decisionMakers })}
      </Text>
      <Text size="sm" c="dimmed">
        {[t('deals', { count: row.openOpportunities }), row.level, t('owner', { name: row.ownerName ?? '—' })]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {row.birthdays.map((each) => (
        <Text key={each.contactId} size="sm">
          {t('birthday', { on: each.on.slice(5), name: each.name })}
        </Text>
      ))}
    </Paper>
  );
}

function LevelReview() {
  const t = useTexts(keyCustomersTexts);
  const [yuan, setYuan] = useState({ A: 500_000, B: 100_000, C: 1 });
  const propose = useCommand(
    () => api.customerReviews.proposeLevels({ thresholds: { A: yuan.A * 100, B: yuan.B * 100, C: yuan.C * 100 } }),
    { done: ({ proposed }) => t('proposed', { count: proposed }) },
  );
  return (
    <Section title={t('levels')} hint={t('levelsHint')}>
      <Group align="end">
        {(['A', 'B', 'C'] as const).map((level) => (
          <NumberInput
            key={level}
            label={t(`threshold${level}`)}
            min={0}
            decimalScale={0}
            thousandSeparator=","
            value={yuan[level]}
            onChange={(value) => setYuan({ ...yuan, [level]: Math.round(Number(value) || 0) })}
          />
        ))}
        <Button variant="default" loading={propose.running} onClick={() => void propose.run(undefined)}>
          {t('propose')}
        </Button>
      </Group>
    </Section>
  );
}
