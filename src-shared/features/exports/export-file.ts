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
  async function* cells() {
    for await (const row of rows) {
      count++;
      yield [...columns.map((column) => exportCell(column, row[column.field], language)), markText(mark)];
    }
  }
  if (format === 'xlsx') {
    const name = exportTitles[room][language === 'en' ? 1 : 0];
    const notes = { name: language === 'en' ? 'About' : '导出说明', headers: ['', ''], rows: later(about) };
    const bytes = await writeXlsx([{ name, headers, rows: cells() }, notes]);
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { parts: [Buffer.from(bytes)], type, rows: count };
  }
  const parts = [utf8Mark + csvLine(headers)];
  for await (const line of cells()) parts.push(csvLine(line.map((cell) => (cell === null ? '' : String(cell)))));
  return { parts, type: 'text/csv;charset=utf-8', rows: count };
}

/** Written after the rows: by then it is known how many there are. [S-PI-10] */
function* later(about: () => readonly (readonly [string, string])[]) {
  yield* about();
}
