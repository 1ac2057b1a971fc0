import { Button, Stack } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { WorkProgress } from '../../app/task-tray.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useTexts } from '../../ui/texts.ts';
import { type FoundImport, findImport } from './find-import.ts';
import { cancelImport, knownPreview, useImportRun } from './import-runs.ts';
import { ImportWizard } from './import-wizard.tsx';
import { importsTexts } from './imports.texts.ts';
import { EndedImport, RunningImport } from './result-step.tsx';
import { WizardFrame } from './wizard-frame.tsx';

/** One import at its own address: being prepared, running or ended; it can be left and opened again at any of them. */
export function ImportPage() {
  const { id, step } = useParams<{ id: string; step?: string }>();
  return <OneImport key={id} id={id} step={step} />;
}

function OneImport({ id, step }: { id: string; step: string | undefined }) {
  const t = useTexts(importsTexts);
  const [, navigate] = useLocation();
  const run = useImportRun(id);
  const [found, setFound] = useState<FoundImport | undefined>(() => {
    const preview = knownPreview(id);
    return preview ? { kind: 'open', preview } : undefined;
  });
  const [error, setError] = useState<unknown>();
  const [startedAt] = useState(() => Date.now());
  const isRunning = run !== undefined;
  const asksAgain = !isRunning && (found === undefined || found.kind === 'running');
  useEffect(() => {
    if (!asksAgain || error !== undefined) return;
    let left = false;
    const ask = () =>
      findImport(id).then(
        (next) => left || setFound(next),
        (thrown) => left || setError(thrown),
      );
    const timer = setTimeout(() => void ask(), found ? 500 : 0);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [asksAgain, found, error, id]);
  // An import that was undone or whose run this window forgot is asked for anew.
  useEffect(() => {
    if (isRunning) return () => setFound(undefined);
    return undefined;
  }, [isRunning]);

  if (run) return <RunningImport id={id} run={run} />;
  if (error !== undefined) return <ErrorPanel error={error} onRetry={() => setError(undefined)} />;
  if (!found) return null;
  switch (found.kind) {
    case 'open':
      return (
        <ImportWizard
          preview={found.preview}
          step={step}
          onPreview={(preview) => setFound({ kind: 'open', preview })}
        />
      );
    case 'running':
      return (
        <WizardFrame step="run">
          <Stack gap="md">
            <WorkProgress
              work={{
                done: found.done,
                total: found.total,
                detail: t(found.cancelling ? 'cancelling' : 'runningHint'),
                startedAt,
              }}
            />
            <div>
              <Button variant="default" disabled={found.cancelling} onClick={() => void cancelImport(id)}>
                {t('cancel')}
              </Button>
            </div>
          </Stack>
        </WizardFrame>
      );
    case 'ended':
      return <EndedImport job={found.job} onUndone={() => setFound(undefined)} />;
    case 'gone':
      return (
        <EmptyState
          icon={IconFileOff}
          title={t('goneTitle')}
          hint={t('goneHint')}
          action={<Button onClick={() => navigate('/imports/new')}>{t('choose')}</Button>}
        />
      );
    default:
      return found satisfies never;
  }
}
