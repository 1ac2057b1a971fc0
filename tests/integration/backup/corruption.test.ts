import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BackupBench, backupBench, canary, last, runOnce } from './backup-host.ts';

/** Quick: 60 spoilings; `OUTPOST_FULL=1` makes it 10,000. A failure names its seed. */
const rounds = process.env.OUTPOST_FULL ? 10_000 : 60;

let bench: BackupBench;
let good: string;
let older: string;
let newer: string;
const store = (): string => path.join(bench.profile, 'backups');
const fileOf = (id: string, end: string): string =>
  readdirSync(good).find((name) => name.includes(id) && name.endsWith(end))!;

beforeAll(async () => {
  bench = await backupBench();
  older = await runOnce(bench);
  newer = await runOnce(bench);
  good = path.join(bench.folder, 'good');
  mkdirSync(good);
  for (const name of readdirSync(store())) copyFileSync(path.join(store(), name), path.join(good, name));
  bench.db.prepare("INSERT INTO customers (name) VALUES ('written later')").run();
});
afterAll(async () => bench.dispose());

/** Small and the same on every machine. */
function chance(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Spoil = (pick: (below: number) => number) => string;
const put = (name: string, bytes: Buffer): void => writeFileSync(path.join(store(), name), bytes);
const take = (name: string): Buffer => Buffer.from(readFileSync(path.join(good, name)));

function flip(end: string): Spoil {
  return (pick) => {
    const bytes = take(fileOf(newer, end));
    const at = pick(bytes.length - 1);
    bytes[at]! ^= 1 << pick(8);
    put(fileOf(newer, end), bytes);
    return `bit flipped in ${end} at ${at}`;
  };
}

const spoilings: readonly Spoil[] = [
  flip('.age'),
  flip('.age'),
  flip('.json'),
  (pick) => {
    const bytes = take(fileOf(newer, '.age'));
    const length = pick(bytes.length);
    put(fileOf(newer, '.age'), bytes.subarray(0, length));
    return `container cut to ${length}`;
  },
  (pick) => {
    const bytes = take(fileOf(newer, '.json'));
    put(fileOf(newer, '.json'), bytes.subarray(0, pick(bytes.length)));
    return 'manifest cut';
  },
  (pick) => {
    const bytes = take(fileOf(newer, '.age'));
    const chunk = 64 * 1024 + 16;
    const head = bytes.length - Math.floor(bytes.length / chunk) * chunk + pick(200);
    const [first, second] = [bytes.subarray(head, head + chunk), bytes.subarray(head + chunk, head + 2 * chunk)];
    put(
      fileOf(newer, '.age'),
      Buffer.concat([bytes.subarray(0, head), second, first, bytes.subarray(head + 2 * chunk)]),
    );
    return 'chunks exchanged';
  },
  (pick) => {
    put(fileOf(newer, '.age'), Buffer.concat([take(fileOf(newer, '.age')), Buffer.alloc(1 + pick(100))]));
    return 'bytes added';
  },
  () => {
    put(fileOf(newer, '.age'), take(fileOf(older, '.age')));
    return 'the older container under the newer name';
  },
  () => {
    put(fileOf(newer, '.json'), take(fileOf(older, '.json')));
    return 'the older manifest replayed under the newer name';
  },
  () => {
    put(fileOf(newer, '.age'), take(fileOf(older, '.age')));
    put(fileOf(newer, '.json'), take(fileOf(older, '.json')));
    return 'the whole older set replayed under the newer name';
  },
];

async function tryRestore(): Promise<string> {
  try {
    const restoring = await bench.backups.restore(newer, undefined);
    if (!restoring.ok) return restoring.error.code;
    await last(restoring.value);
    return 'RESTORED';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

test(`[R-13] ${rounds} spoiled backups are each found out before anything is overwritten`, async () => {
  const wrong: string[] = [];
  for (let seed = 0; seed < rounds; seed++) {
    const what = spoilings[seed % spoilings.length]!(chance(seed));
    const answer = await tryRestore();
    const untouched = bench.names().length === 2 && !existsSync(path.join(bench.profile, 'restore-work'));
    if (answer !== 'BACKUP_DAMAGED' || !untouched) wrong.push(`seed ${seed}: ${what}: ${answer}`);
    for (const name of readdirSync(good)) copyFileSync(path.join(good, name), path.join(store(), name));
  }

  expect(wrong).toEqual([]);
}, 14_400_000);

test('[R-13] a set sealed for another company is refused, and its file alone is no set', async () => {
  const other = await backupBench();
  const foreign = await runOnce(other);
  const folder = path.join(other.profile, 'backups');
  for (const name of readdirSync(folder)) copyFileSync(path.join(folder, name), path.join(store(), name));
  await other.dispose();

  const { sets } = await bench.backups.list();
  const restoring = await bench.backups.preview(foreign).catch((error: { code: string }) => error.code);

  expect(sets.find((set) => set.id === foreign)?.status).toBe('damaged');
  expect(restoring).toBe('BACKUP_DAMAGED');
  for (const name of readdirSync(store())) if (name.includes(foreign)) rmSync(path.join(store(), name));
});

test('[R-13] canary: the same set, unspoiled, is restored', async () => {
  expect(await tryRestore()).toBe('RESTORED');
  expect(bench.names()).toEqual([canary]);
});
