import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentChunkBytes } from '#shared/kernel/content.ts';
import { createContentStore } from '#shared/node/content-store.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import type { AnnouncedContent, ContentStore } from '#shared/ports/content-store.ts';

let folder: string;
let sqlite: Database.Database;
let store: ContentStore;
const clock = { time: 1_000, now: () => clock.time };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-content-'));
  sqlite = new Database(':memory:');
  migrateDatabase(sqlite);
  clock.time = 1_000;
  store = createContentStore(sqlite, folder, clock);
});
afterEach(() => {
  sqlite.close();
  rmSync(folder, { recursive: true, force: true });
});

const secret = Buffer.from('绝密合同 13912345678 ');
const bytesOf = (size: number) => Buffer.concat([secret, randomBytes(size - secret.length)]);
const announce = (id: string, bytes: Buffer): AnnouncedContent => ({
  id,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
const pieceOf = (bytes: Buffer, index: number) =>
  bytes.subarray(index * contentChunkBytes, (index + 1) * contentChunkBytes);
async function putAll(id: string, bytes: Buffer) {
  const announced = announce(id, bytes);
  const pieces = Math.ceil(bytes.length / contentChunkBytes);
  for (let index = 0; index < pieces - 1; index++) await store.put(announced, index, pieceOf(bytes, index));
  return store.put(announced, pieces - 1, pieceOf(bytes, pieces - 1));
}
function readAll(id: string, bytes: Buffer): Buffer {
  const pieces: Uint8Array[] = [];
  for (let index = 0; ; index++) {
    const piece = store.read(announce(id, bytes), index);
    if (!piece) return Buffer.concat(pieces);
    pieces.push(piece);
  }
}
const filesIn = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

test('[S-KEY-7] what was put is read again, and the disk shows neither content, name nor hash', async () => {
  const bytes = bytesOf(2 * contentChunkBytes + 77);

  const put = await putAll('a', bytes);

  expect(put).toEqual({ outcome: 'stored', received: bytes.length, isComplete: true });
  expect(readAll('a', bytes).equals(bytes)).toBe(true);
  const [file, ...more] = filesIn();
  expect(more).toEqual([]);
  expect(readFileSync(file!).includes(secret)).toBe(false);
  expect(file).not.toContain(announce('a', bytes).sha256.slice(0, 12));
});

test('the same content is stored once, and stays until the last attachment lets go of it', async () => {
  const bytes = bytesOf(contentChunkBytes + 5);
  await putAll('a', bytes);
  await putAll('b', bytes);
  expect(store.adopt(announce('c', bytes))).toBe(true);
  const once = filesIn().length;

  store.drop('a');
  store.drop('b');
  const held = readAll('c', bytes).equals(bytes);
  store.drop('c');

  expect([once, held, filesIn()]).toEqual([1, true, []]);
});

test('[S-KEY-7] a changed, moved, cut or foreign piece is found and never given out', async () => {
  const bytes = bytesOf(2 * contentChunkBytes);
  const announced = announce('a', bytes);
  await putAll('a', bytes);
  const [file] = filesIn();
  const good = readFileSync(file!);
  const sealed = contentChunkBytes + 28;
  const flipped = Buffer.from(good);
  flipped.writeUInt8(flipped.readUInt8(100) ^ 1, 100);
  const swapped = Buffer.concat([good.subarray(0, 4), good.subarray(4 + sealed), good.subarray(4, 4 + sealed)]);

  const bad = [flipped, swapped, good.subarray(0, 200)].map((content) => {
    writeFileSync(file!, content);
    try {
      store.read(announced, 0);
      return 'given out';
    } catch (error) {
      return (error as { code?: string }).code;
    }
  });

  expect(bad).toEqual(['CONTENT_DAMAGED', 'CONTENT_DAMAGED', 'CONTENT_DAMAGED']);
});

test('a content that is not what was announced does not stay', async () => {
  const bytes = bytesOf(3000);
  const announced = { ...announce('a', bytes), sha256: '0'.repeat(64) };

  expect(await store.put(announced, 0, bytes)).toEqual({ outcome: 'hashDiffers' });
  expect([store.find('a'), filesIn()]).toEqual([undefined, []]);
});

test('an upload goes on where it broke off, also after a restart', async () => {
  const bytes = bytesOf(2 * contentChunkBytes + 10);
  const announced = announce('a', bytes);
  await store.put(announced, 0, pieceOf(bytes, 0));
  store = createContentStore(sqlite, folder, clock);

  const early = await store.put(announced, 2, pieceOf(bytes, 2));
  const again = await store.put(announced, 0, pieceOf(bytes, 0));
  await store.put(announced, 1, pieceOf(bytes, 1));
  const last = await store.put(announced, 2, pieceOf(bytes, 2));

  expect([early, again]).toEqual([
    { outcome: 'wrongPiece', received: contentChunkBytes },
    { outcome: 'wrongPiece', received: contentChunkBytes },
  ]);
  expect(last).toMatchObject({ isComplete: true });
  expect(readAll('a', bytes).equals(bytes)).toBe(true);
});

test('what no attachment announces is erased, and so is a file that nothing knows', async () => {
  await putAll('a', bytesOf(500));
  writeFileSync(path.join(folder, 'content', 'stray'), 'x');

  store.collect();

  expect([store.find('a'), filesIn()]).toEqual([undefined, []]);
  expect(existsSync(folder)).toBe(true);
});
