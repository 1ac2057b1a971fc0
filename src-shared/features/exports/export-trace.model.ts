import type { ExportColumnSpec } from './export-column.model.ts';

/** Letters and digits that are not mistaken for each other when they are read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `EX-7K2M9QXD`: the number of one export, in its file and in the audit; by it a file that turns up is traced. [S-PI-10] */
export const tracePattern = /^EX-[0-9A-HJKMNP-TV-Z]{8}$/;

/** 40 bits of chance: two exports of a company do not meet. */
export function traceOf(bytes: Uint8Array): string {
  let bits = bytes.slice(0, 5).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  for (let at = 0; at < 8; at++) {
    text = alphabet[Number(bits % 32n)] + text;
    bits /= 32n;
  }
  return `EX-${text}`;
}

export interface ExportMark {
  readonly trace: string;
  readonly account: string;
  /** To the minute, in Asia/Shanghai. */
  readonly minute: string;
}

/** What every row carries, so that an excerpt still tells who took it out and when. */
export function markText({ trace, account, minute }: ExportMark): string {
  return `${trace} ${account} ${minute}`;
}

export const markColumn: Pick<ExportColumnSpec, 'zh' | 'en'> = { zh: '导出标识', en: 'Export mark' };
