import type { Copies, Left } from '../../kernel/copied-values.ts';

type Entry = readonly [table: string, id: string, fields?: Readonly<Record<string, unknown>>];

/**
 * An import keeps what it changed so that it can be taken back. What somebody may not have any more does not stay there:
 * without its old values an entry is taken back by the server, which has them, and not by this computer. [S-V8]
 */
export const importedValues: Copies = {
  property: 'entries',
  keep: (entries, left) => (entries as Entry[]).map((entry) => keptEntry(entry, left)),
};

function keptEntry([table, id, fields]: Entry, { isGone, isCovered }: Left): Entry {
  if (fields === undefined) return [table, id];
  if (isGone(table, id)) return [table, id, {}];
  return [table, id, Object.fromEntries(Object.entries(fields).filter(([field]) => !isCovered(table, field)))];
}
