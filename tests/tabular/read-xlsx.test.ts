import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWorkbook } from '#shared/tabular/read-xlsx.ts';
import { TableError, type TableRow } from '#shared/tabular/table.ts';
import { writeXlsx } from '#shared/tabular/write-xlsx.ts';
import { createZip } from '#shared/tabular/write-zip.ts';
import { limits } from './limits.ts';

async function readAll(bytes: Uint8Array, sheet?: string): Promise<TableRow[]> {
  const workbook = await openWorkbook(bytes, limits);
  const rows: TableRow[] = [];
  for await (const row of workbook.rows(sheet ?? workbook.sheets[0]!.name)) rows.push(row);
  return rows;
}

async function refusalOf(bytes: Uint8Array) {
  try {
    await readAll(bytes);
  } catch (error) {
    if (error instanceof TableError) return { reason: error.reason, ...error.place };
    throw error;
  }
  return undefined;
}

test('a workbook of Excel is read as a person sees it: dates, long numbers, formulas, rich text, gaps', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('客户');
  sheet.addRow(['名称', '日期', '手机', '金额', '公式', '富文本', '是']);
  sheet.addRow([
    '华强 & <电子>',
    new Date(Date.UTC(2024, 1, 29)),
    13800138000,
    0.1 + 0.2,
    { formula: '1+1', result: 2 },
    { richText: [{ text: '你' }, { font: { bold: true }, text: '好' }] },
    true,
  ]);
  sheet.getCell('C5').value = 'only C';
  sheet.getCell('B6').value = new Date(Date.UTC(1996, 6, 4, 13, 30));
  workbook.addWorksheet('Second').addRow(['x']);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());

  const opened = await openWorkbook(bytes, limits);

  expect(opened.sheets.map((each) => each.name)).toEqual(['客户', 'Second']);
  expect(await readAll(bytes)).toEqual([
    { row: 1, cells: ['名称', '日期', '手机', '金额', '公式', '富文本', '是'] },
    { row: 2, cells: ['华强 & <电子>', '2024-02-29', '13800138000', '0.3', '2', '你好', 'TRUE'] },
    { row: 5, cells: ['', '', 'only C'] },
    { row: 6, cells: ['', '1996-07-04 13:30:00'] },
  ]);
  expect(await readAll(bytes, 'Second')).toEqual([{ row: 1, cells: ['x'] }]);
});

test('[V1.2.10] what we write, exceljs reads as text, and we read as it was', async () => {
  const texts = fc.sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }), { numRuns: 2_000, seed: 5 });
  const rows = [['=1+1', '_x0041_', 'a\r\nb'], ...texts.map((text) => [text, `=${text}`, `${text}\u0001`])];
  const bytes = await writeXlsx([{ name: '客户/列表', headers: ['甲', '乙', '丙'], rows }]);

  const workbook = new ExcelJS.Workbook();
  // biome-ignore lint/suspicious/noExplicitAny: exceljs's types know an older Buffer
  await workbook.xlsx.load(Buffer.from(bytes) as any);
  const seen = workbook.worksheets[0]!.getCell('A2');

  expect({ type: seen.type, value: seen.value, name: workbook.worksheets[0]!.name }).toEqual({
    type: ExcelJS.ValueType.String,
    value: '=1+1',
    name: '客户 列表',
  });
  expect((await readAll(bytes)).slice(1).map((row) => row.cells)).toEqual(rows);
});

test('[V5.2] bombs, links, entity tricks and lies are refused before they hurt', async () => {
  const bomb = await archive({ 'xl/workbook.xml': ' '.repeat(3_000_000) });
  const many = await archive(Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`f${index}`, 'x'])));
  const laughs = await archive({
    'xl/workbook.xml': '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><workbook><sheets/></workbook>',
  });
  const climbing = await archive({ '../evil.txt': 'x', 'xl/workbook.xml': '<workbook/>' });
  const lying = rawZip('xl/workbook.xml', deflateRawSync(Buffer.from('<x/>'.repeat(1_000))), 10);
  const other = await archive({ 'word/document.xml': '<x/>' });
  const bigCell = await writeXlsx([{ name: 'S', headers: ['a', 'b'], rows: [['1', randomText(150_000)]] }]);
  const cut = (await writeXlsx([{ name: 'S', headers: ['a'], rows: [['1']] }])).slice(0, 500);

  expect({
    bomb: (await refusalOf(bomb))?.reason,
    many: await refusalOf(many),
    laughs: await refusalOf(laughs),
    climbing: await refusalOf(climbing),
    lying: (await refusalOf(lying))?.reason,
    other: await refusalOf(other),
    bigCell: await refusalOf(bigCell),
    cut: await refusalOf(cut),
  }).toEqual({
    bomb: 'unsafeArchive',
    many: { reason: 'unsafeArchive', detail: '1001 entries' },
    laughs: { reason: 'unsafeArchive', detail: 'DOCTYPE' },
    climbing: { reason: 'unsafeArchive', detail: '../evil.txt' },
    lying: 'unsafeArchive',
    other: { reason: 'formatMismatch', detail: 'ZIP' },
    bigCell: { reason: 'cellTooLarge', sheet: 'S', row: 2, column: 'B', detail: '100000' },
    cut: { reason: 'damaged' },
  });
});

async function archive(files: Record<string, string>): Promise<Uint8Array> {
  const zip = createZip();
  for (const [name, text] of Object.entries(files)) await zip.add(name, [text]);
  return zip.finish();
}

/** One deflated entry whose directory says whatever size it likes. */
function rawZip(name: string, packed: Buffer, size: number): Uint8Array {
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(title.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, central, title, end]);
}

function randomText(length: number): string {
  let text = '';
  for (let index = 0; index < length; index++) text += String.fromCharCode(0x4e00 + ((index * 7_919) % 20_000));
  return text;
}
