import type { Command } from 'commander';
import { finishLeave } from '#server/leave/finish-leave.ts';
import { isFault } from '#shared/kernel/fault.ts';
import { answer, writeLine } from '../output.ts';
import { configOf, type DataOptions, optionsOf, withConsole } from '../server-console.ts';
import { type ProofOptions, proveTwo, withProof } from './server-officers.ts';

interface ExportOptions extends ProofOptions {
  readonly out: string;
}

interface DestroyOptions extends ProofOptions {
  readonly export: string;
  readonly company: string;
}

/** `outpost server leave export|devices|destroy`: the way out, in the order in which it is gone. [S-PI-8] */
export function addServerLeave(server: Command): void {
  const leave = server.command('leave').description('Leave the program: export everything, then destroy it provably');

  withProof(leave.command('export'))
    .description('Write everything in open formats into a folder, and prove that it is whole')
    .requiredOption('--out <folder>', 'a folder that exists, outside of the data')
    .action(async (_options: ExportOptions, own: Command) => {
      const options = optionsOf<ExportOptions>(own);
      await withConsole(options, async (client) => {
        await proveTwo(client, options);
        let shown = '';
        for await (const word of await client.leave.exportAll({ folder: options.out })) {
          if (word.table !== null && word.table !== shown && !options.json) writeLine(`${word.table} …`);
          shown = word.table ?? shown;
          if (word.step !== 'done') continue;
          answer(options.json, word, () =>
            [`Exported ${word.done} rows to ${word.folder}`, `Proven whole: SHA-256 ${word.digest}`].join('\n'),
          );
        }
      });
    });

  withProof(leave.command('devices'))
    .description('Revoke every device and tell it to delete its data at its next contact')
    .action(async (_options: ProofOptions, own: Command) => {
      const options = optionsOf<ProofOptions>(own);
      await withConsole(options, async (client) => {
        await proveTwo(client, options);
        const { asked } = await client.leave.callDevices();
        const { devices } = await client.leave.state();
        answer(options.json, { told: asked, ...devices }, () =>
          [
            `Told ${asked} devices.`,
            `Proven to have deleted: ${devices.wiped}; not heard of yet: ${devices.asked}`,
          ].join('\n'),
        );
      });
    });

  withProof(leave.command('destroy'))
    .description('Destroy keys, data and backups of this server for good')
    .requiredOption('--export <folder>', 'the folder that `leave export` made')
    .requiredOption('--company <name>', 'the name of the company, whole: nothing brings it back')
    .action(async (_options: DestroyOptions, own: Command) => {
      const options = optionsOf<DestroyOptions>(own);
      const isRunning = await withConsole(options, async (client, { running }) => {
        await proveTwo(client, options);
        const { certificate } = await client.leave.destroy({ folder: options.export, company: options.company });
        answer(options.json, certificate, () => `The certificate lies in ${options.export}`);
        return running;
      });
      if (!isRunning) destroyHere(options);
    });
}

/** Where no server runs, nobody else would carry the order out. */
function destroyHere(options: DataOptions): void {
  try {
    finishLeave(configOf({ ...(options.data === undefined ? {} : { data: options.data }) }));
  } catch (error) {
    if (!isFault(error) || error.code !== 'COMPANY_LEFT') throw error;
  }
}
