import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { backupBench, canary, last, runOnce } from './backup-host.ts';

const kills = process.env.OUTPOST_FULL ? 100 : 10;

test(`[R-1] killed ${kills} times in the middle of backups, the sets from before stay good and the next one is made`, async () => {
  const bench = await backupBench();
  const first = await runOnce(bench);
  const child = path.resolve('tests/integration/backup/backup-child.ts');

  for (let round = 0; round < kills; round++) {
    const running = spawn(process.execPath, [child, bench.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(running.stdout, 'data');
    await wait(20 + round * 37);
    running.kill('SIGKILL');
    await once(running, 'exit');
  }
  const { sets } = await bench.backups.list();
  const after = await runOnce(bench);
  const restoring = await bench.backups.restore(first, undefined);
  if (!restoring.ok) throw new Error(restoring.error.code);
  await last(restoring.value);

  expect(sets.map((set) => set.status).filter((status) => status === 'damaged')).toEqual([]);
  expect(bench.names()).toEqual([canary]);
  expect((await bench.backups.list()).sets.find((set) => set.id === after)?.status).toBe('verified');
  expect(readdirSync(path.join(bench.profile, 'backup-work'))).toEqual([]);
  expect(readdirSync(path.join(bench.profile, 'backups')).filter((name) => name.endsWith('.part'))).toEqual([]);
  await bench.dispose();
});
