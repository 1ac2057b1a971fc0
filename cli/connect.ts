import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { type CoreClient, openHeadless } from '#main/core/open-headless.ts';
import { type RunFile, readRunFile } from '#main/core/run-file.ts';
import { defaultDataFolder } from '#main/shell/data-folder.ts';
import { CliError } from './cli-error.ts';
import { readSecret } from './secret.ts';

export interface ConnectOptions {
  readonly data?: string;
  readonly account?: string;
  readonly passwordFile?: string;
  readonly json?: boolean;
}

export interface Connection {
  readonly client: CoreClient;
  close(): Promise<void>;
}

/** The options of every command that asks a desktop. */
export const connectFlags: readonly (readonly [string, string])[] = [
  ['--data <folder>', 'data folder of the desktop (default: this computer’s own)'],
  ['--account <account>', 'whose work to open where it is locked (default: who worked last)'],
  ['--password-file <file>', 'file that holds the password; else OUTPOST_PASSWORD or a prompt'],
  ['--json', 'answer in JSON'],
];

/** The running desktop of the data folder, or its core in this process where none runs; as it is, perhaps locked. */
export function connectLocked(options: ConnectOptions): Connection {
  const dataFolder = options.data ?? defaultDataFolder();
  const run = readRunFile(dataFolder);
  return run ? { client: clientOf(run), close: async () => {} } : openHeadless(dataFolder);
}

/** The same, unlocked. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const connection = connectLocked(options);
  try {
    await unlock(connection.client, options);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function clientOf(run: RunFile): CoreClient {
  const link = new RPCLink({
    url: `http://127.0.0.1:${run.port}/rpc`,
    headers: { authorization: `Bearer ${run.token}` },
  });
  return createORPCClient<CoreClient>(link);
}

async function unlock(client: CoreClient, options: ConnectOptions): Promise<void> {
  const state = await client.desktop.state();
  if (state.phase === 'firstRun') {
    throw new CliError('NO_PROFILE', 'Nobody has worked in this data folder yet.', {
      why: 'It holds no profile.',
      todo: 'Start the desktop once and create or join a company, or name another folder with --data.',
    });
  }
  if (state.phase === 'open' && (options.account === undefined || options.account === state.account)) return;
  const account = options.account ?? state.account;
  if (account === null) throw new CliError('ACCOUNT_NEEDED', 'Say whose work to open with --account.');
  const prompt = `Password of ${account}`;
  const password = await readSecret({ prompt, file: options.passwordFile, env: 'OUTPOST_PASSWORD' });
  await client.desktop.unlock({ account, password });
}
