import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every way a text may lie about in the clear: as bytes of UTF-8 or UTF-16, and within base64. */
function shapesOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  // Of the three ways base64 may fall on the text, the part that does not depend on its neighbours.
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64');
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, Math.floor((utf8.length + shift) / 3) * 4));
  });
  return [utf8, Buffer.from(text, 'utf16le'), Buffer.from(utf8.toString('hex')), ...base64];
}

export function holdsPlaintext(bytes: Buffer, texts: readonly string[]): string[] {
  return texts.filter((text) => shapesOf(text).some((shape) => bytes.includes(shape)));
}

/** The files below the folders that hold one of the texts in the clear. */
export function findPlaintext(folders: readonly string[], texts: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .flatMap((file) => holdsPlaintext(readFileSync(file), texts).map((text) => `${file}: ${text}`));
}
