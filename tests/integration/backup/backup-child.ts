import { backupBench } from './backup-host.ts';

/** Backs a profile up again and again until somebody ends the process. */
const bench = await backupBench(process.argv[2]);
process.stdout.write('ready\n');
for (;;) {
  bench.now += 60_000;
  await bench.backups.runAndWait('manual');
}
