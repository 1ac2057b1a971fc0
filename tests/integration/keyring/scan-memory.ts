import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/**
 * How often a key lies in this process's writable memory: raw, as hex, as base64. `veiled` is the key with each byte
 * turned by 0x5a; windows of memory are turned the same way, so the search itself holds no copy.
 */
export function countInMemory(veiled: Buffer): { raw: number; hex: number } {
  const memory = openSync('/proc/self/mem', 'r');
  const found = { raw: 0, hex: 0 };
  const digits = '0123456789abcdef';
  const veiledHex = Buffer.alloc(32);
  for (let index = 0; index < 16; index++) {
    const byte = veiled[index]! ^ 0x5a;
    veiledHex[index * 2] = digits.charCodeAt(byte >> 4) ^ 0x5a;
    veiledHex[index * 2 + 1] = digits.charCodeAt(byte & 15) ^ 0x5a;
  }
  const part = veiled.subarray(0, 24);
  for (const line of readFileSync('/proc/self/maps', 'utf8').split('\n')) {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    if (!from || !to) continue;
    for (let at = Number.parseInt(from, 16); at < Number.parseInt(to, 16); at += 1 << 20) {
      const window = readWindow(memory, at, Math.min(1 << 20, Number.parseInt(to, 16) - at) + 64);
      if (!window) continue;
      veil();
      found.raw += countOf(window, part);
      found.hex += countOf(window, veiledHex);
    }
  }
  closeSync(memory);
  return found;
}

const buffer = Buffer.alloc((1 << 20) + 64);
const words = new Uint32Array(buffer.buffer, buffer.byteOffset, buffer.length / 4);

/** Turns the whole window, four bytes at a time. */
function veil(): void {
  for (let index = 0; index < words.length; index++) words[index]! ^= 0x5a5a5a5a;
}

function readWindow(memory: number, at: number, length: number): Buffer | undefined {
  try {
    buffer.fill(0);
    return buffer.subarray(0, readSync(memory, buffer, 0, length, at));
  } catch {
    return undefined;
  }
}

function countOf(window: Buffer, part: Buffer): number {
  let count = 0;
  for (let at = window.indexOf(part); at >= 0; at = window.indexOf(part, at + 1)) count++;
  return count;
}
