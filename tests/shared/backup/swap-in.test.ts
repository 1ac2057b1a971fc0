import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { finishSwap, swapIn, sweepKept } from '#shared/backup/swap-in.ts';

const now = Date.UTC(2026, 10, 22, 4);
const kept = 'kept-20261122T040000Z';
const present = ['outpost.db', 'outpost.db-wal', 'profile.json', 'incarnation.json', 'keyring.json'];
const restored = ['outpost.db', 'profile.json', 'attachments/a.bin'];
let folder: string;
const inside = (...parts: string[]): string => path.join(folder, ...parts);
const read = (...parts: string[]): string => readFileSync(inside(...parts), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-swap-'));
  mkdirSync(inside('restored', 'attachments'), { recursive: true });
  for (const name of present) writeFileSync(inside(name), 'old');
  for (const name of restored) writeFileSync(inside('restored', name), 'new');
});
afterEach(() => rmSync(folder, { recursive: true }));

const expectSwapped = (): void => {
  expect(readdirSync(folder).sort()).toEqual(['attachments', kept, 'keyring.json', 'outpost.db', 'profile.json']);
  expect([read('outpost.db'), read('profile.json'), read('attachments', 'a.bin')]).toEqual(['new', 'new', 'new']);
  expect(readdirSync(inside(kept)).sort()).toEqual([
    'incarnation.json',
    'outpost.db',
    'outpost.db-wal',
    'profile.json',
  ]);
  expect(read(kept, 'outpost.db')).toBe('old');
};

test('restored contents take the place of the present ones, which are kept together with their log', () => {
  swapIn(folder, 'restored', now, ['incarnation.json']);

  expectSwapped();
});

test('ended after any of its renames, an exchange is brought to its end at the next start', () => {
  const names = ['attachments', 'outpost.db', 'profile.json'];
  const plan = { from: 'restored', kept, names, aside: ['incarnation.json'] };
  const renames: [string, string][] = [
    ['incarnation.json', `${kept}/incarnation.json`],
    ['restored/attachments', 'attachments'],
    ['outpost.db-wal', `${kept}/outpost.db-wal`],
    ['outpost.db', `${kept}/outpost.db`],
    ['restored/outpost.db', 'outpost.db'],
    ['profile.json', `${kept}/profile.json`],
    ['restored/profile.json', 'profile.json'],
  ];
  const begin = mkdtempSync(path.join(tmpdir(), 'outpost-swap-begin-'));
  cpSync(folder, begin, { recursive: true });
  for (let done = 0; done <= renames.length; done++) {
    rmSync(folder, { recursive: true });
    cpSync(begin, folder, { recursive: true });
    writeFileSync(inside('restore-plan.json'), JSON.stringify(plan));
    mkdirSync(inside(kept));
    for (const [from, to] of renames.slice(0, done)) renameSync(inside(from), inside(to));

    finishSwap(folder);
    finishSwap(folder);

    expectSwapped();
  }
  rmSync(begin, { recursive: true });
});

test('what was kept is swept after seven days, and nothing else', () => {
  for (const name of [kept, 'kept-notes', 'kept-20261101T000000Z']) mkdirSync(inside(name));
  const there = (): boolean[] => [kept, 'kept-notes', 'kept-20261101T000000Z'].map((name) => existsSync(inside(name)));

  sweepKept(folder, now);
  const first = there();
  sweepKept(folder, now + 9 * 86_400_000);

  expect(first).toEqual([true, true, false]);
  expect(there()).toEqual([false, true, false]);
});
