import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { containerEnd, idOfName, manifestEnd, storedName } from '#shared/backup/backup-target.ts';
import { choosePruned } from '#shared/backup/retention.ts';
import type { Retention } from '#shared/features/backups/backups.model.ts';

const unfinishedMs = 14 * 86_400_000;

/**
 * Thins out what devices stored, by the company's retention, as no device can. A container's hash was compared when it
 * arrived, so a set with its manifest counts as verified. Uploads nobody went on with for two weeks are swept.
 */
export function pruneDeviceBackups(
  folder: string,
  retention: Retention,
  now: number,
  lastRunAt: number | null,
): number {
  let removed = 0;
  for (const device of foldersIn(folder).flatMap(foldersIn)) {
    const names = new Set(readdirSync(device));
    const bases = [...names]
      .filter((name) => storedName.test(name) && name.endsWith(containerEnd))
      .map((name) => name.slice(0, -containerEnd.length));
    const whole = bases.filter((base) => names.has(base + manifestEnd));
    const dated = whole.map((base) => ({ id: base, createdAt: momentOf(base), verified: true }));
    const pruned = choosePruned(dated, retention, now, lastRunAt);
    for (const { id } of pruned.ok ? pruned.value : []) {
      rmSync(path.join(device, id + containerEnd), { force: true });
      rmSync(path.join(device, id + manifestEnd), { force: true });
      removed++;
    }
    for (const name of names) {
      const file = path.join(device, name);
      if (name.endsWith('.part') && now - statSync(file).mtimeMs > unfinishedMs) rmSync(file, { force: true });
    }
  }
  return removed;
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(folder, entry.name));
}

/** The id is a UUIDv7: its first 48 bits are the moment, in milliseconds. */
function momentOf(base: string): number {
  return Number.parseInt(idOfName(base).replaceAll('-', '').slice(0, 12), 16);
}
