import { csvLine, utf8Mark } from '../../tabular/write-csv.ts';
import { writeXlsx } from '../../tabular/write-xlsx.ts';
import type { ExportFormat, ExportRoom } from './export.model.ts';
import { type ExportLanguage, exportCell } from './export-cell.ts';
import type { ExportColumnSpec } from './export-column.model.ts';
import { exportTitles } from './export-columns.model.ts';
import type { ExportedRow } from './export-rows.ts';
import { type ExportMark, markColumn, markText } from './export-trace.model.ts';

export interface ExportedFile {
  readonly parts: (string | Buffer)[];
  readonly type: string;
  readonly rows: number;
}

/** A list as a file whose headers are in the person's language. CSV carries the mark by which Excel knows UTF-8. */
export async function exportFile(
  room: ExportRoom,
  format: ExportFormat,
  columns: readonly ExportColumnSpec[],
  rows: AsyncIterable<ExportedRow>,
  language: ExportLanguage,
  { mark, about }: { readonly mark: ExportMark; readonly about: () => readonly (readonly [string, string])[] },
): Promise<ExportedFile> {
  let count = 0;
  const headers = [...columns, markColumn].map(({ zh, en }) => (language === 'en' ? en : zh));
  const totals = createTotals(columns, language);
  async function* cells() {
    for await (const row of rows) {
      count++;
      totals.add(row);
      yield [...columns.map((column) => exportCell(column, row[column.field], language)), markText(mark)];
    }
  }
  if (format === 'xlsx') {
    const name = exportTitles[room][language === 'en' ? 1 : 0];
    const notes = {
      name: language === 'en' ? 'About' : '导出说明',
      headers: ['', ''],
      rows: later(about, totals.lines),
    };
    const bytes = await writeXlsx([{ name, headers, rows: cells() }, notes]);
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { parts: [Buffer.from(bytes)], type, rows: count };
  }
  const parts = [utf8Mark + csvLine(headers)];
  for await (const line of cells()) parts.push(csvLine(line.map((cell) => (cell === null ? '' : String(cell)))));
  return { parts, type: 'text/csv;charset=utf-8', rows: count };
}

type Notes = () => readonly (readonly [string, string])[];

/** Written after the rows: by then it is known how many there are and what they add up to. [S-PI-10] */
function* later(about: Notes, totals: Notes) {
  yield* about();
  yield* totals();
}

/** What the amounts of the rows add up to, before any of them is written as text; what is covered adds nothing. */
function createTotals(columns: readonly ExportColumnSpec[], language: ExportLanguage) {
  const summed = columns.filter(({ cell }) => cell === 'money' || cell === 'exact');
  const sums = new Map(summed.map(({ field }) => [field, 0]));
  const isEnglish = language === 'en';
  return {
    add(row: ExportedRow): void {
      for (const { field } of summed) {
        const value = row[field];
        if (typeof value === 'number') sums.set(field, sums.get(field)! + value);
      }
    },
    lines: (): (readonly [string, string])[] =>
      summed.map((column) => [
        isEnglish ? `Total: ${column.en}` : `合计：${column.zh}`,
        String(exportCell(column, sums.get(column.field), language)),
      ]),
  };
}
