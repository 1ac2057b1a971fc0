import { Alert, Select, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import {
  type ColumnMapping,
  enabledImportModules,
  type ImportConfig,
  importActionOf,
  importEncodings,
} from '#shared/features/imports/import.model.ts';
import type { ImportPreview } from '#shared/features/imports/imports.contract.ts';
import { useMay } from '../../api/me.ts';
import { formatNumber } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { joinWords, moduleTitle, word } from './import-words.ts';
import classes from './imports.module.css';
import { importsTexts } from './imports.texts.ts';
import type { JudgedMapping } from './judge-mapping.ts';

interface ColumnsStepProps {
  readonly preview: ImportPreview;
  readonly config: ImportConfig;
  readonly judged: JudgedMapping;
  readonly busy: boolean;
  readonly onMapping: (mapping: ColumnMapping[]) => void;
  /** How the file is read: applied at once, because the columns change with it. */
  readonly onSetting: (change: Partial<ImportConfig>) => void;
}

const encodingWords: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GBK / GB18030',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
};

/** How the file is read, and which column fills which field. */
export function ColumnsStep({ preview, config, judged, busy, onMapping, onSetting }: ColumnsStepProps) {
  const t = useTexts(importsTexts);
  const { columns } = preview;
  const mapping = config.mapping ?? [];
  const fieldOf = (column: number) => mapping.find((each) => each.column === column)?.field ?? null;
  const data = judged.fields.map((spec) => ({
    value: spec.field,
    label: spec.required ? t('required', { name: word(spec) }) : word(spec),
  }));
  const isTaken = (field: string, column: number) =>
    mapping.some((each) => each.field === field && each.column !== column);
  const choose = (column: number, field: string | null) =>
    onMapping(
      [...mapping.filter((each) => each.column !== column), { column, field }].sort((a, b) => a.column - b.column),
    );
  const mappedCount = columns.filter(({ column }) => fieldOf(column)).length;
  return (
    <>
      <FileSettings preview={preview} busy={busy} onSetting={onSetting} />
      <Text size="sm" c="dimmed" mb="sm" aria-live="polite">
        {t('fileFacts', { count: formatNumber(preview.rowCount), columns: columns.length })} ·{' '}
        {t('mapped', { count: mappedCount, left: columns.length - mappedCount })}
      </Text>
      {judged.missing.length > 0 ? (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />} mb="md" role="status">
          <b>{t('missing', { fields: joinWords(judged.missing) })}</b>{' '}
          {t(judged.findable ? 'missingUpdate' : 'missingHint')}
        </Alert>
      ) : null}
      {judged.twice.map((field) => (
        <Alert key={field} color="red" icon={<IconAlertTriangle size={18} />} mb="md" role="status">
          {t('twice', { field })}
        </Alert>
      ))}
      <Table verticalSpacing="xs" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column')}</Table.Th>
            <Table.Th>{t('samples')}</Table.Th>
            <Table.Th w={260}>{t('field')}</Table.Th>
            <Table.Th w={120}>{t('certainty')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.map(({ column, header, samples, field: guess, confidence }) => {
            const field = fieldOf(column);
            return (
              <Table.Tr key={column}>
                <Table.Td className={field ? undefined : classes.left}>
                  <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {header}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <div className={classes.samples} title={samples.join('\n')}>
                    {samples.length > 0 ? samples.slice(0, 3).join(' · ') : t('noSamples')}
                  </div>
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`${header} → ${t('field')}`}
                    placeholder={t('left')}
                    searchable
                    clearable
                    disabled={busy}
                    data={data.map((each) => ({ ...each, disabled: isTaken(each.value, column) }))}
                    value={field}
                    onChange={(value) => choose(column, value)}
                  />
                </Table.Td>
                <Table.Td>
                  <Certainty field={field} isGuess={field === guess} confidence={confidence} />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </>
  );
}

function Certainty(props: { field: string | null; isGuess: boolean; confidence: number }) {
  const t = useTexts(importsTexts);
  if (!props.field) return <StateBadge tone="draft">{t('left')}</StateBadge>;
  if (!props.isGuess) return <StateBadge tone="done">{t('byHand')}</StateBadge>;
  if (props.confidence >= 0.9) return <StateBadge tone="done">{t('sure')}</StateBadge>;
  if (props.confidence >= 0.65) return <StateBadge tone="active">{t('likely')}</StateBadge>;
  return <StateBadge tone="waiting">{t('unsure')}</StateBadge>;
}

function FileSettings(props: Pick<ColumnsStepProps, 'preview' | 'busy' | 'onSetting'>) {
  const t = useTexts(importsTexts);
  const may = useMay();
  const { preview, busy, onSetting } = props;
  const modules = enabledImportModules.filter((each) => may(importActionOf(each)) || each === preview.module);
  const delimiters = [
    { value: ',', label: t('comma') },
    { value: ';', label: t('semicolon') },
    { value: '\t', label: t('tab') },
    { value: '|', label: t('pipe') },
  ];
  return (
    <div className={classes.settings}>
      <Select
        label={t('intoWhat')}
        allowDeselect={false}
        disabled={busy}
        data={modules.map((value) => ({ value, label: moduleTitle(value) }))}
        value={preview.module}
        onChange={(module) => module && onSetting({ module: module as ImportConfig['module'] })}
      />
      {preview.encoding ? (
        <Select
          label={t('encoding')}
          allowDeselect={false}
          disabled={busy}
          data={importEncodings.map((value) => ({ value, label: encodingWords[value] ?? value }))}
          value={preview.encoding}
          onChange={(encoding) => encoding && onSetting({ encoding: encoding as (typeof importEncodings)[number] })}
        />
      ) : null}
      {preview.format === 'csv' && preview.delimiter ? (
        <Select
          label={t('delimiter')}
          allowDeselect={false}
          disabled={busy}
          data={
            delimiters.some(({ value }) => value === preview.delimiter)
              ? delimiters
              : [...delimiters, { value: preview.delimiter, label: preview.delimiter }]
          }
          value={preview.delimiter}
          onChange={(delimiter) => delimiter && onSetting({ delimiter })}
        />
      ) : null}
      {preview.sheets.length > 1 ? (
        <Select
          label={t('sheet')}
          allowDeselect={false}
          disabled={busy}
          data={preview.sheets.map(({ name, rows }) => ({
            value: name,
            label: t('sheetRows', { name, count: formatNumber(rows) }),
          }))}
          value={preview.sheet}
          onChange={(sheet) => sheet && onSetting({ sheet })}
        />
      ) : null}
      {preview.format === 'vcard' ? null : (
        <Select
          label={t('headerRow')}
          allowDeselect={false}
          disabled={busy}
          data={Array.from({ length: Math.max(11, preview.headerRow + 1) }, (_, row) => ({
            value: String(row),
            label: row === 0 ? t('headerNone') : t('headerAt', { row }),
          }))}
          value={String(preview.headerRow)}
          onChange={(row) => row && onSetting({ headerRow: Number(row) })}
        />
      )}
    </div>
  );
}
