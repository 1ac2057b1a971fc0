import { IconChecklist, IconEye, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { reviewsTexts } from './reviews.texts.ts';

/** Which departments are due, and every review so far with its dated result. */
export function ReviewList() {
  const t = useTexts(reviewsTexts);
  const [, navigate] = useLocation();
  const { data: due = [] } = useQuery(orpc.reviews.due.queryOptions());
  const { data: reviews = [] } = useQuery(orpc.reviews.list.queryOptions());
  const start = useCommand(
    async (row: (typeof due)[number]) => {
      const begun = await api.reviews.start({ deptId: row.deptId, withBelow: false, dueOn: null });
      navigate(`/people/reviews/${begun.id}`);
      return begun;
    },
    { done: (_, row) => t('started', { name: row.deptName }) },
  );
  return (
    <SectionPage title={t('title')}>
      <Section title={t('department')} hint={t('hint')}>
        <PlainTable
          rows={due}
          keyOf={(row) => row.deptId}
          empty={{ icon: IconChecklist, title: t('empty'), hint: t('emptyHint') }}
          columns={[
            { label: t('department'), draw: (row) => row.deptName },
            { label: t('people'), align: 'right', draw: (row) => row.people },
            { label: t('last'), draw: (row) => (row.lastAt ? <When at={row.lastAt} day /> : t('never')) },
            {
              label: t('state'),
              draw: (row) => {
                if (row.runningId) return <StateBadge tone="active">{t('running')}</StateBadge>;
                return <StateBadge tone={row.isDue ? 'warn' : 'done'}>{t(row.isDue ? 'due' : 'fine')}</StateBadge>;
              },
            },
          ]}
          actions={(row) => [
            row.runningId
              ? { label: t('goOn'), icon: IconEye, run: () => navigate(`/people/reviews/${row.runningId}`) }
              : { label: t('start'), icon: IconPlayerPlay, run: () => void start.run(row) },
          ]}
        />
      </Section>
      <Section title={t('history')}>
        <PlainTable
          rows={reviews}
          keyOf={(row) => row.id}
          empty={{ icon: IconChecklist, title: t('noHistory'), hint: t('noHistoryHint') }}
          columns={[
            { label: t('department'), draw: (row) => row.deptName ?? t('gone') },
            { label: t('startedAt'), draw: (row) => <When at={row.createdAt} day /> },
            { label: t('startedBy'), draw: (row) => row.startedByName ?? '—' },
            { label: t('people'), align: 'right', draw: (row) => row.people },
            {
              label: t('state'),
              draw: (row) =>
                row.status === 'open' ? (
                  <StateBadge tone="waiting">{t('pending', { count: row.pending })}</StateBadge>
                ) : (
                  <StateBadge tone="done">{row.taken > 0 ? t('taken', { count: row.taken }) : t('closed')}</StateBadge>
                ),
            },
          ]}
          actions={(row) => [{ label: t('open'), icon: IconEye, run: () => navigate(`/people/reviews/${row.id}`) }]}
        />
      </Section>
    </SectionPage>
  );
}
