import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { End } from './team-card.tsx';
import { teamsTexts } from './teams.texts.ts';

/** What colleagues share with the person, what ends first in front. */
export function SharedList() {
  const t = useTexts(teamsTexts);
  const { data = [] } = useQuery(orpc.teams.mine.queryOptions());
  return (
    <Section title={t('shared')} hint={t('sharedHint')}>
      <PlainTable
        rows={data}
        keyOf={(row) => row.id}
        empty={{ icon: IconUsers, title: t('sharedEmpty'), hint: t('sharedEmptyHint') }}
        columns={[
          {
            label: t('record'),
            draw: (row) => <PageLink href={`/${row.recordTable}/${row.recordId}`}>{row.recordName}</PageLink>,
          },
          { label: t('kind'), draw: (row) => t(row.recordTable === 'customers' ? 'customer' : 'lead') },
          { label: t('owner'), draw: (row) => row.ownerName ?? '—' },
          {
            label: t('access'),
            draw: (row) => <StateBadge tone={row.access === 'write' ? 'active' : 'draft'}>{t(row.access)}</StateBadge>,
          },
          { label: t('until'), draw: (row) => <End row={row} /> },
        ]}
      />
    </Section>
  );
}
