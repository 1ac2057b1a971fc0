import { Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { saveBlob } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useLanguage, useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { postureTexts } from './posture.texts.ts';
import { gradeTones } from './severity-tones.ts';

const formats = [
  { format: 'html', label: 'exportHtml' },
  { format: 'csv', label: 'exportCsv' },
  { format: 'json', label: 'exportJson' },
] as const;

/** Every dated report, newest first; each leaves as a page to print or as data. */
export function ReportList() {
  const t = useTexts(postureTexts);
  const language = useLanguage();
  const { data = [] } = useQuery(orpc.posture.reports.queryOptions({ input: {} }));
  const exported = useCommand(async (input: { id: string; format: 'html' | 'json' | 'csv' }) => {
    const { file } = await api.posture.export({ ...input, language });
    saveBlob(file.name, file);
  });
  return (
    <Section title={t('reports')} hint={t('reportsHint')}>
      <PlainTable
        rows={data}
        keyOf={(row) => row.id}
        empty={{ icon: IconFileText, title: t('noReports'), hint: t('noReportsHint') }}
        columns={[
          { label: t('when'), draw: (row) => <When at={row.at} /> },
          { label: t('who'), draw: (row) => row.byName ?? t(row.cause) },
          { label: t('outcome'), draw: (row) => <StateBadge tone={gradeTones[row.grade]}>{t(row.grade)}</StateBadge> },
          {
            label: t('counts'),
            draw: ({ counts }) => (
              <Text span size="sm" className="tabular">
                {t('countWords', counts)}
              </Text>
            ),
          },
        ]}
        actions={(row) =>
          formats.map(({ format, label }) => ({
            label: t(label),
            icon: IconFileText,
            run: () => void exported.run({ id: row.id, format }),
          }))
        }
      />
    </Section>
  );
}
