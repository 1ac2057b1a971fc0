import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { ImportConfig } from '#shared/features/imports/import.model.ts';
import type { ImportPreview, ImportReport } from '#shared/features/imports/imports.contract.ts';
import { api } from '../../api/client.ts';
import type { Explanation } from '../../api/explain.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ExplanationPanel } from '../../ui/error-panel.tsx';
import { useTexts } from '../../ui/texts.ts';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { forgetOpen, rememberOpen, runImport } from './import-runs.ts';
import { explainFile, joinWords } from './import-words.ts';
import { importsTexts } from './imports.texts.ts';
import { judgeMapping } from './judge-mapping.ts';
import { OptionsStep } from './options-step.tsx';
import { WizardFrame, type WizardStep } from './wizard-frame.tsx';

type Draft = Partial<ImportConfig>;

interface ImportWizardProps {
  readonly preview: ImportPreview;
  readonly step: string | undefined;
  readonly onPreview: (preview: ImportPreview) => void;
}

/** The steps between file and run. What the person sets is kept with the open file, so that every step can be left. */
export function ImportWizard({ preview, step: asked, onPreview }: ImportWizardProps) {
  const t = useTexts(importsTexts);
  const [, navigate] = useLocation();
  const { importId } = preview;
  const step: WizardStep = asked === 'options' || asked === 'check' ? asked : 'columns';
  const [draft, setDraft] = useState<Draft>({});
  const [problem, setProblem] = useState<Explanation>();
  const [checked, setChecked] = useState<{ readonly of: string; readonly report: ImportReport }>();
  const config = useMemo((): ImportConfig => ({ ...preview.config, ...draft }), [preview.config, draft]);
  const judged = useMemo(() => judgeMapping(config), [config]);
  const configure = useCommand((change: Draft) => api.imports.configure({ importId, ...change }), {
    onRefusal: (refusal) => {
      if (refusal.code === 'IMPORT_NOT_FOUND') {
        forgetOpen(importId);
        return false;
      }
      if (refusal.code !== 'FILE_UNREADABLE') return false;
      setProblem(explainFile(refusal));
      return true;
    },
  });
  const save = async (change: Draft): Promise<boolean> => {
    setProblem(undefined);
    if (Object.keys(change).length === 0) return true;
    const outcome = await configure.run(change);
    if (!outcome.ok) return false;
    rememberOpen(outcome.value);
    setDraft({});
    onPreview(outcome.value);
    return true;
  };
  const go = async (to: WizardStep) => {
    if (await save(draft)) navigate(to === 'file' ? '/imports/new' : `/imports/${importId}/${to}`);
  };
  // Whoever leaves in the middle of a step finds it as it was.
  useEffect(() => {
    if (Object.keys(draft).length > 0) rememberOpen({ ...preview, config });
  }, [draft, preview, config]);

  const blocked =
    judged.twice.length > 0 ||
    (judged.missing.length > 0 && (step === 'columns' ? !judged.findable : !judged.runnable));
  const key = JSON.stringify(preview.config);
  const report = checked?.of === key ? checked.report : undefined;
  const willWrite = report ? report.counts.inserted + report.counts.updated : 0;
  return (
    <WizardFrame
      step={step}
      title={preview.fileName}
      onStep={(to) => void go(to)}
      foot={
        <>
          <Button
            variant="default"
            onClick={() => void go(step === 'columns' ? 'file' : step === 'options' ? 'columns' : 'options')}
          >
            {t('back')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => void save(draft).then((saved) => saved && navigate('/imports'))}
          >
            {t('leave')}
          </Button>
          {step === 'check' ? (
            <Button
              disabled={willWrite === 0}
              onClick={() => {
                void runImport(preview);
                navigate(`/imports/${importId}`, { replace: true });
              }}
            >
              {report && willWrite === 0 ? t('startNothing') : t('start', { count: willWrite })}
            </Button>
          ) : (
            <Button
              disabled={blocked}
              loading={configure.running}
              onClick={() => void go(step === 'columns' ? 'options' : 'check')}
            >
              {t('next')}
            </Button>
          )}
        </>
      }
    >
      {problem ? <ExplanationPanel problem={problem} /> : null}
      {step === 'columns' ? (
        <ColumnsStep
          preview={preview}
          config={config}
          judged={judged}
          busy={configure.running}
          onMapping={(mapping) => setDraft({ ...draft, mapping })}
          onSetting={(change) => void save(change)}
        />
      ) : null}
      {step === 'options' ? (
        <>
          {judged.missing.length > 0 && !judged.runnable ? (
            <Alert color="yellow" icon={<IconAlertTriangle size={18} />} mb="lg">
              {t('missing', { fields: joinWords(judged.missing) })} {t('missingUpdate')}
            </Alert>
          ) : null}
          <OptionsStep config={config} judged={judged} onChange={(change) => setDraft({ ...draft, ...change })} />
        </>
      ) : null}
      {step === 'check' ? (
        <CheckStep
          key={key}
          preview={preview}
          report={report}
          onReport={(next) => setChecked({ of: key, report: next })}
        />
      ) : null}
    </WizardFrame>
  );
}
