import { type Command, Option } from 'commander';
import { readRunFile } from '#main/core/run-file.ts';
import { defaultDataFolder } from '#main/shell/data-folder.ts';
import { CliError } from '../cli-error.ts';
import { answer } from '../output.ts';
import { type RunDesktopOptions, runDesktop } from '../run-desktop.ts';
import { addRotateKeyCommand } from './rotate-key.ts';

interface FolderOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** `outpost desktop`: runs the desktop of this computer, or asks the one that runs. */
export function addDesktopCommand(program: Command): void {
  const desktop = program
    .command('desktop')
    .description('Run the desktop of this computer')
    .option('--data <folder>', 'data folder (default: this computer’s own)')
    .addOption(
      new Option('--shell <shell>', 'how it is shown: a window of the browser, Electron, or none (prints an address)')
        .choices(['electron', 'browser', 'none'])
        .default('browser'),
    )
    .option('--account <account>', 'unlock for this person at once (default: who worked last)')
    .option('--unlock-password-file <file>', 'file that holds the password; else OUTPOST_PASSWORD')
    .option('--json', 'tell readiness as one JSON line');
  desktop.action((options: RunDesktopOptions) => runDesktop(options));

  desktop
    .command('address')
    .description('Print an address that opens one more window of the running desktop')
    .option('--data <folder>', 'data folder (default: this computer’s own)')
    .option('--json', 'answer in JSON')
    .action(async (_options: FolderOptions, command: Command) => {
      const options = command.optsWithGlobals<FolderOptions>();
      const address = (await control(options, 'address')).trim();
      answer(options.json, { address }, () => address);
    });

  desktop
    .command('stop')
    .description('Lock the work and end the running desktop')
    .option('--data <folder>', 'data folder (default: this computer’s own)')
    .option('--json', 'answer in JSON')
    .action(async (_options: FolderOptions, command: Command) => {
      const options = command.optsWithGlobals<FolderOptions>();
      await control(options, 'stop');
      answer(options.json, { stopping: true }, () => 'The desktop ends.');
    });

  addRotateKeyCommand(desktop, 'rotate-key');
}

async function control(options: FolderOptions, what: 'address' | 'stop'): Promise<string> {
  const run = readRunFile(options.data ?? defaultDataFolder());
  if (!run) {
    throw new CliError('NOT_RUNNING', 'No desktop runs on this data folder.', {
      todo: 'Start one with: outpost desktop',
    });
  }
  const response = await fetch(`http://127.0.0.1:${run.port}/control/${what}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${run.token}` },
  });
  return response.text();
}
