import { Button, Group, List, Text } from '@mantine/core';
import { IconEdit, IconPlus, IconPool, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PoolRow } from '#shared/features/pools/pools.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { CapacityForm } from './capacity-form.tsx';
import { poolAdminTexts } from './pool-admin.texts.ts';
import { PoolForm } from './pool-form.tsx';

/** Pools, how much one may own, and what the daily job did. */
export function PoolAdminPage() {
  const t = useTexts(poolAdminTexts);
  const [edited, setEdited] = useState<PoolRow | 'new'>();
  const [isAdding, setAdding] = useState(false);
  const { data: pools = [] } = useQuery(orpc.pools.list.queryOptions({ input: {} }));
  const { data: capacities = [] } = useQuery(orpc.pools.capacities.queryOptions());
  const { data: runs = [] } = useQuery(orpc.pools.runs.queryOptions());
  const remove = useCommand((id: string) => api.pools.remove({ id }), { done: () => t('removed') });
  const removeCapacity = useCommand((id: string) => api.pools.removeCapacity({ id }), { done: () => t('removed') });
  const limit = (value: number | null) => (value === null ? t('noLimit') : String(value));
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      {t('create')}
    </Button>
  );
  return (
    <SectionPage
      title={t('title')}
      aside={
        <Group>
          <PageLink href="/pools/lead-rules">{t('leadRules')}</PageLink>
          {create}
        </Group>
      }
    >
      <Section title={t('poolList')} hint={t('hint')}>
        <PlainTable
          rows={pools}
          keyOf={(pool) => pool.id}
          empty={{ icon: IconPool, title: t('emptyTitle'), hint: t('emptyHint') }}
          columns={[
            { label: t('name'), draw: (pool) => pool.name },
            { label: t('kind'), draw: (pool) => t(`kind.${pool.kind}`) },
            { label: t('branch'), draw: (pool) => pool.branchName ?? t('company') },
            { label: t('admins'), draw: (pool) => pool.adminNames.join('、') || '—' },
            { label: t('claimDailyLimit'), align: 'right', draw: (pool) => limit(pool.claimDailyLimit) },
            { label: t('count'), align: 'right', draw: (pool) => pool.count },
            { label: t('enabled'), draw: (pool) => t(pool.enabled ? 'yes' : 'no') },
          ]}
          actions={(pool) => [
            { label: t('edit'), icon: IconEdit, run: () => setEdited(pool) },
            { label: t('remove'), icon: IconTrash, danger: true, run: () => void remove.run(pool.id) },
          ]}
        />
      </Section>
      <Section
        title={t('capacities')}
        hint={t('capacityHint')}
        aside={
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t('addCapacity')}
          </Button>
        }
      >
        <PlainTable
          rows={capacities}
          keyOf={(row) => row.id}
          empty={{ icon: IconUsers, title: t('capacities'), hint: t('noCapacities') }}
          columns={[
            { label: t('kind'), draw: (row) => t(`kind.${row.kind}`) },
            { label: t('scope'), draw: (row) => row.targetName ?? t(`scope.${row.scope}`) },
            { label: t('maxOwned'), align: 'right', draw: (row) => limit(row.maxOwned) },
            { label: t('maxLocked'), align: 'right', draw: (row) => limit(row.maxLocked) },
          ]}
          actions={(row) => [
            { label: t('remove'), icon: IconTrash, danger: true, run: () => void removeCapacity.run(row.id) },
          ]}
        />
      </Section>
      <Section title={t('runs')}>
        {runs.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('noRuns')}
          </Text>
        ) : (
          <List size="sm">
            {runs.slice(0, 14).map((run) => (
              <List.Item key={run.id}>
                {t(`kind.${run.kind}`)} {t('runDone', { day: run.day, looked: run.looked, released: run.released })}
              </List.Item>
            ))}
          </List>
        )}
      </Section>
      {edited ? <PoolForm pool={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} /> : null}
      {isAdding ? <CapacityForm onClose={() => setAdding(false)} /> : null}
    </SectionPage>
  );
}
