import { Box, Button, Group, Paper, Text } from '@mantine/core';
import { IconArrowBackUp, IconDownload, IconEye, IconPlus, IconTableImport } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { ImportJob, ImportStatus } from '#shared/features/imports/import.model.ts';
import type { ImportPreview } from '#shared/features/imports/imports.contract.ts';
import { orpc } from '../../api/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { SectionPage } from '../../ui/section.tsx';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { findOpenImport } from './find-import.ts';
import { cancelImport, forgetOpen, openImportId } from './import-runs.ts';
import { countsText, moduleTitle, saveErrorFile } from './import-words.ts';
import { importsTexts } from './imports.texts.ts';
import { UndoImport } from './undo-import.tsx';

const tones: Readonly<Record<ImportStatus, Tone>> = {
  running: 'active',
  completed: 'done',
  partial: 'waiting',
  cancelled: 'draft',
  undone: 'draft',
  interrupted: 'warn',
};

/** Every import: what came of it, the rows that failed, and the way back. */
export function ImportsPage() {
  const t = useTexts(importsTexts);
  const [, navigate] = useLocation();
  const [limit, setLimit] = useState(50);
  const [undoing, setUndoing] = useState<ImportJob>();
  const jobs = useQuery({
    ...orpc.imports.list.queryOptions({ input: { limit } }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.rows.some((row) => row.status === 'running') ? 2000 : false),
  });
  if (jobs.error) return <ErrorPanel error={jobs.error} onRetry={() => void jobs.refetch()} />;
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => navigate('/imports/new')}>
      {t('new')}
    </Button>
  );
  return (
    <SectionPage title={t('title')} aside={create}>
      <OpenImportNotice />
      {jobs.data ? (
        <Box mt="md">
          <PlainTable
            rows={jobs.data.rows}
            keyOf={(job) => job.id}
            empty={{ icon: IconTableImport, title: t('emptyTitle'), hint: t('emptyHint'), action: create }}
            columns={[
              {
                label: t('fileName'),
                draw: (job) => (
                  <>
                    <PageLink href={`/imports/${job.id}`}>{job.fileName}</PageLink>
                    <Text size="xs" c="dimmed">
                      {moduleTitle(job.module)} · {t(`mode.${job.mode}`)}
                    </Text>
                  </>
                ),
              },
              {
                label: t('status'),
                draw: (job) => <StateBadge tone={tones[job.status]}>{t(`status.${job.status}`)}</StateBadge>,
              },
              { label: t('counts'), draw: (job) => <span className="tabular">{countsText(job.counts)}</span> },
              { label: t('by'), draw: (job) => job.ownerName ?? '—' },
              { label: t('at'), draw: (job) => <When at={job.createdAt} /> },
            ]}
            actions={(job) => [
              { label: t('openResult'), icon: IconEye, run: () => navigate(`/imports/${job.id}`) },
              ...(job.counts.failed > 0
                ? [{ label: t('errorFile'), icon: IconDownload, run: () => void saveErrorFile(job.id) }]
                : []),
              ...(['completed', 'partial', 'interrupted'].includes(job.status)
                ? [{ label: t('undo'), icon: IconArrowBackUp, danger: true, run: () => setUndoing(job) }]
                : []),
            ]}
          />
        </Box>
      ) : null}
      {jobs.data && jobs.data.total > jobs.data.rows.length && limit < 200 ? (
        <Button variant="subtle" mt="sm" onClick={() => setLimit(200)}>
          {t('more')}
        </Button>
      ) : null}
      {undoing ? <UndoImport job={undoing} onClose={() => setUndoing(undefined)} /> : null}
    </SectionPage>
  );
}

/** The file that was left in the middle of the wizard. */
function OpenImportNotice() {
  const t = useTexts(importsTexts);
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<ImportPreview>();
  useEffect(() => {
    const id = openImportId();
    if (!id) return;
    findOpenImport(id).then(
      (preview) => (preview ? setOpen(preview) : forgetOpen(id)),
      () => undefined,
    );
  }, []);
  if (!open) return null;
  return (
    <Paper withBorder p="md" my="md">
      <Group justify="space-between" gap="md">
        <div>
          <Text fw={600}>{t('resumeTitle')}</Text>
          <Text size="sm" c="dimmed">
            {open.fileName} · {moduleTitle(open.module)}
          </Text>
        </div>
        <Group gap="sm">
          <Button
            variant="default"
            onClick={() => void cancelImport(open.importId).then((gone) => gone && setOpen(undefined))}
          >
            {t('giveUp')}
          </Button>
          <Button onClick={() => navigate(`/imports/${open.importId}/columns`)}>{t('resume')}</Button>
        </Group>
      </Group>
    </Paper>
  );
}
