import { crc32 } from 'node:zlib';

export interface ZipWriter {
  add(name: string, parts: AsyncIterable<string> | Iterable<string>): Promise<void>;
  finish(): Uint8Array;
}

/** 1980-01-01, the first day a ZIP can say: the same content always gives the same bytes. */
const dosDate = 0x0021;

/** Builds a ZIP in memory, entry by entry, compressing in slices so that the process stays responsive. */
export function createZip(): ZipWriter {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  const push = (chunk: Uint8Array) => {
    chunks.push(chunk);
    offset += chunk.length;
  };

  return {
    add: async (name, parts) => {
      const encodedName = new TextEncoder().encode(name);
      const { packed, size, crc } = await deflate(parts);
      const start = offset;
      const packedSize = packed.reduce((sum, chunk) => sum + chunk.length, 0);
      const common = [20, 0x0800, 8, 0, dosDate, crc, packedSize, size, encodedName.length, 0] as const;
      push(header(0x04034b50, [], common, []));
      push(encodedName);
      for (const chunk of packed) push(chunk);
      directory.push(header(0x02014b50, [20], common, [0, 0, 0, 0, start]), encodedName);
    },
    finish: () => {
      const start = offset;
      for (const chunk of directory) push(chunk);
      const end = new DataView(new ArrayBuffer(22));
      end.setUint32(0, 0x06054b50, true);
      end.setUint16(8, directory.length / 2, true);
      end.setUint16(10, directory.length / 2, true);
      end.setUint32(12, offset - start, true);
      end.setUint32(16, start, true);
      push(new Uint8Array(end.buffer));
      return Buffer.concat(chunks);
    },
  };
}

async function deflate(parts: AsyncIterable<string> | Iterable<string>) {
  const stream = new CompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const packed: Uint8Array[] = [];
  const reading = (async () => {
    for await (const chunk of stream.readable) packed.push(chunk as Uint8Array);
  })();
  const encoder = new TextEncoder();
  let size = 0;
  let crc = 0;
  for await (const part of parts) {
    const bytes = encoder.encode(part);
    size += bytes.length;
    crc = crc32(bytes, crc);
    await writer.write(bytes);
  }
  await writer.close();
  await reading;
  return { packed, size, crc };
}

/** Version, flags, method, time and date, sizes and lengths, little-endian, as both kinds of header have them. */
function header(
  signature: number,
  made: readonly number[],
  [version, flags, method, time, date, crc, packed, size, nameLength, extra]: readonly number[],
  tail: readonly number[],
): Uint8Array {
  const view = new DataView(new ArrayBuffer(tail.length > 0 ? 46 : 30));
  let at = 0;
  const short = (value: number) => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const long = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  long(signature);
  for (const value of [...made, version!, flags!, method!, time!, date!]) short(value);
  for (const value of [crc!, packed!, size!]) long(value);
  for (const value of [nameLength!, extra!]) short(value);
  if (tail.length > 0) {
    // Comment length, disk, internal attributes; then external attributes and the place of the entry.
    for (const value of tail.slice(0, 3)) short(value);
    for (const value of tail.slice(3)) long(value);
  }
  return new Uint8Array(view.buffer);
}
