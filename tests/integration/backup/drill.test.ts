import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BackupBench, backupBench, runOnce } from './backup-host.ts';

const dayMs = 86_400_000;
const lookMs = 600_000;

let bench: BackupBench;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  bench = await backupBench();
});
afterEach(async () => {
  vi.useRealTimers();
  await bench.dispose();
});

/** Lets the false clock go on, and whatever that begins come to its end. */
async function pass(ms: number): Promise<void> {
  bench.now += ms;
  vi.advanceTimersByTime(lookMs);
  await vi.waitFor(() => expect(bench.backups.isRunning()).toBe(false), { timeout: 20_000 });
}

async function withBackups(): Promise<string> {
  bench.backups.saveSettings({ ...bench.backups.state().settings, schedule: { kind: 'off' } });
  const id = await runOnce(bench);
  bench.backups.start();
  return id;
}

test('[S-MON] thirty days after the first backup the newest one is restored on trial by itself, and again thirty days later', async () => {
  const id = await withBackups();
  const first = bench.now;
  expect(bench.backups.state()).toMatchObject({ lastDrill: null, nextDrillAt: first + 30 * dayMs });

  await pass(29 * dayMs);
  expect(bench.backups.state().lastDrill).toBeNull();
  await pass(2 * dayMs);

  const drilled = { at: bench.now, id, problem: null };
  expect(bench.backups.state()).toMatchObject({ lastDrill: drilled, nextDrillAt: bench.now + 30 * dayMs });
  await pass(dayMs);
  expect(bench.backups.state().lastDrill).toEqual(drilled);
  await pass(30 * dayMs);
  expect(bench.backups.state().lastDrill).toEqual({ ...drilled, at: bench.now });
  expect((await bench.backups.list()).sets.map(({ status }) => status)).toEqual(['verified']);
});

test('[S-MON] a drill that finds a damaged backup says so, is shown as a problem, and is tried again the next day', async () => {
  const id = await withBackups();
  const folder = bench.backups.state().folderInUse;
  const name = readdirSync(folder, { recursive: true })
    .map(String)
    .find((each) => each.endsWith('.age'))!;
  const file = path.join(folder, name);
  const bytes = readFileSync(file);
  bytes[Math.floor(statSync(file).size / 2)]! ^= 1;
  writeFileSync(file, bytes);

  await pass(31 * dayMs);

  const { lastDrill, lastProblem, nextDrillAt } = bench.backups.state();
  expect(lastDrill).toEqual({ at: bench.now, id, problem: 'BACKUP_DAMAGED' });
  expect(lastProblem).toMatchObject({ place: 'folder', code: 'BACKUP_DAMAGED' });
  expect(nextDrillAt).toBe(bench.now + dayMs);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  writeFileSync(file, bytes);
  await pass(dayMs + 1);
  expect(bench.backups.state().lastDrill).toEqual({ at: bench.now, id, problem: null });
});

test('[S-MON] how often is a setting that lasts, and counts at once', async () => {
  await withBackups();
  const { settings } = bench.backups.state();
  expect(bench.backups.saveSettings({ ...settings, drillDays: 7 }).ok).toBe(true);

  await pass(7 * dayMs);

  expect(bench.backups.state().lastDrill).toMatchObject({ at: bench.now, problem: null });
  expect(JSON.parse(readFileSync(path.join(bench.profile, 'backups.json'), 'utf8'))).toMatchObject({
    settings: { drillDays: 7 },
    lastDrill: { at: bench.now },
  });
});
