import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findNames } from '../people/people.repository.ts';
import type { ExportRoom } from './export.model.ts';

export type ExportedRow = Readonly<Record<string, unknown>>;

export interface ExportSource {
  readonly db: ReadDb;
  readonly search: RecordSearch;
  readonly actor: Actor;
  readonly now: number;
}

/** Takes out of a page who may not be in the file. */
export type ExportGate = (rows: readonly ExportedRow[]) => readonly ExportedRow[];

export type ExportQuery = Omit<ListInput, 'offset' | 'limit'> & { readonly ids?: readonly string[] | undefined };

/** One page of a room's list as its own screen shows it; given by the app, which knows the rooms. */
export type ExportList = (source: ExportSource, room: ExportRoom, page: ListInput) => readonly object[];

/** Short enough that other calls are answered between two pages. */
const pageSize = 250;

/** All rows of a list as its page shows them, under the same scope, scene, filters and order; or only the chosen ones. */
export async function* exportRows(
  list: ExportList,
  source: ExportSource,
  room: ExportRoom,
  query: ExportQuery,
  pass: ExportGate,
): AsyncGenerator<ExportedRow> {
  const { ids, ...asked } = query;
  const chosen = ids ? [{ field: 'id', operator: 'in' as const, value: [...ids] }] : [];
  const names = findNames(source.db);
  for (let offset = 0; ; offset += pageSize) {
    const page = { ...asked, filters: [...asked.filters, ...chosen], offset, limit: pageSize };
    const rows = list(source, room, page) as readonly ExportedRow[];
    for (const row of pass(rows)) {
      yield 'createdByName' in row ? row : { ...row, createdByName: names.user(row.createdBy as string | null) };
    }
    if (rows.length < pageSize) return;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
