import { isCreditCode } from '../../kernel/china/credit-code.ts';
import { isEmail } from '../../kernel/china/personal-fields.ts';
import { isMobile, isPhone } from '../../kernel/china/phone.ts';
import type { TableRow } from '../../tabular/table.ts';
import { type ImportModule, importModules } from './import.model.ts';
import { headerKey, type ImportFieldSpec } from './import-field.model.ts';
import { importFieldsOf, missingFields } from './import-fields.model.ts';

export interface ColumnGuess {
  readonly column: number;
  readonly header: string;
  readonly samples: string[];
  readonly field: string | null;
  /** 1: the header says so; 0.8: it contains it; at most 0.7: by what the cells look like. */
  readonly confidence: number;
}

const companyName = /.(公司|集团|厂|中心|商行|经营部|ltd\.?|inc\.?|gmbh|llc)$/i;

/** Which field each column fills. A field is given once, to the column that is surest of it. */
export function guessMapping(
  module: ImportModule,
  headers: readonly string[],
  rows: readonly TableRow[],
): ColumnGuess[] {
  const fields = importFieldsOf(module);
  const samples = headers.map((_, column) => samplesOf(rows, column));
  const wishes: { column: number; field: string; confidence: number }[] = [];
  for (const [column, header] of headers.entries()) {
    for (const spec of fields) {
      const confidence = headerConfidence(header, spec);
      if (confidence > 0) wishes.push({ column, field: spec.field, confidence });
    }
    const byContent = contentGuess(samples[column]!, fields);
    if (byContent) wishes.push({ column, ...byContent });
  }
  wishes.sort((left, right) => right.confidence - left.confidence || left.column - right.column);

  const fieldOf = new Map<number, { field: string; confidence: number }>();
  const taken = new Set<string>();
  for (const { column, field, confidence } of wishes) {
    if (fieldOf.has(column) || taken.has(field)) continue;
    fieldOf.set(column, { field, confidence });
    taken.add(field);
  }
  return headers.map((header, column) => ({
    column,
    header,
    samples: samples[column]!,
    field: fieldOf.get(column)?.field ?? null,
    confidence: fieldOf.get(column)?.confidence ?? 0,
  }));
}

function headerConfidence(header: string, spec: ImportFieldSpec): number {
  const key = headerKey(header);
  if (key === '') return 0;
  if (key === headerKey(spec.zh) || key === headerKey(spec.en) || key === spec.field.toLowerCase()) return 1;
  const rank = spec.also.indexOf(key);
  if (rank >= 0) return 0.99 - rank * 0.002;
  const words = [headerKey(spec.zh), ...spec.also].filter((word) => /\p{Script=Han}{2}/u.test(word));
  const part = words.filter((word) => key.includes(word)).sort((left, right) => right.length - left.length)[0];
  return part === undefined ? 0 : 0.6 + 0.2 * (part.length / key.length);
}

/** Cells that can be nothing else: numbers of a country, mail addresses, codes with a check digit. */
function contentGuess(samples: readonly string[], fields: readonly ImportFieldSpec[]) {
  if (samples.length === 0) return undefined;
  const shares: readonly (readonly [field: string, test: (text: string) => boolean, confidence: number])[] = [
    ['creditCode', isCreditCode, 0.7],
    ['email', isEmail, 0.7],
    ['mobile', isMobile, 0.65],
    ['phone', (text) => isPhone(text) && !isMobile(text), 0.55],
    ['website', (text) => /^(https?:\/\/|www\.)/i.test(text), 0.6],
    ['name', (text) => companyName.test(text.trim()), 0.5],
  ];
  for (const [field, test, confidence] of shares) {
    if (!fields.some((spec) => spec.field === field)) continue;
    if (samples.filter(test).length / samples.length >= 0.6) return { field, confidence };
  }
  return undefined;
}

function samplesOf(rows: readonly TableRow[], column: number): string[] {
  const found: string[] = [];
  for (const { cells } of rows) {
    const cell = cells[column]?.trim() ?? '';
    if (cell !== '' && cell !== 'NULL') found.push(cell.slice(0, 100));
    if (found.length === 5) break;
  }
  return found;
}

/** Files of anything else are seldom, and share many headers with these. */
const usual: readonly ImportModule[] = ['customers', 'contacts', 'leads'];

/** The module whose fields a file's headers speak of most. */
export function guessModule(headers: readonly string[], rows: readonly TableRow[], format: string): ImportModule {
  if (format === 'vcard') return 'contacts';
  const scores = importModules.map((module) => {
    const guesses = guessMapping(module, headers, rows);
    const mapped = new Set(guesses.flatMap(({ field }) => field ?? []));
    const sum = guesses.reduce((total, guess) => total + guess.confidence, 0);
    return { module, score: sum - missingFields(module, mapped).length * 2 - (usual.includes(module) ? 0 : 0.5) };
  });
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).module;
}

/**
 * The row that names the columns: among the first ten, the one whose words are known headers. 0 where the first row is
 * already data.
 */
export function guessHeaderRow(rows: readonly TableRow[]): number {
  const known = new Set(
    importModules.flatMap((module) =>
      importFieldsOf(module).flatMap((spec) => [headerKey(spec.zh), headerKey(spec.en), ...spec.also]),
    ),
  );
  let best = { row: 0, score: 0 };
  for (const { row, cells } of rows.slice(0, 10)) {
    const hits = cells.filter((cell) => known.has(headerKey(cell))).length;
    if (hits > best.score) best = { row, score: hits };
  }
  if (best.score > 0) return best.row;
  const first = rows[0];
  if (!first) return 0;
  const isData = first.cells.some(
    (cell) =>
      isPhone(cell) || isEmail(cell) || companyName.test(cell.trim()) || /^[-+]?\d+([.,]\d+)?$/.test(cell.trim()),
  );
  return isData ? 0 : first.row;
}
