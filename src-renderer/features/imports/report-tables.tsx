import { Button, Group, Table, Tabs, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ImportModule, RowDuplicate } from '#shared/features/imports/import.model.ts';
import { rowProblemText } from '#shared/features/imports/import-texts.model.ts';
import type { ImportReport } from '#shared/features/imports/imports.contract.ts';
import { formatNumber } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useLanguage, useTexts } from '../../ui/texts.ts';
import { saveErrorFile } from './import-words.ts';
import classes from './imports.module.css';
import { importsTexts } from './imports.texts.ts';

interface ReportTablesProps {
  readonly importId: string;
  readonly module: ImportModule;
  readonly report: ImportReport;
  /** Below a result, which offers the file of errors itself. */
  readonly isResult?: boolean;
}

/** Every error by row and column, and every duplicate with what becomes of it. */
export function ReportTables({ importId, module, report, isResult = false }: ReportTablesProps) {
  const t = useTexts(importsTexts);
  const language = useLanguage();
  const { problems, problemCount, duplicates, counts } = report;
  if (problems.length === 0 && duplicates.length === 0) {
    return (
      <Text c="dimmed">
        {t('allGood')} {t('noDuplicates')}
      </Text>
    );
  }
  return (
    <Tabs defaultValue={problems.length > 0 ? 'problems' : 'duplicates'} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="problems">
          {t('problems')} {formatNumber(problemCount)}
        </Tabs.Tab>
        <Tabs.Tab value="duplicates">
          {t('duplicates')} {formatNumber(counts.duplicates)}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="problems" pt="md">
        {problems.length === 0 ? <Text c="dimmed">{t('allGood')}</Text> : null}
        {problems.length > 0 ? (
          <>
            {isResult ? null : (
              <Group justify="flex-end" mb="sm">
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconDownload size={16} />}
                  onClick={() => void saveErrorFile(importId)}
                >
                  {t('errorFile')}
                </Button>
              </Group>
            )}
            <LongTable
              head={[t('row'), t('column'), t('value'), t('problem')]}
              total={problemCount}
              rows={problems.map((problem) => ({
                key: `${problem.row}${problem.column}${problem.code}`,
                cells: [
                  formatNumber(problem.row),
                  problem.column ?? t('wholeRow'),
                  problem.value,
                  rowProblemText(language, problem),
                ],
              }))}
            />
          </>
        ) : null}
      </Tabs.Panel>
      <Tabs.Panel value="duplicates" pt="md">
        {duplicates.length === 0 ? <Text c="dimmed">{t('noDuplicates')}</Text> : null}
        {duplicates.length > 0 ? (
          <LongTable
            head={[t('row'), t('name'), t('rule'), t('same'), t('action')]}
            total={counts.duplicates}
            rows={duplicates.map((each) => ({
              key: `${each.row}${each.rule}`,
              cells: [
                formatNumber(each.row),
                each.name,
                t(`key.${each.rule}`),
                <SameAs key="same" module={module} duplicate={each} />,
                t(`action.${each.action}`),
              ],
            }))}
          />
        ) : null}
      </Tabs.Panel>
    </Tabs>
  );
}

function SameAs({ module, duplicate }: { module: ImportModule; duplicate: RowDuplicate }) {
  const t = useTexts(importsTexts);
  const { otherRow, recordId, name } = duplicate;
  if (otherRow) return t('sameRow', { row: otherRow });
  return recordId ? <PageLink href={`/${module}/${recordId}`}>{name}</PageLink> : name;
}

const page = 100;

/** A table that grows on demand: ten thousand rows are never drawn at once. */
function LongTable(props: { head: string[]; rows: { key: string; cells: ReactNode[] }[]; total: number }) {
  const t = useTexts(importsTexts);
  const [limit, setLimit] = useState(page);
  const { head, rows, total } = props;
  return (
    <>
      <Table verticalSpacing={6} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {head.map((label) => (
              <Table.Th key={label}>{label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, limit).map(({ key, cells }) => (
            <Table.Tr key={key}>
              {cells.map((cell, at) => (
                <Table.Td key={head[at]} data-label={head[at]} className={at === 0 ? 'tabular' : classes.cell}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > limit ? (
        <Button variant="subtle" mt="sm" onClick={() => setLimit(limit + 5 * page)}>
          {t('more')}
        </Button>
      ) : total > rows.length ? (
        <Text size="sm" c="dimmed" mt="sm">
          {t('showing', { shown: formatNumber(rows.length), total: formatNumber(total) })}
        </Text>
      ) : null}
    </>
  );
}
