import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { CoreClient } from '#main/core/open-headless.ts';
import { type CompanyServer, password } from './company-server.ts';
import { type OutpostProcess, startOutpost } from './outpost-process.ts';
import { openRecordingLine, type RecordingLine } from './recording-line.ts';

/** A desktop of a branch: a process of its own, asked as the command line asks it, over a line that can be cut. */
export interface BranchDesktop {
  readonly data: string;
  readonly account: string;
  readonly line: RecordingLine;
  client(): CoreClient;
  output(): string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** By a one-time code of the administrator's; brings the first data. */
  join(server: CompanyServer): Promise<void>;
  /** The computer is lost: killed, and its disk empty. */
  wipe(): Promise<void>;
  end(): Promise<void>;
}

export async function openBranchDesktop(
  root: string,
  account: string,
  server: CompanyServer,
  env: Readonly<Record<string, string>> = {},
): Promise<BranchDesktop> {
  const data = path.join(root, `desktop-${account}`);
  const line = await openRecordingLine(server.port);
  const outputs: string[] = [];
  let running: OutpostProcess | undefined;
  let client: CoreClient | undefined;
  const desktop: BranchDesktop = {
    data,
    account,
    line,
    client: () => client!,
    output: () => outputs.join('\n') + (running?.output() ?? ''),
    start: async () => {
      running = await startOutpost(['desktop', '--data', data, '--shell', 'none', '--json'], env);
      const run = JSON.parse(readFileSync(path.join(data, 'run.json'), 'utf8')) as { port: number; token: string };
      const url = `http://127.0.0.1:${run.port}/rpc`;
      client = createORPCClient<CoreClient>(new RPCLink({ url, headers: { authorization: `Bearer ${run.token}` } }));
    },
    stop: async () => {
      outputs.push(running!.output());
      await running!.stop();
    },
    join: async (company) => {
      const { code } = (await company.command('enrol-code', 'create', '--account', account)) as { code: string };
      const steps = await client!.desktop.join({ address: `127.0.0.1:${line.port}`, code, account, password });
      for await (const _ of steps);
    },
    wipe: async () => {
      outputs.push(running!.output());
      await running!.kill();
      rmSync(data, { recursive: true, force: true });
    },
    end: async () => {
      if (running?.child.exitCode === null && running.child.signalCode === null) await running.kill();
      await line.close();
    },
  };
  await desktop.start();
  return desktop;
}
