import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { chooseSet, demandYes, follow, tellOutcomes, tellSets } from './backup-progress.ts';
import { type Connection, type ConnectOptions, connect, connectFlags, connectLocked } from './connect.ts';
import { answer } from './output.ts';
import { readSecret } from './secret.ts';

interface RestoreOptions extends ConnectOptions {
  readonly yes?: boolean;
  readonly recoveryKeyFile?: string;
}

/** `outpost backup now|list|verify|restore`: the backups of this computer's data. */
export function addBackupCommands(program: Command): void {
  const backup = program.command('backup').description('Backups of this computer’s data');

  withFlags(backup.command('now').description('Make a backup now and check it')).action((options: ConnectOptions) =>
    asked(options, async ({ client }) => tellOutcomes(options.json, await follow(await client.backups.run()))),
  );

  withFlags(backup.command('list').description('Backups of every place, newest first')).action(
    (options: ConnectOptions) =>
      asked(options, async ({ client }) => tellSets(options.json, await client.backups.list())),
  );

  withFlags(
    backup
      .command('verify [id]')
      .description('Read a backup whole: hash, seal, database, counts (default: the newest)'),
  ).action((id: string | undefined, options: ConnectOptions) =>
    asked(options, async ({ client }) => {
      const chosen = chooseSet((await client.backups.list()).sets, id);
      tellOutcomes(options.json, await follow(await client.backups.verify({ id: chosen })));
    }),
  );

  withFlags(
    backup
      .command('restore <id-or-file>')
      .description(
        'Bring a backup back: by its id in place of the present data, or a file as a person of this computer',
      )
      .option('--yes', 'the present data may be set aside')
      .option(
        '--recovery-key-file <file>',
        'for a file, or a set of another device: holds the recovery key; else OUTPOST_RECOVERY_KEY or a prompt',
      ),
  ).action((what: string, options: RestoreOptions) =>
    existsSync(what) ? restoreFile(path.resolve(what), options) : restoreSet(what, options),
  );
}

async function restoreSet(id: string, options: RestoreOptions): Promise<void> {
  demandYes(options.yes);
  await asked(options, async ({ client }) => {
    const set = (await client.backups.list()).sets.find((one) => one.id === id);
    const recoveryKey = set?.own === false ? await askRecoveryKey(options) : undefined;
    const done = await follow(await client.backups.restore({ id, ...(recoveryKey !== undefined && { recoveryKey }) }));
    answer(options.json, done, () => `Restored. The data from before is kept for seven days in ${done.keptFolder}`);
  });
}

/** The password becomes the restored person's. */
async function restoreFile(file: string, options: RestoreOptions): Promise<void> {
  const recoveryKey = await askRecoveryKey(options);
  const password = await readSecret({ prompt: 'New password', file: options.passwordFile, env: 'OUTPOST_PASSWORD' });
  const connection = connectLocked(options);
  try {
    for await (const _ of await connection.client.desktop.restore({ path: file, recoveryKey, password }));
    const state = await connection.client.desktop.state();
    answer(options.json, { account: state.account, company: state.company }, () =>
      [`Restored ${state.name} (${state.account})`, state.company].join(', '),
    );
  } finally {
    await connection.close();
  }
}

function askRecoveryKey(options: RestoreOptions): Promise<string> {
  return readSecret({ prompt: 'Recovery key', file: options.recoveryKeyFile, env: 'OUTPOST_RECOVERY_KEY' });
}

async function asked(options: ConnectOptions, work: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await connect(options);
  try {
    await work(connection);
  } finally {
    await connection.close();
  }
}

function withFlags(command: Command): Command {
  for (const [flag, text] of connectFlags) command.option(flag, text);
  return command;
}
