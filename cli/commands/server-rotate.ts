import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { answer, writeLine } from '../output.ts';
import { readSecret } from '../secret.ts';
import { type DataOptions, optionsOf, timeText, withConsole } from '../server-console.ts';
import { wholeNumber } from '../whole-number.ts';
import { type ProofOptions, proveTwo, withProof } from './server-officers.ts';

interface CaOptions extends DataOptions {
  readonly days?: number;
  readonly dropOld?: boolean;
  readonly leaveBehind?: boolean;
}
interface KeyOptions extends ProofOptions {
  readonly recoveryKeyFile?: string;
}

/** `outpost server rotate …`: a new CA, recovery key or certificate, without stopping the server. */
export function addServerRotate(server: Command): void {
  const rotate = server.command('rotate').description('New keys and certificates in place of the old ones');
  rotate
    .command('ca')
    .description('A new certificate authority; devices follow by themselves, then the old one counts no more')
    .option('--days <number>', 'drop the old one after this long at last (default 90)', wholeNumber(1, 180))
    .option('--leave-behind', 'also where devices of 0.1.0 cannot follow: they need a new code')
    .option('--drop-old', 'end a change that runs: devices that have not followed need a new code')
    .action(async (_options: CaOptions, own: Command) => {
      const options = optionsOf<CaOptions>(own);
      const state = await withConsole(options, async (client) => {
        if (options.dropOld) await client.authority.dropOld();
        else await client.authority.rotate({ days: options.days, leaveBehind: options.leaveBehind });
        return await client.authority.state();
      });
      answer(options.json, { ca: state.ca, takeover: state.takeover }, () =>
        [
          `Fingerprint of the certificate authority ${state.ca.fingerprint}`,
          state.takeover
            ? `Devices that have followed: ${state.takeover.followed}, not yet: ${state.takeover.waiting.length}. The old one counts until ${timeText(state.takeover.endsAt)} at the latest.`
            : 'The old certificate authority counts no more.',
        ].join('\n'),
      );
    });

  rotate
    .command('certificate')
    .description('A new key and certificate for this server, shown at once; your own files are read again')
    .action(async (_options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      const { notAfter } = await withConsole(options, (client) => client.authority.renewCertificate());
      answer(options.json, { notAfter }, () => `The server shows a new certificate, until ${timeText(notAfter)}.`);
    });

  withProof(rotate.command('recovery-key'))
    .description('A new recovery key for backups and forgotten passwords; counts after it was typed back')
    .option('--recovery-key-file <file>', 'write the key to this new file instead of showing it')
    .action(async (_options: KeyOptions, own: Command) => {
      const options = optionsOf<KeyOptions>(own);
      const state = await withConsole(options, async (client) => {
        await proveTwo(client, options);
        const { recoveryKey } = await client.authority.beginRecoveryKey();
        const typed = await keep(recoveryKey, options.recoveryKeyFile);
        await client.authority.confirmRecoveryKey({ recoveryKey: typed });
        return await client.authority.state();
      });
      const { recovery } = state;
      answer(options.json, recovery, () =>
        [
          'The new recovery key counts. Desktops follow at their next contact; the next backup is sealed for it.',
          ...recovery.retired.map(
            ({ until, backups }) => `Keep the key that counted until ${timeText(until)}: ${backups} backups need it.`,
          ),
        ].join('\n'),
      );
    });
}

/** In a file it is read back from the disk; on a screen it is typed back: what nobody holds must not count. */
async function keep(recoveryKey: string, file: string | undefined): Promise<string> {
  if (file === undefined) {
    writeLine(`New recovery key, shown this once. Write it down and lock it away:\n\n  ${recoveryKey}\n`);
    return await readSecret({ prompt: 'Type it back', env: 'OUTPOST_RECOVERY_KEY' });
  }
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, `${recoveryKey}\n`);
    fsyncSync(handle);
    closeSync(handle);
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new CliError('FILE_NOT_WRITTEN', `The recovery key could not be written to ${file}.`, {
      why: (error as Error).message,
      todo: 'Give a new file in a folder you may write; the old key still counts.',
    });
  }
}
