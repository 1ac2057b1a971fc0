import { homedir } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { type Console, type ConsoleClient, openConsole } from '#server/host/console.ts';
import {
  loadServerConfig,
  type ServerConfig,
  type ServerConfigInput,
  saveServerConfig,
} from '#server/host/server-config.ts';
import { programRoot } from '#shared/node/program-root.ts';
import { CliError } from './cli-error.ts';

export interface DataOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** Each setting of the server as a flag; the data folder's file and the environment name the same. */
export const settingFlags: readonly (readonly [flag: string, text: string])[] = [
  ['--host <address>', 'address to listen on (default 0.0.0.0)'],
  ['--port <number>', 'port for everything (default 8443)'],
  ['--names <list>', 'names and addresses people use, with commas; they go into the certificate'],
  [
    '--trusted-proxies <list>',
    'addresses of reverse proxies, with commas, whose word on the browser’s address is taken',
  ],
  ['--certificate-file <file>', 'a certificate of your own with its chain, PEM, in place of the private one'],
  ['--certificate-key-file <file>', 'its key, PEM'],
  ['--key-file <file>', 'file with the key of the database (default server.key in the data folder)'],
  ['--client-folder <folder>', 'the built web client'],
  ['--metrics-host <address>', 'where the figures are shown (default 127.0.0.1)'],
  ['--metrics-port <number>', 'port of the figures (default 9464)'],
  ['--no-metrics', 'show no figures'],
  ['--password-policy <name>', 'djbh3 (default) or asvs, until the company decides on its own page'],
  ['--second-factor <who>', 'administrators (default), everyone or nobody, likewise'],
  ['--enrol-code-minutes <number>', 'how long a code for a new device counts (default 15, at most 1440)'],
  ['--approve-devices', 'new devices wait for an administrator'],
  ['--backup-folder <folder>', 'where backups go'],
  ['--second-backup-folder <folder>', 'a second place, such as a mounted disk'],
  ['--log-level <level>', 'debug, info, warn, error or silent'],
];

export function dataFolderOf(options: DataOptions): string {
  return options.data ?? process.env.OUTPOST_SERVER_DATA ?? path.join(homedir(), '.outpost-server');
}

export function configOf(options: DataOptions & ServerConfigInput): ServerConfig {
  const config = loadServerConfig(dataFolderOf(options), settingsOf(options));
  return config.clientFolder === undefined ? { ...config, clientFolder: builtClient() } : config;
}

/** Keeps the settings said at `init` in the data folder's file, so that `start` and every later command know them. */
export function keepSettings(options: DataOptions & ServerConfigInput): void {
  saveServerConfig(dataFolderOf(options), settingsOf(options));
}

function settingsOf(options: DataOptions & ServerConfigInput): ServerConfigInput {
  const { data: _data, json: _json, ...rest } = options;
  const known = new Set(settingFlags.map(([flag]) => settingName(flag)));
  const flags = Object.fromEntries(Object.entries(rest).filter(([name]) => known.has(name)));
  // Commander says `metrics: true` where nobody said anything.
  if (flags.metrics === true) delete flags.metrics;
  return flags as ServerConfigInput;
}

/** The options of a command together with those of the commands it stands under. */
export function optionsOf<Options extends DataOptions>(command: Command): Options {
  return command.optsWithGlobals<Options>();
}

/** Asks the running server, or the data where none runs; a refusal comes back with its code. */
export async function withConsole<Answer>(
  options: DataOptions,
  work: (client: ConsoleClient, console: Console) => Promise<Answer>,
): Promise<Answer> {
  const data = options.data === undefined ? {} : { data: options.data };
  const opened = await openConsole(configOf({ ...data, logLevel: 'warn' }));
  try {
    return await work(opened.client, opened);
  } finally {
    await opened.close();
  }
}

export async function findUserId(client: ConsoleClient, account: string): Promise<string> {
  const person = await client.findUser({ account });
  if (person) return person.userId;
  throw new CliError('ACCOUNT_NOT_FOUND', `There is no account ${account}.`, {
    why: 'Nobody in this company has it.',
    todo: 'See the accounts with: outpost server user list',
  });
}

export function timeText(at: number | null | undefined): string {
  return at == null ? '-' : new Date(at).toISOString().replace('T', ' ').slice(0, 16);
}

function builtClient(): string {
  return path.join(programRoot(), 'dist', 'renderer');
}

function settingName(flag: string): string {
  const name = flag.split(' ')[0]!.replace(/^--(no-)?/, '');
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
