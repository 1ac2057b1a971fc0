export interface VcardToWrite {
  readonly uid: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly department: string | null;
  readonly title: string | null;
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly wechat: string | null;
  readonly birthday: string | null;
  readonly gender: 'male' | 'female' | null;
  readonly note: string | null;
  /** By which the file is traced to whoever took it out. */
  readonly mark: string;
  readonly categories: readonly string[];
}

/** One card of version 4.0 (RFC 6350): UTF-8, lines folded at 75 bytes. */
export function writeVcard(card: VcardToWrite): string {
  const lines = ['BEGIN:VCARD', 'VERSION:4.0', `UID:urn:uuid:${card.uid}`, `FN:${escapeText(card.name)}`];
  const add = (head: string, value: string | null) => {
    if (value) lines.push(`${head}:${escapeText(value)}`);
  };
  lines.push(`N:${nameParts(card.name).map(escapeText).join(';')};;;`);
  if (card.organisation) {
    lines.push(
      `ORG:${[card.organisation, card.department]
        .filter((part) => part)
        .map((part) => escapeText(part!))
        .join(';')}`,
    );
  }
  add('TITLE', card.title);
  add('TEL;TYPE=cell;VALUE=text', card.mobile);
  add('TEL;TYPE=work;VALUE=text', card.phone);
  add('EMAIL;TYPE=work', card.email);
  if (card.address) lines.push(`ADR;TYPE=work:;;${escapeText(card.address)};;;;`);
  add('X-WECHAT', card.wechat);
  if (card.birthday) lines.push(`BDAY:${card.birthday.replaceAll('-', '')}`);
  if (card.gender) lines.push(`GENDER:${card.gender === 'male' ? 'M' : 'F'}`);
  if (card.categories.length > 0) lines.push(`CATEGORIES:${card.categories.map(escapeText).join(',')}`);
  add('NOTE', card.note);
  add('X-OUTPOST-EXPORT', card.mark);
  lines.push('END:VCARD');
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, '\\n');
}

/** The family name of a Chinese name is its first character; of others the last word. */
function nameParts(name: string): [family: string, given: string] {
  if (/^\p{Script=Han}{2,4}$/u.test(name)) return [name.slice(0, 1), name.slice(1)];
  const words = name.split(' ');
  return words.length > 1 ? [words.at(-1)!, words.slice(0, -1).join(' ')] : [name, ''];
}

/** 75 bytes a line; a character is never cut. */
function fold(line: string): string {
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}
