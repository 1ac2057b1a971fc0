import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { OpenTable, TableSettings } from '../../tabular/open-table.ts';
import { TableError, type TableRow } from '../../tabular/table.ts';
import { guessHeaderRow, guessMapping, guessModule } from './guess-mapping.ts';
import type { FileProblem, ImportConfig, ImportModule } from './import.model.ts';
import { importFieldsOf, missingFields } from './import-fields.model.ts';
import type { OpenImport } from './open-imports.ts';
import { createPause } from './pause.ts';

export interface FileUnreadable extends FileProblem {
  readonly code: 'FILE_UNREADABLE';
}

export interface ConfigInvalid {
  readonly code: 'IMPORT_CONFIG_INVALID';
  readonly field: string;
  readonly rule: 'required' | 'unknown' | 'twice' | 'matchKeyMissing';
}

type Understood = Pick<
  OpenImport,
  'config' | 'settings' | 'headerRow' | 'headers' | 'columns' | 'preview' | 'rowCount' | 'total'
>;

/** Rows kept to look at: enough for a preview and for guesses by content. */
const headRows = 40;

/**
 * Reads the whole file once under the given settings: counts it, meets every broken place in it, and guesses what was
 * not said. What the person set before stays, as long as the columns do.
 */
export async function understandFile(
  table: OpenTable,
  wanted: Partial<ImportConfig>,
): Promise<Result<Understood, FileUnreadable | ConfigInvalid>> {
  const encoding = wanted.encoding ?? table.guess.encoding;
  const delimiter = wanted.delimiter ?? (wanted.encoding ? table.delimiterIn(wanted.encoding) : table.guess.delimiter);
  const settings: TableSettings = { encoding, delimiter, sheet: wanted.sheet ?? table.guess.sheet };
  const head: TableRow[] = [];
  let count = 0;
  try {
    const pause = createPause();
    for await (const row of table.rows(settings)) {
      if (count++ < headRows) head.push(row);
      if (count % 50 === 0) await pause();
    }
  } catch (error) {
    if (error instanceof TableError) return refuse({ code: 'FILE_UNREADABLE', reason: error.reason, ...error.place });
    throw error;
  }

  const headerRow = table.columns ? 0 : (wanted.headerRow ?? guessHeaderRow(head));
  const header = head.find((row) => row.row === headerRow);
  if (headerRow > 0 && !header) {
    return refuse({ code: 'FILE_UNREADABLE', reason: 'noHeader', row: headerRow });
  }
  const body = head.filter((row) => row.row > headerRow);
  const rowCount = count - (head.length - body.length);
  if (rowCount === 0) return refuse({ code: 'FILE_UNREADABLE', reason: 'empty' });

  const headers = table.columns ?? headersOf(header, body);
  const module: ImportModule = wanted.module ?? guessModule(headers, body, table.format);
  const guesses = guessMapping(module, headers, body);
  const columns = guesses.map((guess) => {
    const set = wanted.mapping?.find((each) => each.column === guess.column);
    return set ? { ...guess, field: set.field, confidence: 1 } : wanted.mapping ? { ...guess, field: null } : guess;
  });
  const invalid = checkMapping(module, wanted.mapping ?? []);
  if (invalid) return refuse(invalid);

  const { mode = 'insert', onDuplicate = 'skip' } = wanted;
  const config: ImportConfig = {
    ...wanted,
    module,
    mode,
    onDuplicate,
    headerRow,
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(settings.sheet ? { sheet: settings.sheet } : {}),
    mapping: columns.map(({ column, field }) => ({ column, field })),
  };
  return ok({ config, settings, headerRow, headers, columns, preview: body.slice(0, 20), rowCount, total: rowCount });
}

/** Names of columns: the header's, its letter where it has none, and a number behind a name that comes twice. */
function headersOf(header: TableRow | undefined, body: readonly TableRow[]): string[] {
  const width = Math.max(header?.cells.length ?? 0, ...(header ? [] : body.map((row) => row.cells.length)));
  const times = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const name = header?.cells[index]?.trim() || `#${index + 1}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}

function checkMapping(module: ImportModule, mapping: NonNullable<ImportConfig['mapping']>): ConfigInvalid | undefined {
  const known = new Set(importFieldsOf(module).map(({ field }) => field));
  const used = new Set<string>();
  for (const { field } of mapping) {
    if (field === null) continue;
    if (!known.has(field)) return { code: 'IMPORT_CONFIG_INVALID', field, rule: 'unknown' };
    if (used.has(field)) return { code: 'IMPORT_CONFIG_INVALID', field, rule: 'twice' };
    used.add(field);
  }
  return undefined;
}

/** What keeps an import from running: required fields, and keys that no column fills. */
export function checkRunnable({ config, columns }: Pick<OpenImport, 'config' | 'columns'>): ConfigInvalid | undefined {
  const mapped = new Set(columns.flatMap(({ field }) => field ?? []));
  const missing = missingFields(config.module, mapped);
  const keyFields = { phone: ['mobile', 'phone'], id: ['id'] } as Record<string, string[]>;
  const found = (key: string) => (keyFields[key] ?? [key]).some((field) => mapped.has(field));
  const key = config.matchKeys?.find((each) => !found(each));
  if (key) return { code: 'IMPORT_CONFIG_INVALID', field: key, rule: 'matchKeyMissing' };
  // An update finds its record by number or code as well as by name.
  const isFindable = config.mode === 'update' && (config.matchKeys ?? []).length > 0;
  if (missing.length > 0 && !isFindable) return { code: 'IMPORT_CONFIG_INVALID', field: missing[0]!, rule: 'required' };
  return undefined;
}
