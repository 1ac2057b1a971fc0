import type { ExportColumnSpec } from './export-column.model.ts';

export type ExportLanguage = 'zh-CN' | 'en';

const chinaOffset = 8 * 3_600_000;

/** A value as a person reads it in a file, and as an import reads it back. Times are of Asia/Shanghai. */
export function exportCell(
  { cell, choices }: ExportColumnSpec,
  value: unknown,
  language: ExportLanguage,
): string | number | null {
  if (value === null || value === undefined || value === '') return null;
  const isEnglish = language === 'en';
  switch (cell) {
    case 'text':
    case 'date':
      return String(value);
    case 'number':
      return Number(value);
    case 'money':
      return Number(value) / 100;
    case 'exact':
      return Number(value) / 1_000_000;
    case 'instant':
      return new Date(Number(value) + chinaOffset).toISOString().slice(0, 19).replace('T', ' ');
    case 'boolean':
      return value ? (isEnglish ? 'Yes' : '是') : isEnglish ? 'No' : '否';
    case 'list':
      return (value as readonly string[]).join(isEnglish ? '; ' : '、') || null;
    case 'choice': {
      const choice = choices.find((each) => each.value === value);
      return choice ? (isEnglish ? choice.en : choice.zh) : String(value);
    }
    default:
      return cell satisfies never;
  }
}
