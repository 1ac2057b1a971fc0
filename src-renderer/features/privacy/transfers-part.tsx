import { Text } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import classes from './privacy.module.css';
import { privacyTexts } from './privacy.texts.ts';
import { transfersTexts } from './transfers.texts.ts';

/** What leaves the mainland, on what basis, and what the number of persons of this year asks for. [S-PI-9] */
export function TransfersPart() {
  const t = useTexts(privacyTexts);
  const r = useTexts(transfersTexts);
  const { data, error, refetch } = useQuery(orpc.privacy.listTransfers.queryOptions());
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <div className={classes.plain}>
      <PlainTable
        title={r('title')}
        rows={data.rows}
        keyOf={(row) => row.target}
        empty={{ icon: IconWorld, title: r('none'), hint: r('noneHint') }}
        columns={[
          { label: t('target'), draw: (row) => row.target },
          { label: t('region'), draw: (row) => t(`region_${row.region}`) },
          {
            label: t('targetBasis'),
            draw: (row) => (row.blocked ? <StateBadge tone="warn">{r('blocked')}</StateBadge> : (row.basis ?? '—')),
          },
          { label: r('recordedBy'), draw: (row) => row.recordedByName ?? '—' },
          { label: r('times'), draw: (row) => row.times, align: 'right' },
          { label: r('persons'), draw: (row) => row.persons, align: 'right' },
          { label: r('last'), draw: (row) => (row.lastAt === null ? '—' : <When at={row.lastAt} />) },
        ]}
      />
      <Text mt="md">{r('counted', { year: String(data.year), persons: data.persons, sensitive: data.sensitive })}</Text>
      <Text c={data.tier === 'assessment' ? 'red' : 'dimmed'}>{r(`tier_${data.tier}`)}</Text>
    </div>
  );
}
