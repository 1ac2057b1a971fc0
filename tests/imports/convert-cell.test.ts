import { expect, test } from 'vitest';
import { contactImportFields } from '#shared/features/imports/contact-fields.model.ts';
import { convertCell } from '#shared/features/imports/convert-cell.ts';
import { customerImportFields } from '#shared/features/imports/customer-fields.model.ts';
import type { ImportFieldSpec } from '#shared/features/imports/import-field.model.ts';

const context = {
  dateOrder: undefined,
  person: (text: string) => (text === '李梅' ? 'mei' : undefined),
  author: (text: string) => (text === '老王' ? 'wang' : undefined),
  customer: () => undefined,
};

function convert(field: string, cell: string, order?: 'dayFirst' | 'monthFirst') {
  const spec = [...customerImportFields, ...contactImportFields].find(
    (each) => each.field === field,
  ) as ImportFieldSpec;
  const converted = convertCell(spec, cell, { ...context, dateOrder: order });
  return converted.kind === 'value' ? converted.value : converted.kind === 'empty' ? null : `!${converted.code}`;
}

const at = (text: string) => Date.parse(`${text}+08:00`);

test('words for nothing are nothing', () => {
  expect(['', '  ', 'NULL', 'null', 'N/A', '无', '-', '—'].map((cell) => convert('address', cell))).toEqual(
    Array(8).fill(null),
  );
});

test('dates are read as people, programs and Excel write them, in Chinese time', () => {
  expect(
    [
      '1996-07-04 00:00:00.000',
      '2024/2/29 13:30',
      '2024年2月29日 下午1:05',
      '20240229',
      '45351.5625',
      '2024-02-29T05:30:00Z',
      '29/02/2024',
      '4-Jul-1996',
      'July 4, 1996 9:15 am',
      '2024.3.1',
    ].map((cell) => convert('createdAt', cell)),
  ).toEqual([
    at('1996-07-04T00:00'),
    at('2024-02-29T13:30'),
    at('2024-02-29T13:05'),
    at('2024-02-29T00:00'),
    at('2024-02-29T13:30'),
    at('2024-02-29T13:30'),
    at('2024-02-29T00:00'),
    at('1996-07-04T00:00'),
    at('1996-07-04T09:15'),
    at('2024-03-01T00:00'),
  ]);
  expect(
    ['2024-02-30', '2023-02-29', '3/4/2024', 'soon', '2024-13-01', '1800-01-01', '2024-02-29 25:10'].map((cell) =>
      convert('createdAt', cell),
    ),
  ).toEqual(['!notADate', '!notADate', '!ambiguousDate', '!notADate', '!notADate', '!outOfRange', '!notADate']);
  expect([convert('birthday', '3/4/2024', 'dayFirst'), convert('birthday', '3/4/2024', 'monthFirst')]).toEqual([
    '2024-04-03',
    '2024-03-04',
  ]);
  expect(['31139', '1985-04-02', '60', '59'].map((cell) => convert('birthday', cell))).toEqual([
    '1985-04-02',
    '1985-04-02',
    '!notADate',
    '!notADate',
  ]);
});

test('telephones are cleaned, not refused, and kept as written where no Chinese shape fits', () => {
  expect(
    [
      '+86 138-0013-8000',
      '13800138000',
      '027 8765 4321',
      '(5) 555-4729',
      '030-0074321',
      '０１０－６２３４５６７８',
      '13800138000/13900139000',
      'call me',
      '12',
    ].map((cell) => convert('phone', cell)),
  ).toEqual([
    '13800138000',
    '13800138000',
    '027-87654321',
    '(5) 555-4729',
    '030-0074321',
    '010-62345678',
    '13800138000',
    '!notAPhone',
    '!notAPhone',
  ]);
});

test('codes, money, choices, flags, addresses and people are checked and say what would be right', () => {
  expect({
    code: convert('creditCode', ' 91350100m000100y43 '),
    badCode: convert('creditCode', '91350100M000100Y44'),
    shortCode: convert('creditCode', '123'),
    money: ['1,234.56', '￥1234.5', '1.5万', '12元', 'much', '-1'].map((cell) => convert('creditLimit', cell)),
    days: ['30', '30天', '1.5', '99999'].map((cell) => convert('paymentTermDays', cell)),
    level: ['A', 'a（重点）', '重点客户', '普通', 'Z'].map((cell) => convert('level', cell)),
    key: ['是', 'Yes', '1', '√', '否', 'maybe'].map((cell) => convert('isKey', cell)),
    mail: ['A@b.cn', 'mailto:a@b.cn', 'Li <a@b.cn>', 'ab.cn'].map((cell) => convert('email', cell)),
    site: [
      convert('website', '#CAJUN.HTM#'),
      convert('website', 'Plutzer#http://x.de#'),
      convert('website', 'www.a.cn'),
    ],
    tags: convert('tags', '展会；老客户, 展会|重点'),
    owner: [convert('ownerId', '李梅'), convert('ownerId', '无名')],
    author: [convert('createdBy', '老王'), convert('createdBy', '无名')],
    long: convert('shortName', '长'.repeat(101)),
  }).toEqual({
    code: '91350100M000100Y43',
    badCode: '!badCreditCode',
    shortCode: '!badCreditCode',
    money: [123_456, 123_450, 1_500_000, 1_200, '!notANumber', '!outOfRange'],
    days: [30, 30, '!notANumber', '!outOfRange'],
    level: ['A', 'A', 'A', 'B', '!notAChoice'],
    key: [true, true, true, true, false, '!notABoolean'],
    mail: ['A@b.cn', 'a@b.cn', 'a@b.cn', '!notAnEmail'],
    site: ['CAJUN.HTM', 'http://x.de', 'www.a.cn'],
    tags: ['展会', '老客户', '重点'],
    owner: ['mei', '!ownerUnknown'],
    author: ['wang', '!ownerUnknown'],
    long: '!tooLong',
  });
});
