import { TableError } from './table.ts';

export type TableFormat = 'csv' | 'xlsx' | 'vcard';

const byExtension: Readonly<Record<string, TableFormat | 'oldExcel'>> = {
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  txt: 'csv',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  vcf: 'vcard',
  vcard: 'vcard',
  xls: 'oldExcel',
};

const signatures: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
  [[0x1f, 0x8b], 'gzip'],
  [[0x4d, 0x5a], 'EXE'],
  [[0x7f, 0x45, 0x4c, 0x46], 'ELF'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'SQLite'],
];

/**
 * What a file is, by its first bytes; its name must agree (V5.2), because a file that lies about itself is either a
 * mistake or an attack.
 */
export function detectFormat(bytes: Uint8Array, fileName: string): TableFormat {
  if (bytes.length === 0) throw new TableError('empty');
  const extension = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase();
  const named = extension === undefined ? undefined : byExtension[extension];
  const found = formatOfContent(bytes);

  if (extension !== undefined && named === undefined) {
    throw new TableError('unknownFormat', { detail: `.${extension}` });
  }
  if (named !== undefined && named !== found) {
    if (named === 'oldExcel' && found === 'csv') return 'csv';
    throw new TableError('formatMismatch', { detail: `.${extension}` });
  }
  if (found === 'oldExcel') throw new TableError('oldExcel');
  return found;
}

function formatOfContent(bytes: Uint8Array): TableFormat | 'oldExcel' {
  const starts = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts([0x50, 0x4b, 0x03, 0x04]) || starts([0x50, 0x4b, 0x05, 0x06])) return 'xlsx';
  if (starts([0xd0, 0xcf, 0x11, 0xe0])) {
    // An OLE container is an .xls, or an .xlsx that a password protects.
    if (includesUtf16(bytes, 'EncryptedPackage')) throw new TableError('encrypted');
    return 'oldExcel';
  }
  const binary = signatures.find(([signature]) => starts(signature));
  if (binary) throw new TableError('unknownFormat', { detail: binary[1] });
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048)).replaceAll('\u0000', '');
  if (/^\s*(?:ï»¿|ÿþ|þÿ)?\s*BEGIN:VCARD/i.test(head)) return 'vcard';
  if (/^\s*(?:ï»¿)?\s*(?:<!doctype|<html|<\?xml)/i.test(head))
    throw new TableError('unknownFormat', { detail: 'HTML/XML' });
  return 'csv';
}

function includesUtf16(bytes: Uint8Array, name: string): boolean {
  const needle = [...name].map((letter) => `${letter}\u0000`).join('');
  return new TextDecoder('latin1').decode(bytes.subarray(0, 65_536)).includes(needle);
}
