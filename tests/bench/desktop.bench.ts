import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { CoreClient } from '#main/core/open-headless.ts';
import { startOutpost } from '../support/journey/outpost-process.ts';
import { account, makeLargeDesktop, password } from './large-desktop.ts';

const rounds = 5;

interface Figure {
  readonly name: string;
  readonly workload: string;
  readonly unit: 'ms';
  readonly value: number;
}

/** A desktop as a process of its own on 100,000 customers and 300,000 contacts: from the command to the first list. */
export async function benchDesktop(): Promise<Figure[]> {
  const data = await makeLargeDesktop();
  const started: number[] = [];
  const unlocked: number[] = [];
  const listed: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    const desktop = await startOutpost(['desktop', '--data', data, '--shell', 'none', '--json']);
    started.push(performance.now() - from);
    const client = clientOf(data);
    unlocked.push(await time(() => client.desktop.unlock({ account, password })));
    listed.push(await time(() => client.customers.list({ limit: 50 })));
    await desktop.stop();
  }
  rmSync(data, { recursive: true, force: true });
  const workload = '100,000 customers and 300,000 contacts, own process, from source, median of 5';
  return [
    { name: 'start to the unlock page', workload, unit: 'ms', value: median(started) },
    { name: 'unlock (Argon2id 64 MiB included)', workload, unit: 'ms', value: median(unlocked) },
    { name: 'first list after unlocking, over RPC', workload, unit: 'ms', value: median(listed) },
  ];
}

function clientOf(data: string): CoreClient {
  const run = JSON.parse(readFileSync(path.join(data, 'run.json'), 'utf8')) as { port: number; token: string };
  const url = `http://127.0.0.1:${run.port}/rpc`;
  return createORPCClient<CoreClient>(new RPCLink({ url, headers: { authorization: `Bearer ${run.token}` } }));
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function median(values: number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
}
