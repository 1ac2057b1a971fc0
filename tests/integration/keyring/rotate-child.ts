import { rotateDatabaseKey } from '#shared/keyring/rotate-database-key.ts';

/** Rotates, and ends itself without warning before the step that is asked for. */
const [folder, password, deadlyStep] = process.argv.slice(2) as [string, string, string];
await rotateDatabaseKey(folder, password, {
  onStep: (step) => {
    if (step === deadlyStep) process.kill(process.pid, 'SIGKILL');
  },
});
