import { decodeText } from './decode-text.ts';
import { detectEncoding, type TableEncoding } from './detect-encoding.ts';
import { checkRow, TableError, type TableLimits, type TableRow } from './table.ts';

/** The columns a vCard file has here; each card is a row. Headers are what the mapping knows. */
export const vcardColumns = [
  'FN',
  'ORG',
  'DEPT',
  'TITLE',
  'MOBILE',
  'PHONE',
  'FAX',
  'EMAIL',
  'ADDRESS',
  'URL',
  'WECHAT',
  'QQ',
  'BDAY',
  'GENDER',
  'CATEGORIES',
  'NOTE',
] as const;
type VcardColumn = (typeof vcardColumns)[number];

interface Property {
  readonly name: string;
  readonly types: readonly string[];
  /** Unescaped parts between unescaped semicolons. */
  readonly parts: readonly string[];
}

/** Cards of versions 2.1, 3.0 and 4.0: folded lines, quoted-printable, base64 and a character set per property. */
export function* readVcards(bytes: Uint8Array, encoding: TableEncoding, limits: TableLimits): Generator<TableRow> {
  let card: Property[] | undefined;
  let row = 1;
  for (const line of unfold(asBytes(bytes, encoding), limits)) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) card = [];
    else if (/^END:VCARD\s*$/i.test(line)) {
      if (!card) throw new TableError('damaged', { row, detail: 'END:VCARD' });
      const read = { row, cells: toCells(card) };
      checkRow(read, limits);
      yield read;
      row++;
      card = undefined;
    } else if (card) {
      const property = readProperty(line, encoding);
      if (property) card.push(property);
    }
  }
  if (card) throw new TableError('damaged', { row, detail: 'END:VCARD' });
}

/** One character per byte, since each property may have a character set of its own; UTF-16 becomes UTF-8 first. */
function asBytes(bytes: Uint8Array, encoding: TableEncoding): string {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return binaryText(bytes);
  return binaryText(new TextEncoder().encode([...decodeText(bytes, encoding)].join('')));
}

function binaryText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Joins lines that go on with a blank (3.0, 4.0) or, in quoted-printable, end with `=` (2.1). */
function* unfold(text: string, limits: TableLimits): Generator<string> {
  let held: string | undefined;
  const start = text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
  for (let at = start; at < text.length; ) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const line = text.slice(at, end).replace(/\r$/, '');
    at = end + 1;
    if (
      held !== undefined &&
      /ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE/i.test(held.slice(0, 200)) &&
      held.endsWith('=')
    ) {
      held = held.slice(0, -1) + line;
    } else if (held !== undefined && /^[ \t]/.test(line)) held += line.slice(1);
    else {
      if (held !== undefined) yield held;
      held = line;
    }
    if (held.length > limits.bytes) throw new TableError('cellTooLarge');
  }
  if (held !== undefined) yield held;
}

function readProperty(line: string, fallback: TableEncoding): Property | undefined {
  const colon = colonOf(line);
  if (colon < 0) return undefined;
  const [head = '', ...parameters] = line.slice(0, colon).split(';');
  const name = head.slice(head.indexOf('.') + 1).toUpperCase();
  const value = (key: string) =>
    parameters
      .find((each) => each.toUpperCase().startsWith(`${key}=`))
      ?.slice(key.length + 1)
      .replaceAll('"', '');
  const types = parameters
    .flatMap((each) =>
      /^TYPE=/i.test(each) ? each.slice(5).replaceAll('"', '').split(',') : each.includes('=') ? [] : [each],
    )
    .map((type) => type.toUpperCase());
  if (name === 'PHOTO' || name === 'LOGO' || name === 'KEY' || name === 'SOUND') return undefined;

  const transfer =
    (value('ENCODING') ?? '').toUpperCase() || (types.includes('QUOTED-PRINTABLE') ? 'QUOTED-PRINTABLE' : '');
  const raw = line.slice(colon + 1);
  const content = transfer === 'QUOTED-PRINTABLE' ? unquote(raw) : /^B(ASE64)?$/.test(transfer) ? atobSafe(raw) : raw;
  return { name, types, parts: splitParts(decodeBytes(content, value('CHARSET'), fallback)) };
}

/** The colon before the value; one inside a quoted parameter does not count. */
function colonOf(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return at;
  }
  return -1;
}

function unquote(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function atobSafe(text: string): string {
  return Buffer.from(text, 'base64').toString('latin1');
}

const charsets: Readonly<Record<string, TableEncoding>> = {
  'UTF-8': 'utf-8',
  UTF8: 'utf-8',
  GBK: 'gb18030',
  GB2312: 'gb18030',
  GB18030: 'gb18030',
  CP936: 'gb18030',
  BIG5: 'big5',
  'ISO-8859-1': 'windows-1252',
};

function decodeBytes(binary: string, charset: string | undefined, fallback: TableEncoding): string {
  if (!/[^\0-\x7f]/.test(binary)) return binary;
  const bytes = Buffer.from(binary, 'latin1');
  const named = charset === undefined ? undefined : charsets[charset.toUpperCase()];
  try {
    return new TextDecoder(named ?? (fallback.startsWith('utf-16') ? 'utf-8' : fallback), { fatal: true }).decode(
      bytes,
    );
  } catch {
    return new TextDecoder(detectEncoding(bytes)).decode(bytes);
  }
}

function splitParts(value: string): string[] {
  return value
    .split(/(?<!\\);/)
    .map((part) => part.replace(/\\([\\;,:nN])/g, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter)).trim());
}

function toCells(card: readonly Property[]): string[] {
  const values = new Map<VcardColumn, string>();
  const put = (column: VcardColumn, value: string | undefined) => {
    if (value && !values.has(column)) values.set(column, value);
  };
  for (const { name, types, parts } of card) {
    const whole = parts.filter((part) => part !== '').join(' ');
    switch (name) {
      case 'FN':
        put('FN', whole);
        break;
      case 'ORG':
        put('ORG', parts[0]);
        put('DEPT', parts[1]);
        break;
      case 'TEL':
        put(telephoneColumn(types, whole), whole.replace(/^tel:/i, ''));
        break;
      case 'ADR':
        put('ADDRESS', addressOf(parts));
        break;
      case 'GENDER':
        put('GENDER', parts[0]);
        break;
      case 'X-WECHAT':
      case 'X-WEIXIN':
        put('WECHAT', whole);
        break;
      case 'IMPP':
        if (/^(wechat|weixin):/i.test(whole)) put('WECHAT', whole.slice(whole.indexOf(':') + 1));
        if (/^qq:/i.test(whole)) put('QQ', whole.slice(3));
        break;
      case 'X-QQ':
        put('QQ', whole);
        break;
      case 'TITLE':
      case 'EMAIL':
      case 'URL':
      case 'BDAY':
      case 'CATEGORIES':
      case 'NOTE':
        put(name, whole);
        break;
    }
  }
  put('FN', nameOf(card.find((property) => property.name === 'N')?.parts ?? []));
  return vcardColumns.map((column) => values.get(column) ?? '');
}

function telephoneColumn(types: readonly string[], number: string): VcardColumn {
  if (types.includes('FAX')) return 'FAX';
  if (types.includes('CELL') || types.includes('MOBILE')) return 'MOBILE';
  return types.length === 0 && /^(tel:)?(\+?86[- ]?)?1[3-9][\d -]{9,11}$/i.test(number) ? 'MOBILE' : 'PHONE';
}

/** Chinese family names stand in front without a blank, others behind the given name. */
function nameOf([family = '', given = '', middle = '']: readonly string[]): string {
  if (/\p{Script=Han}/u.test(family + given)) return family + middle + given;
  return [given, middle, family].filter((part) => part !== '').join(' ');
}

function addressOf([
  ,
  extended = '',
  street = '',
  city = '',
  region = '',
  code = '',
  country = '',
]: readonly string[]): string {
  if (/\p{Script=Han}/u.test(region + city + street)) return region + (region === city ? '' : city) + street + extended;
  return [street, extended, city, region, code, country].filter((part) => part !== '').join(', ');
}
