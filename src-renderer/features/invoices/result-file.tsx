import { Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { isTaken, type ResultLine } from '#shared/features/invoice-batches/invoice-batch.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { batchesTexts } from './batches.texts.ts';

type Report = Awaited<ReturnType<typeof api.invoiceBatches.readResults>>;

/** A result file: first what it would do, row by row, then the numbers that agree in one step. */
export function ResultFile() {
  const t = useTexts(batchesTexts);
  const [report, setReport] = useState<Report>();
  const read = useCommand(async (file: File) => setReport(await api.invoiceBatches.readResults({ file })));
  const apply = useCommand(
    async (results: Report['results']) => {
      const applied = await api.invoices.applyResults({ results });
      setReport(undefined);
      return applied;
    },
    { done: (_output, results) => t('applied', { count: results.length }), undo: true },
  );
  return (
    <Section
      title={t('results')}
      hint={t('resultsHint')}
      aside={
        <FileButton accept=".xlsx,.csv,.json,.txt" onChange={(file) => file && void read.run(file)}>
          {(props) => (
            <Button {...props} leftSection={<IconFileImport size={16} />} loading={read.running}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
      }
    >
      {report ? (
        <ReportTable report={report} onApply={() => void apply.run(report.results)} isBusy={apply.running} />
      ) : null}
    </Section>
  );
}

function ReportTable({ report, onApply, isBusy }: { report: Report; onApply: () => void; isBusy: boolean }) {
  const t = useTexts(batchesTexts);
  const { lines, results } = report;
  const same = lines.filter(({ state }) => state === 'same').length;
  const bad = lines.length - same - results.length;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm">{t('sum', { total: lines.length, ready: results.length, same, bad })}</Text>
        {results.length > 0 ? (
          <Button onClick={onApply} loading={isBusy}>
            {t('apply', { count: results.length })}
          </Button>
        ) : null}
      </Group>
      {results.length === 0 ? <Alert color="gray">{t('nothing')}</Alert> : null}
      <PlainTable
        rows={lines}
        keyOf={(line) => String(line.row)}
        empty={{ icon: IconFileImport, title: t('nothing'), hint: '' }}
        columns={[
          { label: t('row'), align: 'right', draw: (line) => line.row },
          { label: t('serial'), draw: (line) => line.serial },
          {
            label: t('invoiceNo'),
            draw: (line) =>
              line.invoiceId ? (
                <PageLink href={`/invoices/${line.invoiceId}`}>{line.invoiceNo || '—'}</PageLink>
              ) : (
                line.invoiceNo
              ),
          },
          { label: t('buyer'), draw: (line) => line.title },
          { label: t('result'), draw: (line) => <Outcome line={line} /> },
          { label: t('place'), draw: (line) => line.place ?? '' },
        ]}
      />
    </Stack>
  );
}

function Outcome({ line }: { line: ResultLine }) {
  const t = useTexts(batchesTexts);
  const tone = isTaken(line) ? 'active' : line.state === 'same' ? 'done' : 'warn';
  return (
    <Stack gap={2}>
      <StateBadge tone={tone}>{t(`state.${line.state}`)}</StateBadge>
      {line.expected === null ? null : (
        <Text size="xs" c="dimmed">
          {t('compare', { found: line.found ?? '—', expected: line.expected })}
        </Text>
      )}
    </Stack>
  );
}
