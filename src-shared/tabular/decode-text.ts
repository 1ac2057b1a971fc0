import type { TableEncoding } from './detect-encoding.ts';
import { TableError } from './table.ts';

const sliceBytes = 64 * 1024;

/** The text of a file in slices, so that nobody waits for the whole; a broken place is named by its row. */
export function* decodeText(bytes: Uint8Array, encoding: TableEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let row = 1;
  for (let start = 0; start < bytes.length; start += sliceBytes) {
    const end = Math.min(start + sliceBytes, bytes.length);
    let text: string;
    try {
      text = decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length });
    } catch {
      const broken = row + rowsBeforeBreak(bytes, encoding, start, end);
      throw new TableError('brokenEncoding', { row: broken, detail: encoding });
    }
    // A zero byte in text is a binary file, or UTF-16 read as something else.
    if (text.includes('\u0000')) {
      const before = text.slice(0, text.indexOf('\u0000'));
      throw new TableError('brokenEncoding', { row: row + newlinesIn(before), detail: encoding });
    }
    row += newlinesIn(text);
    if (text !== '') yield text;
  }
}

/** How many lines of the slice are whole; up to four bytes before it are the head of a cut character. */
function rowsBeforeBreak(bytes: Uint8Array, encoding: TableEncoding, start: number, end: number): number {
  const lenient = new TextDecoder(encoding).decode(bytes.subarray(start, end));
  const from = lenient.charCodeAt(0) === 0xfffd && start > 0 ? 4 : 0;
  const at = lenient.indexOf('\ufffd', from);
  return newlinesIn(at < 0 ? lenient : lenient.slice(0, at));
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
