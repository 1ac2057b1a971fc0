import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Destroys as the server does it, and kills itself before that lasting step; prints how many steps there were. */
const [data, deadly] = process.argv.slice(2) as [string, string];
let steps = 0;
for (const name of ['writeSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'rmSync', 'unlinkSync'] as const) {
  const real = fs[name] as unknown as (...words: unknown[]) => unknown;
  const counted = (...words: unknown[]) => {
    steps += 1;
    if (steps === Number(deadly)) process.kill(process.pid, 'SIGKILL');
    return real(...words);
  };
  Object.assign(fs, { [name]: counted });
}
syncBuiltinESMExports();

const { finishLeave } = await import('#server/leave/finish-leave.ts');
const { loadServerConfig } = await import('#server/host/server-config.ts');
try {
  finishLeave(loadServerConfig(data, {}, {}));
} catch (error) {
  if ((error as { code?: string }).code !== 'COMPANY_LEFT') throw error;
  console.log(steps);
}
