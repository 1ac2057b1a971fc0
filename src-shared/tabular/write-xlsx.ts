import { columnLetters } from './table.ts';
import { createZip } from './write-zip.ts';

export interface SheetToWrite {
  readonly name: string;
  readonly headers: readonly string[];
  /** Numbers stay numbers; every text is written as text, whatever it begins with. */
  readonly rows: AsyncIterable<readonly (string | number | null)[]> | Iterable<readonly (string | number | null)[]>;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * A workbook as bytes. Texts carry the quote prefix of Excel's own "text" cells, so that none is ever run, not even
 * when somebody edits it and presses Enter (V1.2.10). Cells are written in place: no table of shared strings to hold.
 */
export async function writeXlsx(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const zip = createZip();
  await zip.add('[Content_Types].xml', [contentTypes(sheets.length)]);
  await zip.add('_rels/.rels', [
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  await zip.add('xl/workbook.xml', [workbook(sheets)]);
  await zip.add('xl/_rels/workbook.xml.rels', [workbookRelations(sheets.length)]);
  await zip.add('xl/styles.xml', [styles]);
  for (const [index, sheet] of sheets.entries()) await zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet));
  return zip.finish();
}

async function* sheetXml(sheet: SheetToWrite): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${sheet.headers
    .map((header, index) => `<col min="${index + 1}" max="${index + 1}" width="${widthOf(header)}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`;
  yield rowXml(1, sheet.headers, 1);
  let row = 1;
  let held = '';
  for await (const cells of sheet.rows) {
    held += rowXml(++row, cells, 2);
    if (held.length > 32_768) {
      yield held;
      held = '';
    }
  }
  yield `${held}</sheetData></worksheet>`;
}

function rowXml(row: number, cells: readonly (string | number | null)[], style: number): string {
  let xml = `<row r="${row}">`;
  for (let index = 0; index < cells.length; index++) {
    const value = cells[index];
    if (value === null || value === undefined || value === '') continue;
    const at = `${columnLetters(index)}${row}`;
    xml +=
      typeof value === 'number'
        ? `<c r="${at}"><v>${value}</v></c>`
        : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

/** XML has no way to say some characters; Excel's own is `_x000D_`, and a text that looks so is escaped itself. */
function escapeXml(text: string): string {
  let escaped = '';
  for (const character of text.replace(/_x(?=[0-9A-F]{4}_)/gi, '_x005F_x')) escaped += escapeCharacter(character);
  return escaped;
}

function escapeCharacter(character: string): string {
  if (character === '&') return '&amp;';
  if (character === '<') return '&lt;';
  if (character === '>') return '&gt;';
  const code = character.charCodeAt(0);
  const isForbidden = (code < 32 && code !== 9 && code !== 10) || code === 0xfffe || code === 0xffff;
  return isForbidden ? `_x${code.toString(16).toUpperCase().padStart(4, '0')}_` : character;
}

function widthOf(header: string): number {
  let width = 4;
  for (const character of header) width += character > '\u00ff' ? 2 : 1;
  return Math.min(60, Math.max(12, width));
}

function contentTypes(sheets: number): string {
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${office}.worksheet+xml"/>`,
  );
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/>${each.join('')}</Types>`;
}

function workbook(sheets: readonly SheetToWrite[]): string {
  const each = sheets.map(({ name }, index) => {
    const safe = escapeXml(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)).replaceAll('"', '&quot;');
    return `<sheet name="${safe}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`;
  });
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each.join('')}</sheets></workbook>`;
}

function workbookRelations(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}<Relationship Id="rId${sheets + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;
}

/** 1: the bold header; 2: text with the quote prefix. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`;
