import { expect, test } from 'vitest';
import { detectEncoding } from '#shared/tabular/detect-encoding.ts';
import { readVcards, vcardColumns } from '#shared/tabular/read-vcard.ts';
import { writeVcard } from '#shared/tabular/write-vcard.ts';
import { encodeText } from './encode-text.ts';
import { limits } from './limits.ts';

function readAll(bytes: Uint8Array) {
  return [...readVcards(bytes, detectEncoding(bytes), limits)].map((row) =>
    Object.fromEntries(
      vcardColumns.map((column, index) => [column, row.cells[index]!]).filter(([, value]) => value !== ''),
    ),
  );
}

const quoted = (bytes: Buffer) =>
  [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

test('version 2.1: quoted-printable with soft breaks and a character set per property', () => {
  const name = quoted(encodeText('张伟', 'gb18030'));
  const company = quoted(Buffer.from('武汉初客网络科技有限公司'));
  const card = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    `N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${name};;;;`,
    `ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${company.slice(0, 36)}=`,
    company.slice(36),
    'TEL;CELL:+86 138-0013-8000',
    'TEL;WORK;FAX:027-87654321',
    'END:VCARD',
  ].join('\r\n');

  expect(readAll(Buffer.from(card))).toEqual([
    { FN: '张伟', ORG: '武汉初客网络科技有限公司', MOBILE: '+86 138-0013-8000', FAX: '027-87654321' },
  ]);
});

test('version 2.1 with raw GBK bytes, as old phones write it', () => {
  const card = 'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GBK:李;雷;;;\r\nORG:北京贸易有限公司\r\nEND:VCARD\r\n';

  expect(readAll(encodeText(card, 'gb18030'))).toEqual([{ FN: '李雷', ORG: '北京贸易有限公司' }]);
});

test('versions 3.0 and 4.0: folding, escapes, groups, typed telephones, several cards', () => {
  const file = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'FN:Maria Anders',
    'N:Anders;Maria;;;',
    'ORG:Alfreds Futterkiste\\, GmbH;Sales',
    'item1.EMAIL;type=INTERNET;type=pref:maria@example.com',
    'TEL;TYPE=CELL,VOICE:+49 170 1234567',
    'ADR;TYPE=WORK:;;Obere Str. 57;Berlin;;12209;Germany',
    'NOTE:first line\\nsecond',
    ' , folded',
    'PHOTO;ENCODING=b;TYPE=JPEG:AAAA',
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:4.0',
    'FN:王芳',
    'TEL;VALUE=uri;TYPE="voice,home":tel:+86-27-8765-4321',
    'BDAY:19850412',
    'END:VCARD',
  ].join('\n');

  expect(readAll(Buffer.from(file))).toEqual([
    {
      FN: 'Maria Anders',
      ORG: 'Alfreds Futterkiste, GmbH',
      DEPT: 'Sales',
      MOBILE: '+49 170 1234567',
      EMAIL: 'maria@example.com',
      ADDRESS: 'Obere Str. 57, Berlin, 12209, Germany',
      NOTE: 'first line\nsecond, folded',
    },
    { FN: '王芳', PHONE: '+86-27-8765-4321', BDAY: '19850412' },
  ]);
});

test('a card we write is the card we read', () => {
  const card = writeVcard({
    uid: '01890000-0000-7000-8000-000000000001',
    name: '欧阳娜娜',
    organisation: '武汉初客; 网络, 科技有限公司',
    department: '采购部',
    title: '采购经理'.repeat(20),
    mobile: '13800138000',
    phone: '027-87654321',
    email: 'nana@example.cn',
    address: '湖北省武汉市洪山区光谷大道 1 号\\2',
    wechat: 'nana_wx',
    birthday: '1985-04-12',
    gender: 'female',
    note: '第一行\n第二行',
    mark: 'EX-00000000 mei 2026-01-05 09:00',
    categories: ['重点', '老客户'],
  });

  expect(card.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(readAll(Buffer.from(card))).toEqual([
    {
      FN: '欧阳娜娜',
      ORG: '武汉初客; 网络, 科技有限公司',
      DEPT: '采购部',
      TITLE: '采购经理'.repeat(20),
      MOBILE: '13800138000',
      PHONE: '027-87654321',
      EMAIL: 'nana@example.cn',
      ADDRESS: '湖北省武汉市洪山区光谷大道 1 号\\2',
      WECHAT: 'nana_wx',
      BDAY: '19850412',
      GENDER: 'F',
      CATEGORIES: '重点,老客户',
      NOTE: '第一行\n第二行',
    },
  ]);
});
