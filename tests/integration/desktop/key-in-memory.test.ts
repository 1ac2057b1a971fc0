import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CoreClient } from '#main/core/open-headless.ts';
import { readRunFile } from '#main/core/run-file.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';
import { newDataFolder, removeFolder, startTestDesktop, wang } from './desktop-host.ts';

let data: string;
let child: ChildProcess;
let client: CoreClient;

beforeAll(() => {
  spawnSync(process.execPath, ['scripts/build.ts', '--quiet', 'node'], { stdio: 'inherit' });
});
beforeEach(async () => {
  data = newDataFolder();
  const made = await startTestDesktop(data);
  await made.client.desktop.createCompany(wang);
  await made.client.customers.create({ name: '上海测试有限公司' });
  await made.close();
  const args = ['dist/node/outpost.js', 'desktop', '--shell', 'none', '--data', data, '--json'];
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  const { port, token } = readRunFile(data)!;
  const headers = { authorization: `Bearer ${token}` };
  client = createORPCClient<CoreClient>(new RPCLink({ url: `http://127.0.0.1:${port}/rpc`, headers }));
});
afterEach(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  removeFolder(data);
});

/** How often each form of the key lies anywhere in the memory of a process. */
function countInMemory(pid: number, forms: Record<string, Buffer>): Record<string, number> {
  const counts = Object.fromEntries(Object.keys(forms).map((name) => [name, 0]));
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
    const found = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
    if (!found) continue;
    const start = BigInt(`0x${found[1]}`);
    const bytes = Buffer.alloc(Number(BigInt(`0x${found[2]}`) - start));
    try {
      readSync(memory, bytes, 0, bytes.length, start as unknown as number);
    } catch {
      continue;
    }
    for (const [name, form] of Object.entries(forms)) {
      for (let at = bytes.indexOf(form); at !== -1; at = bytes.indexOf(form, at + 1)) counts[name]! += 1;
    }
  }
  closeSync(memory);
  return counts;
}

test.runIf(process.platform === 'linux')(
  '[S-KEY-4] five seconds after locking no form of the key is left in the memory of the process',
  async () => {
    const person = { account: wang.account, password: wang.password };
    await client.desktop.unlock(person);
    await client.customers.list({});
    const folder = path.join(data, 'people', wang.account);
    const unlocked = await unlockKeyring(folder, wang.password);
    if (!unlocked.ok) throw new Error(unlocked.error.code);
    const { dek } = unlocked.value;
    const forms = {
      raw: dek,
      hex: Buffer.from(dek.toString('hex')),
      base64: Buffer.from(dek.toString('base64')),
      password: Buffer.from(wang.password),
    };

    const whileOpen = countInMemory(child.pid!, forms);
    await client.desktop.lock();
    await client.desktop.unlock(person);
    await client.customers.list({});
    await client.desktop.lock();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    const afterLock = countInMemory(child.pid!, forms);

    expect(whileOpen.raw).toBeGreaterThan(0);
    expect(afterLock).toMatchObject({ raw: 0, hex: 0, base64: 0 });
  },
);

test.runIf(process.platform === 'linux')(
  '[S-KEY-4] [S-KEY-6] after a change of the key neither the old nor the new one is left once it is locked',
  async () => {
    const person = { account: wang.account, password: wang.password };
    const folder = path.join(data, 'people', wang.account);
    const keyNow = async (): Promise<Buffer> => {
      const unlocked = await unlockKeyring(folder, wang.password);
      if (!unlocked.ok) throw new Error(unlocked.error.code);
      return unlocked.value.dek;
    };
    await client.desktop.unlock(person);
    const before = await keyNow();
    await client.desktop.rotateKey({ password: wang.password });
    const after = await keyNow();
    const forms = {
      before,
      beforeHex: Buffer.from(before.toString('hex')),
      beforeBase64: Buffer.from(before.toString('base64')),
      after,
      afterHex: Buffer.from(after.toString('hex')),
      afterBase64: Buffer.from(after.toString('base64')),
    };

    const whileOpen = countInMemory(child.pid!, forms);
    await client.desktop.lock();
    await new Promise((resolve) => setTimeout(resolve, 4_000));

    expect(whileOpen.after).toBeGreaterThan(0);
    expect(countInMemory(child.pid!, forms)).toEqual(Object.fromEntries(Object.keys(forms).map((form) => [form, 0])));
  },
);
