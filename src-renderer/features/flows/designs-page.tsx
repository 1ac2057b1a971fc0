import { Button, Group, Select } from '@mantine/core';
import { IconChartBar, IconClipboardCheck, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type FlowDocType, flowDocTypes } from '#shared/features/flows/flow-facts.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { designerTexts } from './designer.texts.ts';
import classes from './flows.module.css';

/** The company's flows in the order in which they are tried, and how long their steps take. */
export function DesignsPage() {
  const t = useTexts(designerTexts);
  const [, navigate] = useLocation();
  const { data, error, refetch } = useQuery(orpc.flows.list.queryOptions());
  const [gone, setGone] = useState<string>();
  const remove = useCommand((id: string) => api.flows.remove({ id }), { done: () => t('removed') });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => navigate('/flow-designs/new')}>
      {t('create')}
    </Button>
  );
  return (
    <div className={classes.page}>
      <SectionPage title={t('title')} aside={create}>
        <Section title={t('title')} hint={t('hint')}>
          <PlainTable
            rows={data ?? []}
            keyOf={(row) => row.id}
            empty={{ icon: IconClipboardCheck, title: t('empty'), hint: t('emptyHint') }}
            columns={[
              { label: t('docType'), draw: (row) => t(`doc_${row.docType}`) },
              { label: t('name'), draw: (row) => row.name },
              {
                label: t('enabled'),
                draw: (row) => (
                  <StateBadge tone={row.enabled ? 'done' : 'draft'}>{t(row.enabled ? 'enabled' : 'off')}</StateBadge>
                ),
              },
              { label: t('nodes'), draw: (row) => row.nodes.map((node) => node.name).join(' → ') },
              { label: t('sort'), draw: (row) => row.sort, align: 'right' },
              { label: t('version'), draw: (row) => row.version, align: 'right' },
            ]}
            actions={(row) => [
              { label: t('edit'), icon: IconPencil, run: () => navigate(`/flow-designs/${row.id}`) },
              { label: t('remove'), icon: IconTrash, danger: true, run: () => setGone(row.id) },
            ]}
          />
        </Section>
        <Statistics />
      </SectionPage>
      <ConfirmModal
        opened={gone !== undefined}
        title={t('remove')}
        text={t('removeText')}
        confirm={t('remove')}
        danger
        running={remove.running}
        onConfirm={() => void remove.run(gone!).then(() => setGone(undefined))}
        onClose={() => setGone(undefined)}
      />
    </div>
  );
}

const dayMs = 86_400_000;
const spans = [30, 90, 365] as const;

function Statistics() {
  const t = useTexts(designerTexts);
  const [docType, setDocType] = useState<FlowDocType>('quote');
  const [days, setDays] = useState<number>(90);
  const [until] = useState(() => Date.now());
  const input = { docType, from: until - days * dayMs, until: until + dayMs };
  const { data, error } = useQuery(orpc.flows.statistics.queryOptions({ input }));
  const hours = (ms: number | null) => (ms === null ? '—' : `${(ms / 3_600_000).toFixed(1)} h`);
  return (
    <Section
      title={t('statistics')}
      aside={
        <Group gap="sm">
          <Select
            aria-label={t('docType')}
            allowDeselect={false}
            data={flowDocTypes.map((value) => ({ value, label: t(`doc_${value}`) }))}
            value={docType}
            onChange={(next) => next && setDocType(next)}
          />
          <Select
            aria-label={t('from')}
            allowDeselect={false}
            w={100}
            data={spans.map((span) => ({ value: String(span), label: `${span} d` }))}
            value={String(days)}
            onChange={(next) => next && setDays(Number(next))}
          />
        </Group>
      }
    >
      {error ? <ErrorPanel error={error} /> : null}
      <PlainTable
        rows={data ?? []}
        keyOf={(row) => row.nodeName}
        empty={{ icon: IconChartBar, title: t('noStatistics'), hint: '' }}
        columns={[
          { label: t('nodes'), draw: (row) => row.nodeName },
          { label: t('decided'), draw: (row) => row.decided, align: 'right' },
          { label: t('rejected'), draw: (row) => row.rejected, align: 'right' },
          { label: t('open'), draw: (row) => row.open, align: 'right' },
          { label: t('average'), draw: (row) => hours(row.averageMs), align: 'right' },
          { label: t('longest'), draw: (row) => hours(row.longestMs), align: 'right' },
        ]}
      />
    </Section>
  );
}
