import { TableError, type TableLimits } from './table.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly offset: number;
}

/** What all entries together may unpack to, whatever the ratio says. */
const unpackedLimit = 512 * 1024 * 1024;
/** Ratios are judged above this size only: a small, regular part compresses very well and harms nobody. */
const ratioFloor = 1024 * 1024;

/**
 * The entries of a ZIP by its central directory. Refuses what could hurt before anything is unpacked: too many
 * entries, ratios of a bomb, encrypted parts, links and names that leave the archive (V5.2).
 */
export function readZipDirectory(bytes: Uint8Array, limits: TableLimits): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.zipEntries) throw new TableError('unsafeArchive', { detail: `${count} entries` });
  if (count === 0xffff || at === 0xffffffff) throw new TableError('unsafeArchive', { detail: 'ZIP64' });

  const entries = new Map<string, ZipEntry>();
  let unpacked = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new TableError('damaged');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const entry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    const isLink = ((view.getUint32(at + 38, true) >>> 16) & 0o170000) === 0o120000;
    if ((flags & 1) !== 0) throw new TableError('encrypted');
    if (isLink || /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:/i.test(entry.name)) {
      throw new TableError('unsafeArchive', { detail: entry.name.slice(0, 80) });
    }
    if (entry.size > ratioFloor && entry.size > entry.compressedSize * limits.zipRatio) {
      throw new TableError('unsafeArchive', { detail: `${entry.name.slice(0, 80)} 1:${ratioOf(entry)}` });
    }
    unpacked += entry.size;
    entries.set(entry.name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (unpacked > unpackedLimit || (unpacked > ratioFloor && unpacked > bytes.length * limits.zipRatio)) {
    throw new TableError('unsafeArchive', { detail: `1:${Math.round(unpacked / bytes.length)}` });
  }
  return entries;
}

function ratioOf(entry: ZipEntry): number {
  return Math.round(entry.size / Math.max(1, entry.compressedSize));
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 65_557; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new TableError('damaged');
}

/** An entry's text, unpacked in slices and never beyond the size it declares: a directory that lies stops here. */
export async function* readZipText(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
    throw new TableError('damaged', { detail: entry.name });
  }
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.slice(start, start + entry.compressedSize);
  if (entry.method !== 0 && entry.method !== 8) throw new TableError('unsafeArchive', { detail: entry.name });

  const raw = new Blob([packed]).stream();
  const unpacked = entry.method === 0 ? raw : raw.pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = (unpacked as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > entry.size) throw new TableError('unsafeArchive', { detail: entry.name });
      yield decoder.decode(part.value, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TableError ? error : new TableError('damaged', { detail: entry.name });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
