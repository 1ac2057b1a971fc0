import type { Command } from 'commander';
import { openHeadless } from '#main/core/open-headless.ts';
import { rotatePersonKey } from '#main/core/rotate-person-key.ts';
import { defaultDataFolder } from '#main/shell/data-folder.ts';
import { CliError } from '../cli-error.ts';
import { answer } from '../output.ts';
import { readSecret } from '../secret.ts';

interface RotateOptions {
  readonly data?: string;
  readonly account?: string;
  readonly passwordFile?: string;
  readonly json?: boolean;
}

/** `outpost key rotate`, also `outpost desktop rotate-key`: a new key for a person's database, as after a leak is feared. */
export function addRotateKeyCommand(parent: Command, name: string): void {
  parent
    .command(name)
    .description('Encrypt a person’s database again under a new key; stop the desktop first')
    .option('--data <folder>', 'data folder (default: this computer’s own)')
    .option('--account <account>', 'whose database (default: who worked last)')
    .option('--password-file <file>', 'file that holds the password; else OUTPOST_PASSWORD, else asked')
    .option('--json', 'answer in JSON')
    .action(async (_options: RotateOptions, command: Command) => {
      const options = command.optsWithGlobals<RotateOptions>();
      const headless = openHeadless(options.data ?? defaultDataFolder());
      try {
        const account = options.account ?? headless.desktop.state().account;
        if (account === null) {
          throw new CliError('NO_PROFILE', 'Nobody has worked on this data folder yet.', {
            todo: 'Give the folder with --data.',
          });
        }
        const password = await readSecret({
          prompt: `Password of ${account}`,
          file: options.passwordFile,
          env: 'OUTPOST_PASSWORD',
        });
        const rotated = await rotatePersonKey(headless.desktop, { account, password });
        if (!rotated.ok) throw Object.assign(new Error(rotated.error.code), { ...rotated.error, data: rotated.error });
        const { generation } = rotated.value;
        answer(
          options.json,
          { account, generation },
          () => `The database of ${account} has a new key (${generation}).`,
        );
      } finally {
        await headless.close();
      }
    });
}
