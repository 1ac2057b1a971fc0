import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ImportPreview, ImportReport } from '#shared/features/imports/imports.contract.ts';
import { api } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { WorkProgress } from '../../app/task-tray.tsx';
import { useDirectory } from '../../ui/fields/directory.ts';
import { formatNumber } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { useStream } from '../../ui/use-stream.ts';
import { CountTiles } from './count-tiles.tsx';
import { joinWords, moduleWord } from './import-words.ts';
import { importsTexts } from './imports.texts.ts';
import { ReportTables } from './report-tables.tsx';

interface CheckStepProps {
  readonly preview: ImportPreview;
  readonly report: ImportReport | undefined;
  readonly onReport: (report: ImportReport) => void;
}

type Step = { type: 'progress'; done: number; total: number } | ({ type: 'checked' } & ImportReport);

/** The dry run: says what would happen row by row, and writes nothing. */
export function CheckStep({ preview, report, onReport }: CheckStepProps) {
  const t = useTexts(importsTexts);
  const stream = useStream<{ importId: string }, Step>(async (input, options) =>
    hear((await api.imports.dryRun(input, options)) as AsyncIterable<Step>),
  );
  const take = useRef(onReport);
  take.current = onReport;
  async function* hear(steps: AsyncIterable<Step>) {
    for await (const step of steps) {
      if (step.type === 'checked') take.current(step);
      yield step;
    }
  }
  const start = useRef(() => void stream.run({ importId: preview.importId }));
  const isKnown = useRef(report !== undefined);
  useEffect(() => {
    if (!isKnown.current) start.current();
  }, []);
  const progress = stream.step?.type === 'progress' ? stream.step : undefined;
  return (
    <Stack gap="lg">
      <Summary preview={preview} />
      {report ? (
        <>
          <CountTiles counts={report.counts} planned />
          {report.counts.failed > 0 ? (
            <Text size="sm">{t('failedStay', { count: formatNumber(report.counts.failed) })}</Text>
          ) : null}
          <ReportTables importId={preview.importId} module={preview.module} report={report} />
        </>
      ) : stream.running ? (
        <WorkProgress
          work={{
            done: progress?.done ?? 0,
            total: progress?.total ?? preview.rowCount,
            detail: t('checking'),
            startedAt: stream.startedAt,
          }}
        />
      ) : (
        <Group gap="md">
          <Text>{t('checkStopped')}</Text>
          <Button variant="default" onClick={() => start.current()}>
            {t('checkAgain')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Summary({ preview }: { preview: ImportPreview }) {
  const t = useTexts(importsTexts);
  const me = useMe();
  const { nameOf } = useDirectory();
  const { config, module, fileName, rowCount } = preview;
  const isOthers = config.ownerId && config.ownerId !== me?.id;
  const values = {
    file: fileName,
    count: formatNumber(rowCount),
    module: moduleWord(module),
    mode: t(`mode.${config.mode}`).toLowerCase(),
    owner: isOthers ? (nameOf(config.ownerId ?? '') ?? '—') : t('me'),
  };
  return (
    <Text>
      {t(module === 'contacts' ? 'summaryContacts' : 'summary', values)}{' '}
      {config.tags && config.tags.length > 0 ? t('summaryTags', { tags: joinWords(config.tags) }) : ''}
    </Text>
  );
}
