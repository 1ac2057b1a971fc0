import { expect, test } from 'vitest';
import {
  cleanName,
  isPicture,
  isProgram,
  isProgramName,
  mimeOf,
} from '#shared/features/attachments/file-kind.model.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a file is what its content says, not what it is called', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);

  expect(mimeOf('photo.txt', png)).toBe('image/png');
  expect(mimeOf('page.png', bytes('<svg onload=alert(1)>'))).toBe('application/octet-stream');
  expect(mimeOf('quote.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]))).toContain('spreadsheetml');
  expect(isPicture(mimeOf('drawing.svg', bytes('<svg/>')))).toBe(false);
});

test('[S-V8] programs are found by their content and by their name', () => {
  expect([bytes('MZ\u0090'), bytes('#!/bin/sh'), new Uint8Array([0x7f, 0x45, 0x4c, 0x46])].map(isProgram)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['报价.exe', 'x.PS1', 'a.pdf.lnk', 'b.bat ', 'c.js. '].map(isProgramName)).toEqual(Array(5).fill(true));
  expect(['报价.pdf', 'readme', 'data.json', 'sheet.xlsx'].map(isProgramName)).toEqual(Array(4).fill(false));
});

test('a name keeps no path, no sign that a disk reads otherwise, and nothing that turns it around', () => {
  expect(cleanName('../../etc/passwd')).toBe('passwd');
  expect(cleanName('C:\\Users\\mei\\合同 2026.pdf')).toBe('合同 2026.pdf');
  expect(cleanName('invoice\u202Efdp.exe')).toBe('invoicefdp.exe');
  expect(cleanName(' ..a<b>|c?.txt. ')).toBe('abc.txt');
  expect(cleanName('///')).toBe('file');
  expect(cleanName(`${'长'.repeat(300)}.pdf`)).toHaveLength(200);
});
