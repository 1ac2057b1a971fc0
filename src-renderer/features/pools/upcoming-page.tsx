import { Group, SegmentedControl, Text } from '@mantine/core';
import { IconRecycle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { type PoolKind, poolKinds } from '#shared/features/pools/pool.model.ts';
import { orpc } from '../../api/client.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { poolAdminTexts } from './pool-admin.texts.ts';
import { poolsTexts } from './pools.texts.ts';

/** As many as one answer has. */
const most = 500;

/** What rules will recycle soon, the next first: one's own, or all that one sees. */
export function UpcomingPage() {
  const t = useTexts(poolsTexts);
  const kinds = useTexts(poolAdminTexts);
  const [search, setSearch] = useSearchParams();
  const kind: PoolKind = search.get('kind') === 'lead' ? 'lead' : 'customer';
  const mine = search.get('of') !== 'all';
  const show = (next: { kind?: string; of?: string }) =>
    setSearch({ kind, of: mine ? 'mine' : 'all', ...next }, { replace: true });
  const { data } = useQuery(orpc.pools.upcoming.queryOptions({ input: { kind, mine, limit: most } }));
  return (
    <SectionPage title={t('upcoming')}>
      <Section
        title={data ? t('upcomingCount', { count: data.total }) : t('upcoming')}
        hint={t('upcomingHint')}
        aside={
          <Group gap="sm">
            <SegmentedControl
              aria-label={kinds('kind')}
              data={poolKinds.map((value) => ({ value, label: kinds(`kind.${value}`) }))}
              value={kind}
              onChange={(next) => show({ kind: next })}
            />
            <SegmentedControl
              aria-label={t('ofWhom')}
              data={[
                { value: 'mine', label: t('ofMine') },
                { value: 'all', label: t('ofAll') },
              ]}
              value={mine ? 'mine' : 'all'}
              onChange={(next) => show({ of: next })}
            />
          </Group>
        }
      >
        <PlainTable
          rows={data?.rows ?? []}
          keyOf={(row) => row.recordId}
          empty={{ icon: IconRecycle, title: t('noUpcoming'), hint: t('upcomingHint') }}
          columns={[
            {
              label: t('record'),
              draw: (row) => (
                <PageLink href={`/${kind === 'lead' ? 'leads' : 'customers'}/${row.recordId}`}>{row.name}</PageLink>
              ),
            },
            { label: t('owner'), draw: (row) => row.ownerName ?? '—' },
            { label: t('dueOn'), draw: (row) => row.dueOn },
            { label: t('daysLeft'), align: 'right', draw: (row) => row.daysLeft },
            { label: t('why'), draw: (row) => t(`basis.${row.basis}`) },
            { label: t('pool'), draw: (row) => row.poolName },
          ]}
        />
        {data && data.total > most ? (
          <Text size="sm" c="dimmed">
            {t('upcomingMost', { count: most })}
          </Text>
        ) : null}
      </Section>
    </SectionPage>
  );
}
