import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runUnderShell } from '#main/core/main.ts';
import type { CoreClient } from '#main/core/open-headless.ts';
import type { CoreMessage } from '#main/shell/core-messages.ts';
import { newDataFolder, removeFolder, wang } from './desktop-host.ts';

let dataFolder: string;
const ports: MessagePort[] = [];
beforeEach(() => {
  dataFolder = newDataFolder();
});
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
  removeFolder(dataFolder);
});

/** The Electron side: says what the shell says, and waits for what the core answers. */
function shell() {
  const heard: CoreMessage[] = [];
  const events = new EventEmitter();
  runUnderShell({
    on: (_event, listener) => events.on('message', listener),
    postMessage: (message) => {
      heard.push(message as CoreMessage);
      events.emit('heard');
    },
  });
  const say = (data: unknown, given: MessagePort[] = []) => events.emit('message', { data, ports: given });
  return {
    heard,
    say,
    start: () =>
      say({ type: 'start', dataFolder, machineKey: Buffer.alloc(32, 5).toString('base64'), backend: 'kwallet5' }),
    connect: (): CoreClient => {
      const { port1, port2 } = new MessageChannel();
      ports.push(port1, port2);
      say({ type: 'connect' }, [port1]);
      port2.start();
      return createORPCClient<CoreClient>(new RPCLink({ port: port2 as never }));
    },
    until: async (type: CoreMessage['type']): Promise<CoreMessage> => {
      while (!heard.some((message) => message.type === type)) {
        await new Promise((resolve) => events.once('heard', resolve));
      }
      return heard.find((message) => message.type === type)!;
    },
  };
}

test('the core serves a window on its port, locks when told, and ends when told', async () => {
  const { start, connect, until, say } = shell();
  start();
  await until('state');
  const client = connect();

  await client.desktop.createCompany(wang);
  await client.customers.create({ name: '上海测试有限公司' });
  const open = await client.desktop.state();
  say({ type: 'lock' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const locked = await client.desktop.state();
  await client.desktop.unlock({ account: wang.account, password: wang.password });
  const total = (await client.customers.list({})).total;
  say({ type: 'stop' });

  expect(open).toMatchObject({ phase: 'open', shell: 'electron', sealing: 'keychain' });
  expect(locked.phase).toBe('locked');
  expect(total).toBe(1);
  expect(await until('stopped')).toEqual({ type: 'stopped' });
});

test('[S-KEY-2] with another keychain the password alone opens nothing, and the recovery key does', async () => {
  const first = shell();
  first.start();
  await first.until('state');
  const { recoveryKey } = await first.connect().desktop.createCompany(wang);
  first.say({ type: 'stop' });
  await first.until('stopped');

  const second = shell();
  second.say({
    type: 'start',
    dataFolder,
    machineKey: Buffer.alloc(32, 6).toString('base64'),
    backend: 'gnome_libsecret',
  });
  await second.until('state');
  const client = second.connect();
  const person = { account: wang.account, password: wang.password };

  await expect(client.desktop.unlock(person)).rejects.toMatchObject({
    code: 'DEVICE_SECRET_LOST',
    data: { reason: 'backendChanged' },
  });
  expect((await client.desktop.recover({ ...person, recoveryKey })).name).toBe('王芳');
  second.say({ type: 'stop' });
  await second.until('stopped');
});

test('[S-KEY-3] a keychain that protects nothing needs a password that carries all', async () => {
  const { say, until, connect } = shell();
  say({ type: 'start', dataFolder, machineKey: Buffer.alloc(32).toString('base64'), backend: 'basic_text' });
  await until('state');

  await expect(connect().desktop.createCompany(wang)).rejects.toMatchObject({ code: 'SECRET_STORE_WEAK' });
  say({ type: 'stop' });
  await until('stopped');
});

test('a folder in use is a fault with the holder’s process, not a silent end', async () => {
  const first = shell();
  first.start();
  await first.until('state');
  const second = shell();

  second.start();

  expect(await second.until('fault')).toEqual({ type: 'fault', code: 'FOLDER_LOCKED', pid: process.pid });
  first.say({ type: 'stop' });
  await first.until('stopped');
});
