import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { restoreServer } from '#server/backups/restore-server.ts';
import { isInitialised } from '#server/host/data-folder.ts';
import { chooseSet, demandYes, follow, tellOutcomes, tellSets } from '../backup-progress.ts';
import { CliError } from '../cli-error.ts';
import { answer } from '../output.ts';
import { readSecret } from '../secret.ts';
import { configOf, type DataOptions, optionsOf, timeText, withConsole } from '../server-console.ts';
import { type ProofOptions, proveTwo, withProof } from './server-officers.ts';

interface BackupOptions extends DataOptions {
  readonly list?: boolean;
}

interface RestoreOptions extends ProofOptions {
  readonly yes?: boolean;
  readonly recoveryKeyFile?: string;
}

/** `outpost server backup|verify|restore`. */
export function addServerBackup(server: Command): void {
  server
    .command('backup')
    .description('Back the server up now and check it, or list its backups')
    .option('--list', 'only list what there is')
    .action(async (_options: BackupOptions, own: Command) => {
      const options = optionsOf<BackupOptions>(own);
      await withConsole(options, async ({ backups }) => {
        if (options.list) tellSets(options.json, await backups.list());
        else tellOutcomes(options.json, await follow(await backups.run()));
      });
    });

  server
    .command('verify [id]')
    .description('Read a backup of the server whole (default: the newest)')
    .action(async (id: string | undefined, _options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      await withConsole(options, async ({ backups }) => {
        const chosen = chooseSet((await backups.list()).sets, id);
        tellOutcomes(options.json, await follow(await backups.verify({ id: chosen })));
      });
    });

  withProof(server.command('restore <id-or-file>'))
    .description('Bring a backup back: by its id, or from a file or folder with the recovery key alone')
    .option('--yes', 'data that is there already may be set aside')
    .option('--recovery-key-file <file>', 'holds the recovery key; else OUTPOST_RECOVERY_KEY or a prompt')
    .action(async (what: string, _options: RestoreOptions, own: Command) => {
      const options = optionsOf<RestoreOptions>(own);
      await (existsSync(what) ? restoreFile(what, options) : restoreSet(what, options));
    });
}

async function restoreSet(id: string, options: RestoreOptions): Promise<void> {
  demandYes(options.yes);
  await withConsole(options, async (client) => {
    const { backups } = client;
    await proveTwo(client, options);
    const done = await follow(await backups.restore({ id }));
    answer(options.json, done, () => `Restored. The data from before is kept for seven days in ${done.keptFolder}`);
  });
}

async function restoreFile(from: string, options: RestoreOptions): Promise<void> {
  if (options.yes && isInitialised(configOf(options)))
    await withConsole(options, (client) => proveTwo(client, options));
  const recoveryKey = await readSecret({
    prompt: 'Recovery key',
    file: options.recoveryKeyFile,
    env: 'OUTPOST_RECOVERY_KEY',
  });
  const restored = await restoreServer({ config: configOf(options), from, recoveryKey, replace: options.yes ?? false });
  if (!restored.ok) throw refusalInWords(restored.error.code);
  const { header, keptFolder, container } = restored.value;
  const { company } = header.source;
  answer(options.json, { company, createdAt: header.createdAt, container, keptFolder }, () =>
    [
      `Restored ${company} as of ${timeText(header.createdAt)} UTC.`,
      ...(keptFolder === null ? [] : [`The data from before is kept for seven days in ${keptFolder}`]),
      'Start it with: outpost server start',
    ].join('\n'),
  );
}

function refusalInWords(code: 'WRONG_RECOVERY_KEY' | 'BACKUP_NEWER' | 'BACKUP_NOT_FOUND' | 'SERVER_EXISTS'): Error {
  if (code !== 'SERVER_EXISTS') return Object.assign(new Error(code), { code });
  return new CliError(code, 'There is a server in this data folder already.', {
    why: 'A restore would take its place.',
    todo: 'Name another folder with --data, or add --yes: the data that is there is kept for seven days.',
  });
}
