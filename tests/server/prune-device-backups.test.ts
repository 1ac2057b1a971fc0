import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scheduleOf } from '#server/backups/backup-defaults.ts';
import { pruneDeviceBackups } from '#server/backups/prune-device-backups.ts';
import { setName } from '#shared/backup/backup-target.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 22, 4);
const rules = { daily: 7, weekly: 5, monthly: 12 };
let folder: string;
let device: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-prune-'));
  device = path.join(folder, 'user-1', 'laptop');
  mkdirSync(device, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the server thins out what a device stored, leaves halves alone, and sweeps uploads nobody went on with', () => {
  for (let age = 0; age < 60; age++) {
    const at = now - age * dayMs;
    const base = path.join(device, setName(at, uuidV7Ids({ now: () => at }).next()));
    writeFileSync(`${base}.age`, '');
    if (age !== 40) writeFileSync(`${base}.manifest.json`, '');
  }
  const parts = ['old', 'new'].map((name) => path.join(device, `${name}.part`));
  for (const part of parts) writeFileSync(part, '');
  utimesSync(parts[0]!, (now - 20 * dayMs) / 1000, (now - 20 * dayMs) / 1000);
  utimesSync(parts[1]!, now / 1000, now / 1000);

  const removed = pruneDeviceBackups(folder, rules, now, now - dayMs);
  const again = pruneDeviceBackups(folder, rules, now, now);

  const left = readdirSync(device);
  const containers = left.filter((name) => name.endsWith('.age')).length;
  expect([removed, again]).toEqual([59 - 13, 0]);
  expect(containers).toBe(14);
  expect(left.filter((name) => name.endsWith('.part'))).toEqual(['new.part']);
});

test('the two kinds of schedule are read from cron, others are refused by name', () => {
  expect(scheduleOf('5 2 * * *')).toEqual({ kind: 'daily', at: '02:05' });
  expect(scheduleOf('0 */4 * * *')).toEqual({ kind: 'hours', every: 4 });
  expect(() => scheduleOf('*/5 * * * *')).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID', details: expect.objectContaining({ field: 'backupSchedule' }) }),
  );
});
