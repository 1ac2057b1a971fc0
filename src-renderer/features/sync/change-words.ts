import { type TableWords, useTableWords } from '../../app/table-fields.ts';
import { useDirectory } from '../../ui/fields/directory.ts';
import { fieldText } from '../../ui/fields/field-value.tsx';
import { formatExact } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { syncTexts } from './sync.texts.ts';

const verbs = ['create', 'edit', 'assign', 'remove', 'restore', 'tag', 'complete', 'convert', 'handOver'] as const;

/** Changes of any room in the words of its fields. */
export function useChangeWords() {
  const t = useTexts(syncTexts);
  const tables = useTableWords();
  const { nameOf } = useDirectory();
  const field = (table: string, name: string) => tables(table)?.fields.find((each) => each.name === name);
  return {
    words: (table: string): TableWords | undefined => tables(table),
    field,
    /** `customers.edit` → 修改客户. */
    act: (procedure: string): string => {
      const [room = '', verb = ''] = procedure.split('.');
      const known = verbs.find((each) => each === verb);
      const word = known ? t(`verb${known.charAt(0).toUpperCase()}${known.slice(1)}` as 'verbCreate') : t('verbElse');
      return [word, tables(room)?.label].filter(Boolean).join(' · ');
    },
    label: (table: string, name: string): string => field(table, name)?.label ?? name,
    value: (table: string, name: string, value: unknown): string => {
      const known = field(table, name);
      if (!known)
        return value === null || value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value);
      if (known.kind === 'person' && typeof value === 'string') return nameOf(value) ?? '…';
      if (known.kind === 'instant' && typeof value === 'number') return formatExact(value);
      return fieldText(known, value);
    },
  };
}
