import { excelNumberToText, excelSerialToText, isDateFormat } from './excel-value.ts';
import { createXmlScanner, type XmlHandler, xmlAttribute } from './scan-xml.ts';
import { checkRow, columnLetters, TableError, type TableLimits, type TableRow } from './table.ts';
import { readZipDirectory, readZipText, type ZipEntry } from './zip-archive.ts';

/**
 * An opened workbook. Read by our own scanner, since exceljs's streaming reader writes worksheets to temporary files
 * in plain text and takes what an archive unpacks to on trust.
 */
export interface Workbook {
  /** `rows` is what the sheet says about itself, its header among them. */
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  rows(sheet: string): AsyncGenerator<TableRow>;
}

interface Sheet {
  readonly name: string;
  readonly entry: ZipEntry;
  readonly rows: number;
}

export async function openWorkbook(bytes: Uint8Array, limits: TableLimits): Promise<Workbook> {
  const entries = readZipDirectory(bytes, limits);
  const part = (name: string): ZipEntry | undefined => entries.get(name) ?? entries.get(name.replaceAll('/', '\\'));
  const workbook = part('xl/workbook.xml');
  if (!workbook) throw new TableError('formatMismatch', { detail: 'ZIP' });

  const targets = new Map<string, string>();
  await scanPart(bytes, part('xl/_rels/workbook.xml.rels'), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = xmlAttribute(attributes, 'Target') ?? '';
      targets.set(xmlAttribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });

  const named: { name: string; target: string }[] = [];
  let is1904 = false;
  await scanPart(bytes, workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(xmlAttribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const relation = /\s\w*:?id="([^"]*)"/.exec(attributes)?.[1] ?? '';
      named.push({ name: xmlAttribute(attributes, 'name') ?? '', target: targets.get(relation) ?? '' });
    },
  });

  const sheets: Sheet[] = [];
  for (const { name, target } of named) {
    const entry = part(target);
    if (entry) sheets.push({ name, entry, rows: await declaredRows(bytes, entry) });
  }
  if (sheets.length === 0) throw new TableError('damaged', { detail: 'xl/worksheets' });

  const dateStyles = await readDateStyles(bytes, part('xl/styles.xml'));
  let strings: string[] | undefined;
  return {
    sheets: sheets.map(({ name, rows }) => ({ name, rows })),
    rows: async function* (name) {
      const sheet = sheets.find((candidate) => candidate.name === name);
      if (!sheet) throw new TableError('sheetMissing', { sheet: name });
      strings ??= await readSharedStrings(bytes, part('xl/sharedStrings.xml'));
      yield* readSheet(bytes, sheet, { strings, dateStyles, is1904 }, limits);
    },
  };
}

async function scanPart(bytes: Uint8Array, entry: ZipEntry | undefined, handler: Partial<XmlHandler>): Promise<void> {
  if (!entry) return;
  const scanner = createXmlScanner({ open: () => {}, close: () => {}, text: () => {}, ...handler });
  for await (const chunk of readZipText(bytes, entry)) scanner.push(chunk);
  scanner.end();
}

/** The last row by `<dimension ref="A1:L50001"/>`, which stands in a sheet's first lines; counted where it is missing. */
async function declaredRows(bytes: Uint8Array, entry: ZipEntry): Promise<number> {
  let count = 0;
  let tail = '';
  let isHead = true;
  for await (const chunk of readZipText(bytes, entry)) {
    const declared = isHead ? /<(?:\w+:)?dimension ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(chunk)?.[1] : undefined;
    if (declared !== undefined) return Number(declared);
    isHead = false;
    const text = tail + chunk;
    for (let at = text.indexOf('<row '); at >= 0; at = text.indexOf('<row ', at + 5)) count++;
    tail = text.slice(-4);
  }
  return count;
}

async function readDateStyles(bytes: Uint8Array, entry: ZipEntry | undefined): Promise<ReadonlySet<number>> {
  const formats = new Map<number, string>();
  const dates = new Set<number>();
  let inCellFormats = false;
  let style = 0;
  await scanPart(bytes, entry, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        formats.set(Number(xmlAttribute(attributes, 'numFmtId')), xmlAttribute(attributes, 'formatCode') ?? '');
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const format = Number(xmlAttribute(attributes, 'numFmtId') ?? 0);
        if (isDateFormat(format, formats.get(format))) dates.add(style);
        style++;
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return dates;
}

/** Rich text is joined; phonetic guides (`rPh`) are not part of what a cell says. */
async function readSharedStrings(bytes: Uint8Array, entry: ZipEntry | undefined): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = false;
  await scanPart(bytes, entry, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') strings.push(unescapeExcel(current));
    },
  });
  return strings;
}

interface SheetContext {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly is1904: boolean;
}

async function* readSheet(
  bytes: Uint8Array,
  sheet: Sheet,
  context: SheetContext,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  let ready: TableRow[] = [];
  let row = 0;
  let cells: string[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let inValue = false;

  const scanner = createXmlScanner({
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(xmlAttribute(attributes, 'r') ?? row + 1);
        cells = [];
        column = -1;
      } else if (name === 'c') {
        const reference = xmlAttribute(attributes, 'r');
        column = reference === undefined ? column + 1 : columnIndex(reference);
        type = xmlAttribute(attributes, 't') ?? 'n';
        style = Number(xmlAttribute(attributes, 's') ?? 0);
        value = '';
        if (column >= limits.columns) {
          throw new TableError('tooManyColumns', { sheet: sheet.name, row, detail: String(limits.columns) });
        }
      } else if (name === 'v' || name === 't') inValue = true;
      else if (name === 'rPh') type = 'phonetic';
    },
    text: (text) => {
      if (!inValue || type === 'phonetic') return;
      value += text;
      if (value.length > limits.cellChars) {
        const place = { sheet: sheet.name, row, column: columnLetters(column) };
        throw new TableError('cellTooLarge', { ...place, detail: String(limits.cellChars) });
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') type = 'inlineStr';
      else if (name === 'c') {
        const text = cellText(type, value, style, context);
        if (text !== '') {
          while (cells.length < column) cells.push('');
          cells[column] = text;
        }
      } else if (name === 'row' && cells.length > 0) ready.push({ row, cells });
    },
  });

  for await (const chunk of readZipText(bytes, sheet.entry)) {
    scanner.push(chunk);
    for (const read of ready) {
      checkRow(read, limits, sheet.name);
      yield read;
    }
    ready = [];
  }
  scanner.end();
}

function cellText(type: string, value: string, style: number, context: SheetContext): string {
  switch (type) {
    case 's':
      return context.strings[Number(value)] ?? '';
    case 'b':
      return value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return '';
    case 'n':
      if (value === '') return '';
      if (context.dateStyles.has(style)) {
        return excelSerialToText(Number(value), context.is1904) ?? excelNumberToText(value);
      }
      return excelNumberToText(value);
    case 'd':
      return value.replace('T', ' ').replace(/(?:\.0+)?Z?$/, '');
    default:
      return unescapeExcel(value);
  }
}

/** `_x000D_` is how Excel writes a character that XML does not allow. */
function unescapeExcel(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function columnIndex(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    index = index * 26 + (code - 64);
  }
  return index - 1;
}
