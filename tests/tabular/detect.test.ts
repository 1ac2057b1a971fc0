import { expect, test } from 'vitest';
import { detectDelimiter } from '#shared/tabular/detect-delimiter.ts';
import { detectEncoding } from '#shared/tabular/detect-encoding.ts';
import { detectFormat } from '#shared/tabular/detect-format.ts';
import type { TableError } from '#shared/tabular/table.ts';
import { encodeText } from './encode-text.ts';

const simplified = '客户名称,联系人,手机,地址\n武汉初客网络科技有限公司,张伟,13800138000,湖北省武汉市洪山区光谷大道\n';
const traditional = '客戶名稱,聯絡人,電話,地址\n台北資訊科技股份有限公司,陳建國,0223456789,台北市信義區松仁路\n';

test('the encoding of a Chinese file is told from its bytes', () => {
  const found = {
    utf8: detectEncoding(Buffer.from(simplified)),
    utf8Mark: detectEncoding(Buffer.from(`\ufeff${simplified}`)),
    ascii: detectEncoding(Buffer.from('name,phone\nACME,1\n')),
    utf16le: detectEncoding(encodeText(simplified, 'utf-16le')),
    utf16leMark: detectEncoding(encodeText(`\ufeff${simplified}`, 'utf-16le')),
    utf16be: detectEncoding(encodeText(simplified, 'utf-16be')),
    utf16beMark: detectEncoding(encodeText(`\ufeff${simplified}`, 'utf-16be')),
    gbk: detectEncoding(encodeText(simplified, 'gb18030')),
    gbkOneLine: detectEncoding(encodeText('姓名,电话\n李四,1\n', 'gb18030')),
    big5: detectEncoding(encodeText(traditional, 'big5')),
    western: detectEncoding(
      encodeText(
        'name,city,street\nAna Trujillo,México D.F.,Avda. de la Constitución 2222\nBólido,Málaga,C/ Araquil\n'.repeat(
          5,
        ),
        'windows-1252',
      ),
    ),
    damagedUtf8: detectEncoding(Buffer.concat([Buffer.from(simplified.repeat(20)), Buffer.from([0xff, 0x0a])])),
  };

  expect(found).toEqual({
    utf8: 'utf-8',
    utf8Mark: 'utf-8',
    ascii: 'utf-8',
    utf16le: 'utf-16le',
    utf16leMark: 'utf-16le',
    utf16be: 'utf-16be',
    utf16beMark: 'utf-16be',
    gbk: 'gb18030',
    gbkOneLine: 'gb18030',
    big5: 'big5',
    western: 'windows-1252',
    damagedUtf8: 'utf-8',
  });
});

test('the delimiter is the steadiest one outside quotes', () => {
  expect([
    detectDelimiter('a,b,c\n1,2,3\n'),
    detectDelimiter('a\tb\tc\n1,5\t2\t3\n'),
    detectDelimiter('a;b;c\n1,5;2,5;3\n2,5;1;1\n'),
    detectDelimiter('a|b|c\n1|2|3\n'),
    detectDelimiter('姓名，电话\n李四，1\n'),
    detectDelimiter('sep=;\na,x;b\n'),
    detectDelimiter('one column\nof text\n'),
    detectDelimiter('name,note\n"x;y;z\n;;;",1\n"a;b",2\n'),
  ]).toEqual([',', '\t', ';', '|', '，', ';', ',', ',']);
});

test('[V5.2] a file is what its first bytes say, and its name must agree', () => {
  const zip = Buffer.from('504b0304140000000800', 'hex');
  const reasonOf = (bytes: Uint8Array, name: string) => {
    try {
      return detectFormat(bytes, name);
    } catch (error) {
      return (error as TableError).reason;
    }
  };

  expect({
    csv: reasonOf(Buffer.from('a,b'), 'x.csv'),
    noExtension: reasonOf(Buffer.from('a,b'), 'customers'),
    tsv: reasonOf(Buffer.from('a\tb'), 'x.TSV'),
    xlsx: reasonOf(zip, 'x.xlsx'),
    vcard: reasonOf(Buffer.from('BEGIN:VCARD\n'), 'x.vcf'),
    textAsXls: reasonOf(Buffer.from('a\tb'), 'x.xls'),
    zipAsCsv: reasonOf(zip, 'x.csv'),
    csvAsXlsx: reasonOf(Buffer.from('a,b'), 'x.xlsx'),
    pdfAsCsv: reasonOf(Buffer.from('%PDF-1.7'), 'x.csv'),
    exe: reasonOf(Buffer.from('a,b'), 'x.exe'),
    html: reasonOf(Buffer.from('<html><table>'), 'x.csv'),
    oldExcel: reasonOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'x.xls'),
    empty: reasonOf(Buffer.alloc(0), 'x.csv'),
    locked: reasonOf(
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'x.xlsx',
    ),
  }).toEqual({
    csv: 'csv',
    noExtension: 'csv',
    tsv: 'csv',
    xlsx: 'xlsx',
    vcard: 'vcard',
    textAsXls: 'csv',
    zipAsCsv: 'formatMismatch',
    csvAsXlsx: 'formatMismatch',
    pdfAsCsv: 'unknownFormat',
    exe: 'unknownFormat',
    html: 'unknownFormat',
    oldExcel: 'oldExcel',
    empty: 'empty',
    locked: 'encrypted',
  });
});
