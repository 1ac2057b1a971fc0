import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectEncoding } from '#shared/tabular/detect-encoding.ts';
import { readCsv } from '#shared/tabular/read-csv.ts';
import { TableError, type TableRow } from '#shared/tabular/table.ts';
import { csvLine, utf8Mark } from '#shared/tabular/write-csv.ts';
import { encodeText } from './encode-text.ts';
import { limits } from './limits.ts';

async function readAll(bytes: Uint8Array, delimiter = ',') {
  const rows: TableRow[] = [];
  for await (const row of readCsv(bytes, detectEncoding(bytes), delimiter, limits)) rows.push(row);
  return rows;
}

async function refusalOf(bytes: Uint8Array, encoding = detectEncoding(bytes)) {
  try {
    for await (const _ of readCsv(bytes, encoding, ',', limits));
  } catch (error) {
    if (error instanceof TableError) return { reason: error.reason, ...error.place };
    throw error;
  }
  return undefined;
}

test('rows keep the number the spreadsheet shows, across quoted newlines, blank lines and ragged rows', async () => {
  const text =
    '\ufeffname,note,phone\r\n"a, b","line 1\r\nline ""2""",1\r\n\r\nragged\r\nx,y,z,more\r\n"5"" pipe",,\r\nit\'s 5" wide,q,r';

  expect(await readAll(Buffer.from(text))).toEqual([
    { row: 1, cells: ['name', 'note', 'phone'] },
    { row: 2, cells: ['a, b', 'line 1\r\nline "2"', '1'] },
    { row: 4, cells: ['ragged'] },
    { row: 5, cells: ['x', 'y', 'z', 'more'] },
    { row: 6, cells: ['5" pipe', '', ''] },
    { row: 7, cells: ['it\'s 5" wide', 'q', 'r'] },
  ]);
});

test('Chinese survives every encoding, also where a slice of the file cuts a character', async () => {
  const line = '武汉初客网络科技有限公司,张伟,备注\n';
  const text = `x${line.repeat(4_000)}`;
  const last = { row: 4_000, cells: ['武汉初客网络科技有限公司', '张伟', '备注'] };

  for (const bytes of [
    Buffer.from(text),
    encodeText(text, 'gb18030'),
    encodeText(text, 'utf-16le'),
    encodeText(`\ufeff${text}`, 'utf-16be'),
  ]) {
    expect((await readAll(bytes)).at(-1)).toEqual(last);
  }
});

test('a damaged place is refused by its row, never guessed over', async () => {
  const good = '姓名,电话\n'.repeat(10_000);
  const broken = Buffer.concat([
    Buffer.from(good),
    Buffer.from('李'),
    Buffer.from([0xe6, 0xff]),
    Buffer.from('\n张,1\n'),
  ]);

  expect({
    encoding: await refusalOf(broken),
    binary: await refusalOf(Buffer.from('a,b\nc\u0000d,e\n'), 'utf-8'),
    quotes: await refusalOf(Buffer.from('a,b\n"never closed,1\nx,2\n')),
    cell: await refusalOf(Buffer.from(`a,b\n1,${'x'.repeat(150_000)}\n`)),
    hugeCell: await refusalOf(Buffer.from(`a,b\n1,2\n1,${'x'.repeat(3_000_000)}\n`)),
    columns: await refusalOf(Buffer.from(`a\n${','.repeat(600)}\n`)),
  }).toEqual({
    encoding: { reason: 'brokenEncoding', row: 10_001, detail: 'utf-8' },
    binary: { reason: 'brokenEncoding', row: 2, detail: 'utf-8' },
    quotes: { reason: 'brokenQuotes', row: 2 },
    cell: { reason: 'cellTooLarge', row: 2, column: 'B', detail: '100000' },
    hugeCell: { reason: 'cellTooLarge', row: 3, column: 'B', detail: '100000' },
    columns: { reason: 'tooManyColumns', row: 2, detail: '500' },
  });
});

test('[V1.2.10] what looks like a formula leaves neutralised and comes back as it was', async () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc
      .tuple(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", "'=", "''@", '"', ',', ' ='),
        fc.string({ maxLength: 8 }),
      )
      .map(([head, tail]) => head + tail),
    fc.constantFrom(
      "=cmd|' /C calc'!A0",
      '=HYPERLINK("http://x","y")',
      '@SUM(1+1)',
      '-2+3',
      '+86 138 0013 8000',
      "'",
      "''",
    ),
  );
  const table = fc.sample(fc.array(nasty, { minLength: 4, maxLength: 4 }), { numRuns: 5_000, seed: 7 });
  const rows = table.map((cells) => ['row', ...cells]);
  const file = Buffer.from(utf8Mark + rows.map(csvLine).join(''));

  const read = await readAll(file);

  expect(read.map((row) => row.cells)).toEqual(rows);
  const raw: string[] = [];
  for (const cells of rows) for (const cell of cells) raw.push(csvLine([cell]));
  expect(raw.filter((line) => /^"?[=+\-@\t\r\n＝＋－＠]/.test(line) && line !== '\r\n')).toEqual([]);
});
