import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ImportCounts, ImportJob, ImportModule, ImportStatus } from '#shared/features/imports/import.model.ts';
import { WorkProgress } from '../../app/task-tray.tsx';
import { ExplanationPanel } from '../../ui/error-panel.tsx';
import { formatNumber } from '../../ui/format.ts';
import { openListWith } from '../../ui/list/list-state.ts';
import { useTexts } from '../../ui/texts.ts';
import { CountTiles } from './count-tiles.tsx';
import { cancelImport, type ImportRun } from './import-runs.ts';
import { moduleWord, saveErrorFile } from './import-words.ts';
import { importsTexts } from './imports.texts.ts';
import { ReportTables } from './report-tables.tsx';
import { UndoImport } from './undo-import.tsx';
import { WizardFrame } from './wizard-frame.tsx';

/** The last step while this window runs it, and its result in full. */
export function RunningImport({ id, run }: { id: string; run: ImportRun }) {
  const t = useTexts(importsTexts);
  const { preview, report, state } = run;
  return (
    <WizardFrame step="run" title={preview.fileName} isOver={state === 'done' && report?.status !== 'cancelled'}>
      {state === 'failed' && run.problem ? (
        <Stack gap="md">
          <ExplanationPanel problem={run.problem} />
        </Stack>
      ) : state === 'done' && report ? (
        <Stack gap="lg">
          <Result
            job={{
              id,
              fileName: preview.fileName,
              module: preview.module,
              status: report.status,
              counts: report.counts,
            }}
            milliseconds={report.milliseconds}
          />
          {report.status === 'cancelled' || report.problemCount + report.counts.duplicates === 0 ? null : (
            <ReportTables importId={id} module={preview.module} report={report} isResult />
          )}
        </Stack>
      ) : (
        <Stack gap="md">
          <WorkProgress
            work={{
              done: run.done,
              total: run.total,
              detail: t(state === 'cancelling' ? 'cancelling' : 'runningHint'),
              startedAt: run.startedAt,
            }}
          />
          <div>
            <Button variant="default" disabled={state === 'cancelling'} onClick={() => void cancelImport(id)}>
              {t('cancel')}
            </Button>
          </div>
        </Stack>
      )}
    </WizardFrame>
  );
}

/** An import of some time ago, from the list. */
export function EndedImport({ job, onUndone }: { job: ImportJob; onUndone: () => void }) {
  return (
    <WizardFrame step="run" title={job.fileName} isOver={job.status !== 'cancelled'}>
      <Result job={job} onUndone={onUndone} />
    </WizardFrame>
  );
}

interface ResultProps {
  readonly job: {
    readonly id: string;
    readonly fileName: string;
    readonly module: ImportModule;
    readonly status: ImportStatus;
    readonly counts: ImportCounts;
  };
  readonly milliseconds?: number;
  readonly onUndone?: () => void;
}

const titles = {
  running: 'status.running',
  completed: 'doneTitle',
  partial: 'donePartTitle',
  cancelled: 'cancelledTitle',
  undone: 'undoneTitle',
  interrupted: 'interruptedTitle',
} as const;

const hints = {
  cancelled: 'cancelledHint',
  undone: 'undoneHint',
  interrupted: 'interruptedHint',
} as const;

function Result({ job, milliseconds, onUndone }: ResultProps) {
  const t = useTexts(importsTexts);
  const [, navigate] = useLocation();
  const [undoing, setUndoing] = useState(false);
  const { counts, status, module } = job;
  const wrote = counts.inserted + counts.updated > 0 || status === 'interrupted';
  const stands = status === 'completed' || status === 'partial' || status === 'interrupted';
  const hint = status in hints ? t(hints[status as keyof typeof hints]) : undefined;
  return (
    <Stack gap="md" role="status">
      <div>
        <Title order={2}>{t(titles[status], { failed: formatNumber(counts.failed) })}</Title>
        <Text size="sm" c="dimmed">
          {hint}
          {milliseconds !== undefined && stands
            ? t('took', { seconds: formatNumber(Math.max(0.1, Math.round(milliseconds / 100) / 10)) })
            : null}
        </Text>
      </div>
      {status === 'cancelled' || status === 'undone' ? null : <CountTiles counts={counts} />}
      <Group gap="sm">
        {stands && wrote ? (
          <Button
            onClick={() => {
              openListWith(module, { scene: 'all', sort: { field: 'updatedAt', descending: true } });
              navigate(`/${module}`);
            }}
          >
            {t('openList', { module: moduleWord(module) })}
          </Button>
        ) : null}
        {stands && counts.failed > 0 ? (
          <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => void saveErrorFile(job.id)}>
            {t('errorFile')}
          </Button>
        ) : null}
        {stands && wrote ? (
          <Button variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={() => setUndoing(true)}>
            {t('undo')}
          </Button>
        ) : null}
        <Button variant="subtle" onClick={() => navigate('/imports/new')}>
          {t('another')}
        </Button>
      </Group>
      {undoing ? <UndoImport job={job} onClose={() => setUndoing(false)} {...(onUndone ? { onUndone } : {})} /> : null}
    </Stack>
  );
}
