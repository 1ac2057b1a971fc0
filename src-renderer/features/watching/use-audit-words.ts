import { auditCategoryOf } from '#shared/features/audit/audit.model.ts';
import { useTableWords } from '../../app/table-fields.ts';
import { useDirectory } from '../../ui/fields/directory.ts';
import { fieldText } from '../../ui/fields/field-value.tsx';
import { formatExact } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { auditActsTexts } from './audit-acts.texts.ts';
import { auditFieldsTexts } from './audit-fields.texts.ts';
import { watchingTexts } from './watching.texts.ts';

/** The audit in words: acts, tables, fields and values of any room; what has no word is said as it is written. */
export function useAuditWords() {
  const acts = known(useTexts(auditActsTexts));
  const words = known(useTexts(auditFieldsTexts));
  const categories = useTexts(watchingTexts);
  const tables = useTableWords();
  const { nameOf } = useDirectory();
  const act = (kind: string, procedure: string | null): string =>
    actWords(acts, procedure ?? kind) ?? procedure ?? kind;
  const plain = (value: unknown): string => {
    if (value === null || value === undefined) return '—';
    if (Array.isArray(value)) return value.map(plain).join('、');
    if (typeof value === 'object') return JSON.stringify(value);
    return words('code', String(value)) ?? nameOf(String(value)) ?? String(value);
  };
  return {
    act,
    category: (kind: string, procedure: string | null) => categories(`cat_${auditCategoryOf(kind, procedure)}`),
    table: (table: string): string => words('table', table) ?? tables(table)?.label ?? table,
    field: (table: string, field: string): string =>
      tables(table)?.fields.find(({ name }) => name === field)?.label ?? words('field', field) ?? field,
    value: (table: string, name: string, value: unknown): string => {
      const field = tables(table)?.fields.find((each) => each.name === name);
      if (/At$/.test(name) && typeof value === 'number') return formatExact(value);
      if (!field || field.kind === 'person' || field.kind === 'record' || isMaskOrList(value)) return plain(value);
      return fieldText(field, value);
    },
    detail: (key: string, value: unknown): string => {
      const shown =
        key === 'procedure'
          ? act(String(value), null)
          : key === 'table'
            ? (tables(String(value))?.label ?? value)
            : value;
      const text = /At$/.test(key) && typeof value === 'number' ? formatExact(value) : plain(shown);
      return `${words('detail', key) ?? words('field', key) ?? key}: ${text}`;
    },
  };
}
export type AuditWords = ReturnType<typeof useAuditWords>;

type Known = (part: string, key: string) => string | undefined;

/** A key without a text is said as itself. */
function known(say: (key: string) => string): Known {
  return (part, key) => {
    const text = say(`${part}.${key}`);
    return text === `${part}.${key}` ? undefined : text;
  };
}

/** Whole, or what it is about and what was done; undefined where a part has no word. */
export function actWords(words: Known, name: string): string | undefined {
  const whole = words('act', name);
  if (whole !== undefined) return whole;
  const end = name.lastIndexOf('.');
  const [room, verb] = [words('room', name.slice(0, end)), words('verb', name.slice(end + 1))];
  return end < 0 || room === undefined || verb === undefined ? undefined : `${room} · ${verb}`;
}

function isMaskOrList(value: unknown): boolean {
  return value === '***' || typeof value === 'object';
}
