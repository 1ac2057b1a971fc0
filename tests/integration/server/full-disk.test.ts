import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiskWay, smallDisk } from '../../support/small-disk.ts';

const run = promisify(execFile);
const child = path.resolve('tests/integration/server/full-disk-child.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-full-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function serverOnFullDisk(words: readonly string[], way: DiskWay) {
  const [command, ...rest] = [...words, process.execPath, child, way];
  const { stdout } = await run(command!, rest, { env: { ...process.env, TMPDIR: folder }, timeout: 150_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown> & { saved: number };
}

/** The first way that this machine has, and the one that every machine has. */
const ways = [...new Set<DiskWay>(['limit', smallDisk(tmpdir(), 1).way])];

test.each(ways)(
  '[R-4] [S-MON] a full disk (%s) refuses a save by name and keeps nothing of it; the alert was raised, reading goes on, and with room everything works again',
  async (way) => {
    const words = way === 'tmpfs' ? smallDisk(folder, 96).words : [];

    const seen = await serverOnFullDisk(words, way);

    const { saved } = seen;
    expect(seen).toMatchObject({
      isAlerted: true,
      refused: { body: { code: way === 'tmpfs' ? 'DISK_FULL' : 'DISK_ERROR' } },
      inFull: { rows: saved, effects: saved },
      listed: 200,
      again: 200,
      rows: saved + 1,
      broken: null,
      check: 'ok',
    });
    expect(seen.still).toBeGreaterThanOrEqual(500);
  },
);
