import { Anchor, Button, Group, Loader, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { enabledImportModules, type ImportModule, importActionOf } from '#shared/features/imports/import.model.ts';
import { api } from '../../api/client.ts';
import type { Explanation } from '../../api/explain.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ExplanationPanel } from '../../ui/error-panel.tsx';
import { useTexts } from '../../ui/texts.ts';
import { rememberOpen } from './import-runs.ts';
import { explainFile, moduleTitle, saveTemplate } from './import-words.ts';
import classes from './imports.module.css';
import { importsTexts } from './imports.texts.ts';
import { WizardFrame } from './wizard-frame.tsx';

const accepted = '.csv,.tsv,.txt,.xlsx,.xls,.vcf,text/csv,text/vcard';

/** The first step: a file by mouse, by dialog or by keyboard, and what it holds. */
export function NewImportPage() {
  const t = useTexts(importsTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const asked = useParams<{ module?: string }>().module;
  const modules = enabledImportModules.filter((module) => may(importActionOf(module)));
  const [chosen, setChosen] = useState<string>();
  const wanted = chosen ?? (modules.includes(asked as ImportModule) ? asked : undefined) ?? 'guess';
  const [over, setOver] = useState(false);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<Explanation>();
  const input = useRef<HTMLInputElement>(null);
  const open = useCommand((call: { file: File; module?: ImportModule }) => api.imports.open(call), {
    onRefusal: (refusal) => {
      if (refusal.code !== 'FILE_UNREADABLE') return false;
      setProblem(explainFile(refusal));
      return true;
    },
  });
  const read = async (files: readonly File[]) => {
    const [file] = files;
    if (!file) return;
    setProblem(undefined);
    if (files.length > 1) {
      const why = t('oneFileWhy', { count: files.length });
      setProblem({ what: t('oneFile'), why, todo: t('oneFileTodo'), code: 'ONE_FILE', kind: 'refusal' });
      return;
    }
    setName(file.name);
    const outcome = await open.run({ file, ...(wanted === 'guess' ? {} : { module: wanted as ImportModule }) });
    if (input.current) input.current.value = '';
    if (!outcome.ok) return;
    rememberOpen(outcome.value);
    navigate(`/imports/${outcome.value.importId}/columns`);
  };
  return (
    <WizardFrame step="file">
      <Stack gap="lg">
        <div>
          <Text size="sm" fw={500} mb={4} id="import-into">
            {t('intoWhat')}
          </Text>
          <SegmentedControl
            className={classes.kinds ?? ''}
            aria-labelledby="import-into"
            value={wanted}
            onChange={setChosen}
            data={[
              { value: 'guess', label: t('guessed') },
              ...modules.map((module) => ({ value: module, label: moduleTitle(module) })),
            ]}
          />
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: files may also be dropped here; the button serves the keyboard */}
        <div
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void read([...event.dataTransfer.files]);
          }}
        >
          {open.running ? (
            <>
              <Loader size="sm" />
              <Text role="status">{t('reading', { name })}</Text>
            </>
          ) : (
            <>
              <IconFileSpreadsheet size={40} stroke={1.2} color="var(--mantine-color-dimmed)" aria-hidden />
              <Text fw={600} size="lg">
                {t('drop')}
              </Text>
              <Text size="sm" c="dimmed">
                {t('dropHint')}
              </Text>
              <Button mt="sm" onClick={() => input.current?.click()}>
                {t('choose')}
              </Button>
              <Text size="xs" c="dimmed">
                {t('readHint')}
              </Text>
            </>
          )}
          <input
            ref={input}
            type="file"
            hidden
            accept={accepted}
            aria-label={t('choose')}
            onChange={(event) => void read([...(event.currentTarget.files ?? [])])}
          />
        </div>
        {problem ? <ExplanationPanel problem={problem} /> : null}
        <Group gap="md">
          <Text size="sm" c="dimmed">
            {t('template')}
          </Text>
          {modules.map((module) => (
            <Anchor key={module} component="button" type="button" size="sm" onClick={() => void saveTemplate(module)}>
              {moduleTitle(module)}
            </Anchor>
          ))}
        </Group>
      </Stack>
    </WizardFrame>
  );
}
