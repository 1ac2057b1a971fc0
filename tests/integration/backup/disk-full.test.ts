import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BackupBench, backupBench, canary, last, runOnce } from './backup-host.ts';

let bench: BackupBench;
let disk: string;
beforeEach(async () => {
  bench = await backupBench();
  disk = path.join(bench.folder, 'disk');
  mkdirSync(disk);
});
afterEach(async () => {
  spawnSync('umount', [disk]);
  await bench.dispose();
});

test('[R-4] a full disk fails the backup in that place by name, harms nothing, and works again when there is room', async ({
  skip,
}) => {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
  if (mounted.error || mounted.status !== 0) skip('a small disk can only be mounted by root');
  bench.backups.saveSettings({ ...bench.backups.state().settings, secondFolder: disk });
  const filler = path.join(disk, 'filler');
  writeFileSync(filler, Buffer.alloc(900_000));

  const full = bench.backups.run('manual');
  if (!full.ok) throw new Error(full.error.code);
  const done = await last(full.value);
  const files = readdirSync(disk, { recursive: true }).map(String);
  rmSync(filler);
  const again = await runOnce(bench);
  const { sets } = await bench.backups.list();

  expect(done.outcomes).toEqual([
    { place: 'folder', ok: true, problem: null },
    { place: 'secondFolder', ok: false, problem: 'DISK_FULL' },
  ]);
  expect(files.filter((name) => name.endsWith('.age') || name.endsWith('.part'))).toEqual([]);
  expect(sets.find((set) => set.id === again)?.copies.map((copy) => copy.status)).toEqual(['verified', 'verified']);
  expect(bench.names()).toEqual([canary]);
  expect(readFileSync(path.join(bench.profile, 'backups.json'), 'utf8')).not.toContain(canary);
});
