import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const colours = 256;

/** A browser's screenshot with at most 256 colours: a picture of text and plain areas becomes a third of its size. */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, pixels } = readPixels(png);
  const { palette, indexOf } = choosePalette(pixels);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) lines[y * (width + 1) + 1 + x] = indexOf(pixels[at]!);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** One 0xRRGGBB each, line by line. */
  readonly pixels: Uint32Array;
}

/** Eight bits a channel, not interlaced: the only kind that a browser's screenshot is. */
function readPixels(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const step = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const content = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(content);
  }
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * step;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(line);
  for (let y = 0; y < height; y++) {
    const start = y * (line + 1);
    const here = raw.subarray(start + 1, start + 1 + line);
    unfilter(raw[start]!, here, above, step);
    for (let x = 0; x < width; x++) pixels[y * width + x] = here.readUIntBE(x * step, 3);
    above = here;
  }
  return { width, height, pixels };
}

/** Undoes what PNG does to a line before packing, in place. */
function unfilter(kind: number, here: Buffer, above: Buffer, step: number): void {
  for (let at = 0; at < here.length; at++) {
    const left = at < step ? 0 : here[at - step]!;
    const up = above[at]!;
    const corner = at < step ? 0 : above[at - step]!;
    const guesses = [0, left, up, (left + up) >> 1, nearestOf(left, up, corner)];
    here[at] = here[at]! + guesses[kind]!;
  }
}

function nearestOf(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value)) as [number, number, number];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** The most used colours, close ones taken as one; every other colour becomes its nearest. */
function choosePalette(pixels: Uint32Array) {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const byUse = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
  const palette: number[] = [];
  for (const colour of byUse) {
    if (palette.length === colours) break;
    if (byUse.length <= colours || palette.every((taken) => distance(taken, colour) > 40)) palette.push(colour);
  }
  const known = new Map<number, number>();
  const indexOf = (colour: number): number => {
    let index = known.get(colour);
    if (index === undefined) {
      index = 0;
      for (let at = 1; at < palette.length; at++) {
        if (distance(palette[at]!, colour) < distance(palette[index]!, colour)) index = at;
      }
      known.set(colour, index);
    }
    return index;
  };
  return { palette, indexOf };
}

function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red * 2 + green * green * 4 + blue * blue;
}
