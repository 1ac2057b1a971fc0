import { TableError } from './table.ts';

export interface XmlHandler {
  /** `name` without its prefix; `attributes` as written, see `xmlAttribute`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

export interface XmlScanner {
  push(chunk: string): void;
  end(): void;
}

/** The longest piece between two `<` that is kept; a cell beyond the row's own limit never gets this far. */
const pieceLimit = 8 * 1024 * 1024;

/**
 * A forward scanner for the XML inside spreadsheets. Knows no entities but XML's five and numbers, and refuses a
 * DOCTYPE: without one there is nothing to expand (billion laughs) and nothing to fetch.
 */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  let rest = '';

  const push = (chunk: string) => {
    const data = rest === '' ? chunk : rest + chunk;
    let at = 0;
    for (;;) {
      const open = data.indexOf('<', at);
      if (open < 0) break;
      if (open > at) handler.text(decodeXml(data.slice(at, open)));
      const next = data.charCodeAt(open + 1);
      at = open;
      if (next === 33 /* ! */) {
        const after = skipDeclaration(data, open, handler);
        if (after < 0) break;
        at = after;
        continue;
      }
      const close = next === 63 /* ? */ ? data.indexOf('?>', open) + 1 : tagEnd(data, open);
      if (close <= 0) break;
      if (next === 47 /* / */) handler.close(localName(data.slice(open + 2, close).trim()));
      else if (next !== 63) openTag(data.slice(open + 1, close), handler);
      at = close + 1;
    }
    rest = data.slice(at);
    if (rest.length > pieceLimit) throw new TableError('cellTooLarge', { detail: 'XML' });
  };

  return {
    push,
    end: () => {
      if (rest.trim() !== '') throw new TableError('damaged', { detail: 'XML' });
    },
  };
}

/** The place behind a comment or CDATA; -1 where it is not all there yet. */
function skipDeclaration(data: string, open: number, handler: XmlHandler): number {
  const head = data.slice(open, open + 9);
  if (head.startsWith('<!--')) {
    const end = data.indexOf('-->', open + 4);
    return end < 0 ? -1 : end + 3;
  }
  if (head === '<![CDATA[') {
    const end = data.indexOf(']]>', open + 9);
    if (end < 0) return -1;
    handler.text(data.slice(open + 9, end));
    return end + 3;
  }
  if (head.length < 9 && ('<!--'.startsWith(head) || '<![CDATA['.startsWith(head) || '<!DOCTYPE'.startsWith(head))) {
    return -1;
  }
  throw new TableError('unsafeArchive', { detail: 'DOCTYPE' });
}

/** The closing `>` of a tag; one inside a quoted attribute does not count. */
function tagEnd(data: string, open: number): number {
  let end = data.indexOf('>', open);
  while (end >= 0 && quotesIn(data, open, end) % 2 === 1) end = data.indexOf('>', end + 1);
  return end;
}

function quotesIn(data: string, from: number, to: number): number {
  let count = 0;
  for (let at = data.indexOf('"', from); at >= 0 && at < to; at = data.indexOf('"', at + 1)) count++;
  return count;
}

function openTag(tag: string, handler: XmlHandler): void {
  const isEmpty = tag.endsWith('/');
  const body = isEmpty ? tag.slice(0, -1) : tag;
  const blank = body.search(/\s/);
  const name = localName(blank < 0 ? body : body.slice(0, blank));
  handler.open(name, blank < 0 ? '' : body.slice(blank));
  if (isEmpty) handler.close(name);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute's value by its name as written, prefix included. */
export function xmlAttribute(attributes: string, name: string): string | undefined {
  const start = attributes.indexOf(` ${name}="`);
  if (start < 0) return undefined;
  const from = start + name.length + 3;
  return decodeXml(attributes.slice(from, attributes.indexOf('"', from)));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, body: string) => {
    if (body[0] !== '#') return entities[body] ?? whole;
    const code = body[1] === 'x' || body[1] === 'X' ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
