import type { Command } from 'commander';
import type { CoreClient } from '#main/core/open-headless.ts';
import { type ConnectOptions, connect, connectFlags } from '../connect.ts';
import { answer } from '../output.ts';

/** `outpost sync now|status`. */
export function addSyncCommand(program: Command): void {
  const sync = program.command('sync').description('Synchronising with the company’s server');
  add(sync, 'status', 'Where synchronising stands: what waits, conflicts, held-back work, the last exchange', status);
  add(sync, 'now', 'Exchange at once; exit status 0 only when it was done', now);
}

type Action = (client: CoreClient, options: ConnectOptions) => Promise<void>;

function add(sync: Command, name: string, description: string, action: Action): void {
  const command = sync.command(name).description(description);
  for (const [flag, text] of connectFlags) command.option(flag, text);
  command.action(async (options: ConnectOptions) => {
    const { client, close } = await connect(options);
    try {
      await action(client, options);
    } finally {
      await close();
    }
  });
}

async function status(client: CoreClient, options: ConnectOptions): Promise<void> {
  const found = await client.sync.status();
  answer(options.json, found, () =>
    [
      `state      ${found.state}${found.server ? ` (${found.server.name}, ${found.server.address})` : ''}`,
      `waiting    ${found.waiting}`,
      `conflicts  ${found.conflicts}`,
      `held back  ${found.held}`,
      `data as of ${found.dataAsOf === null ? '-' : new Date(found.dataAsOf).toISOString()}`,
      ...(found.problem ? [`problem    ${found.problem.code}`] : []),
    ].join('\n'),
  );
}

/** Exchanges once; what prevented it is told in the catalogue’s words. */
export async function now(client: CoreClient, options: ConnectOptions): Promise<void> {
  const { run, problem } = await client.sync.now();
  if (problem !== null) throw Object.assign(new Error(problem), { code: problem, data: { run } });
  answer(options.json, run, () =>
    run
      ? `sent ${run.sent}, received ${run.received}, removed ${run.removed} in ${run.durationMs} ms; ${run.bytesSent} bytes up, ${run.bytesReceived} bytes down`
      : 'There was nothing to exchange.',
  );
}
