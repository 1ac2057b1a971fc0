import { afterEach, beforeEach, expect, test } from 'vitest';
import { importLimits } from '#shared/features/imports/import.model.ts';
import { openWorkbook } from '#shared/tabular/read-xlsx.ts';
import { writeXlsx } from '#shared/tabular/write-xlsx.ts';
import { importsOf, last, textFile } from '../../support/import-file.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';
import { encodeText } from '../../tabular/encode-text.ts';

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const open = (file: File) => importsOf(host.as(company.mei)).open({ file });

const simplified = '客户名称\t手机\n武汉光谷科技有限公司\t13800138000\n深圳华强有限公司\t\n';
const traditional = '客戶名稱,電話\n台北資訊科技股份有限公司,0223456789\n高雄貿易有限公司,\n';

test('the encoding, delimiter and columns of every kind of file are found', async () => {
  const xlsx = await writeXlsx([
    { name: '说明', headers: ['请勿改动'], rows: [] },
    { name: '客户', headers: ['客户名称', '手机'], rows: [['武汉光谷科技有限公司', '13800138000']] },
  ]);
  const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:张伟\r\nORG:武汉光谷科技有限公司\r\nEND:VCARD\r\n';
  const files = [
    new File([encodeText(simplified, 'gb18030') as never], 'a.tsv'),
    new File([encodeText(`\ufeff${simplified}`, 'utf-16le') as never], 'a.txt'),
    new File([encodeText(simplified, 'utf-16be') as never], 'a.csv'),
    new File([encodeText(traditional, 'big5') as never], 'a.csv'),
    new File([`\ufeff${traditional}`], 'a.csv'),
    new File([Buffer.from(xlsx)], 'a.xlsx'),
    textFile(card, 'a.vcf'),
    textFile('武汉光谷科技有限公司\n深圳华强有限公司\n', 'one-column.csv'),
  ];

  const seen = [];
  for (const file of files) {
    const { format, encoding, delimiter, sheet, headerRow, module, columns, rowCount } = await open(file);
    const fields = columns.flatMap(({ field }) => field ?? []).join(',');
    seen.push([format, encoding, delimiter, sheet, headerRow, module, fields, rowCount]);
  }

  expect(seen).toEqual([
    ['csv', 'gb18030', '\t', null, 1, 'customers', 'name,mobile', 2],
    ['csv', 'utf-16le', '\t', null, 1, 'customers', 'name,mobile', 2],
    ['csv', 'utf-16be', '\t', null, 1, 'customers', 'name,mobile', 2],
    ['csv', 'big5', ',', null, 1, 'customers', 'name,phone', 2],
    ['csv', 'utf-8', ',', null, 1, 'customers', 'name,phone', 2],
    ['xlsx', null, null, '客户', 1, 'customers', 'name,mobile', 1],
    [
      'vcard',
      'utf-8',
      null,
      null,
      0,
      'contacts',
      'name,customerId,dept,title,mobile,phone,email,address,wechat,qq,birthday,gender,remark',
      1,
    ],
    ['csv', 'utf-8', ',', null, 0, 'customers', 'name', 2],
  ]);
});

test('what was guessed can be set otherwise, and a mapping stays until the columns change', async () => {
  const client = importsOf(host.as(company.mei));
  const { importId } = await client.open({ file: textFile('武汉光谷科技有限公司,A\n深圳华强有限公司,B\n') });

  const mapped = await client.configure({
    importId,
    module: 'customers',
    headerRow: 0,
    mapping: [
      { column: 0, field: 'name' },
      { column: 1, field: 'level' },
    ],
  });
  expect({
    rowCount: mapped.rowCount,
    missing: mapped.missing,
    headers: mapped.columns.map(({ header }) => header),
  }).toEqual({
    rowCount: 2,
    missing: [],
    headers: ['#1', '#2'],
  });
  expect((await client.configure({ importId, mode: 'upsert' })).columns.map(({ field }) => field)).toEqual([
    'name',
    'level',
  ]);
  await expect(
    client.configure({
      importId,
      mapping: [
        { column: 0, field: 'name' },
        { column: 1, field: 'name' },
      ],
    }),
  ).rejects.toMatchObject({ code: 'IMPORT_CONFIG_INVALID', data: { field: 'name', rule: 'twice' } });
  await expect(client.configure({ importId, mapping: [{ column: 0, field: 'password' }] })).rejects.toMatchObject({
    data: { field: 'password', rule: 'unknown' },
  });
  expect(await last(await client.dryRun({ importId }))).toMatchObject({ counts: { inserted: 2, failed: 0 } });
});

test('[V5.2] a file that cannot be read is refused with the place, and nothing stays of it', async () => {
  const refusals: unknown[] = [];
  for (const file of [
    textFile('', 'a.csv'),
    textFile('客户名称\n', 'a.csv'),
    textFile('a,b', 'a.xlsx'),
    new File(
      [
        Buffer.from('客户名称,备注\n甲,好\n乙,'),
        Buffer.from([0xff, 0xfe, 0x0a]),
        Buffer.from('丙丁戊己庚辛壬癸'.repeat(9)),
      ],
      'a.csv',
    ),
    textFile(`客户名称,备注\n甲,\n乙,${'长'.repeat(120_000)}\n`),
    new File([Buffer.alloc(51 * 1024 * 1024, 65)], 'a.csv'),
    textFile(`客户名称\n${'甲\n'.repeat(200_001)}`),
  ]) {
    refusals.push(
      await open(file).then(
        () => 'opened',
        ({ code, data }) => [code, data],
      ),
    );
  }

  expect(refusals).toEqual([
    ['FILE_UNREADABLE', { reason: 'empty' }],
    ['FILE_UNREADABLE', { reason: 'empty' }],
    ['FILE_UNREADABLE', { reason: 'formatMismatch', detail: '.xlsx' }],
    ['FILE_UNREADABLE', { reason: 'brokenEncoding', row: 3, detail: 'utf-8' }],
    ['FILE_UNREADABLE', { reason: 'cellTooLarge', row: 3, column: 'B', detail: '100000' }],
    ['FILE_UNREADABLE', { reason: 'cellTooLarge', row: 1, column: 'A', detail: '100000' }],
    ['FILE_UNREADABLE', { reason: 'tooManyRows', row: 200_002, detail: '200000' }],
  ]);
});

test('an import that a crash cut short is seen as such and can be taken back', async () => {
  const session = host.as(company.mei);
  const importId = '01900009-0000-7000-8000-000000000001';
  const begin = { id: importId, module: 'customers', fileName: 'a.csv', format: 'csv', mode: 'insert', rows: 2 };
  host.app.ledger.execute('imports.begin', begin, session.actor);
  const row = {
    row: 2,
    id: '01900009-0000-7000-8000-000000000002',
    ownerId: company.mei,
    fields: { name: '甲一公司' },
  };
  const rows = { module: 'customers', inserts: [row], updates: [] };
  host.app.ledger.execute(
    'imports.applyRows',
    { id: '01900009-0000-7000-8000-000000000003', importId, seq: 0, rows },
    session.actor,
  );

  expect((await importsOf(session).list({})).rows).toMatchObject([{ id: importId, status: 'interrupted' }]);
  expect(await last(await importsOf(session).undo({ importId }))).toMatchObject({ removed: 1, keptCount: 0 });
  expect(host.app.db.row('SELECT count(*) AS count FROM customers')).toEqual({ count: 0 });
});

test('a file belongs to whoever opened it', async () => {
  const { importId } = await open(textFile('客户名称\n甲一公司\n'));

  await expect(importsOf(host.as(company.manager)).run({ importId })).rejects.toMatchObject({
    code: 'IMPORT_NOT_FOUND',
  });
});

test('a template, filled in, is understood without a word in both languages', async () => {
  const client = importsOf(host.as(company.mei));
  for (const module of ['customers', 'contacts', 'leads'] as const) {
    for (const language of ['zh-CN', 'en'] as const) {
      const template = (await client.template({ module, language })) as File;
      const workbook = await openWorkbook(new Uint8Array(await template.arrayBuffer()), importLimits);
      const headers: string[] = [];
      for await (const row of workbook.rows(workbook.sheets[0]!.name)) headers.push(...row.cells);
      const filled = await writeXlsx([{ name: 'S', headers, rows: [headers.map(() => 'x')] }]);

      const preview = await client.open({ file: new File([Buffer.from(filled)], 'filled.xlsx') });

      expect({ module: preview.module, unmapped: preview.columns.filter(({ field }) => field === null) }).toEqual({
        module,
        unmapped: [],
      });
      expect(new Set(preview.columns.map(({ confidence }) => confidence))).toEqual(new Set([1]));
    }
  }
});
