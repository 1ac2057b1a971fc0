/** What a file begins with, as far as it is shown, named or refused by that. */
interface Kind {
  readonly mime: string;
  readonly starts: readonly number[];
  readonly at?: number;
}

const text = (word: string): number[] => [...word].map((letter) => letter.charCodeAt(0));

const kinds: readonly Kind[] = [
  { mime: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mime: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  { mime: 'image/gif', starts: text('GIF8') },
  { mime: 'image/webp', starts: text('WEBP'), at: 8 },
  { mime: 'application/pdf', starts: text('%PDF-') },
  { mime: 'application/zip', starts: [0x50, 0x4b, 0x03, 0x04] },
  { mime: 'application/gzip', starts: [0x1f, 0x8b] },
  { mime: 'application/x-7z-compressed', starts: [0x37, 0x7a, 0xbc, 0xaf] },
  { mime: 'application/vnd.rar', starts: text('Rar!') },
  { mime: 'application/x-ole-storage', starts: [0xd0, 0xcf, 0x11, 0xe0] },
  { mime: 'video/mp4', starts: text('ftyp'), at: 4 },
];

/** Windows, Linux and macOS programs, Java classes, installers' cabinets, shortcuts, and scripts that name their runner. */
const programs: readonly Kind['starts'][] = [
  text('MZ'),
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  text('MSCF'),
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
  text('#!'),
];

const blockedEndings =
  /\.(exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|msi|msp|msix|appx|cpl|dll|sys|lnk|reg|jar|class|sh|bash|run|app|command|desktop|apk|ipa|dmg|pkg|deb|rpm|appimage|elf|url|inf|gadget|chm|iso|img|vhd|xll)$/i;

const byEnding: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ofd: 'application/ofd',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  txt: 'text/plain',
  csv: 'text/csv',
};

/** Kinds whose own beginning says only that they are one of several; their ending tells which. */
const containers: ReadonlySet<string> = new Set(['application/zip', 'application/x-ole-storage']);

/** Pictures that a page may show: a drawing (SVG) can hold a script and is not among them. */
export function isPicture(mime: string): boolean {
  return ['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(mime);
}

/** What the content is by its own beginning, and by its name only where the content cannot tell. */
export function mimeOf(name: string, beginning: Uint8Array): string {
  const found = kinds.find(({ starts, at = 0 }) => startsWith(beginning, starts, at))?.mime;
  const named = byEnding[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  if (found === undefined) return named?.startsWith('text/') ? named : 'application/octet-stream';
  return containers.has(found) ? (named ?? found) : found;
}

/** Whether the content is a program, whatever it is called. */
export function isProgram(beginning: Uint8Array): boolean {
  return programs.some((starts) => startsWith(beginning, starts, 0));
}

/** Whether a computer would run a file of this name when it is opened. */
export function isProgramName(name: string): boolean {
  return blockedEndings.test(name.trim().replace(/[. ]+$/, ''));
}

/** Signs that a file system reads as something else, and those that turn a name around so that its ending hides. */
const odd = /[\\/:*?"<>|\p{Cc}\p{Cf}]/gu;

/** The name without a path and without what could deceive; never empty. */
export function cleanName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const clean = last
    .replace(odd, '')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  if (clean.length <= 200) return clean || 'file';
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 20 ? clean.slice(dot) : '';
  return clean.slice(0, 200 - ending.length) + ending;
}

function startsWith(bytes: Uint8Array, starts: readonly number[], at: number): boolean {
  return bytes.length >= at + starts.length && starts.every((byte, index) => bytes[at + index] === byte);
}
