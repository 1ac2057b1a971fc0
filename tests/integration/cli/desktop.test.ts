import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { databasePath } from '#shared/keyring/finish-rotation.ts';
import { newDataFolder, removeFolder, startTestDesktop, wang } from '../desktop/desktop-host.ts';

const program = 'dist/node/outpost.js';
let data: string;
beforeAll(() => {
  spawnSync(process.execPath, ['scripts/build.ts', '--quiet', 'node'], { stdio: 'inherit' });
});
beforeEach(() => {
  data = newDataFolder();
});
afterEach(() => removeFolder(data));

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

function outpost(args: readonly string[], env: Record<string, string> = {}): Ended {
  return spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', ...env },
    input: '',
  });
}

/** A desktop in a process of its own, as an administrator's script starts it. */
async function startProcess(extra: readonly string[] = []) {
  const args = [program, 'desktop', '--data', data, '--shell', 'none', '--json', ...extra];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ready = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { child, ready: JSON.parse(ready) as { address: string; phase: string; port: number } };
}

async function found(): Promise<void> {
  const host = await startTestDesktop(data);
  await host.client.desktop.createCompany(wang);
  await host.client.customers.create({ name: '上海测试有限公司' });
  await host.close();
}

const password = { OUTPOST_PASSWORD: wang.password };

test('everything can be asked without a window: from a password file, the environment, and in JSON', async () => {
  await found();
  const file = path.join(data, 'password.txt');
  const input = path.join(data, 'input.json');
  writeFileSync(file, `${wang.password}\n`);
  writeFileSync(input, JSON.stringify({ name: '命令行客户' }));

  const created = outpost(['call', 'customers.create', '--data', data, '--input', input, '--password-file', file]);
  const listed = outpost(['customers', 'list', '--data', data, '--json'], password);
  const audit = outpost(['audit', 'verify', '--data', data, '--json'], password);
  const sync = outpost(['sync', 'status', '--data', data, '--json'], password);

  expect(created).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(listed.stdout).total).toBe(2);
  expect(JSON.parse(audit.stdout)).toMatchObject({ broken: null });
  expect(JSON.parse(sync.stdout)).toMatchObject({ state: 'standalone', waiting: 0 });
});

test('[S-KEY-6] a database gets a new key by command: the same password opens the same work, a wrong one changes nothing', async () => {
  await found();
  const file = databasePath(path.join(data, 'people', wang.account));
  const before = readFileSync(file);

  const refused = outpost(['desktop', 'rotate-key', '--data', data, '--json'], {
    OUTPOST_PASSWORD: 'not the password',
  });
  const unchanged = readFileSync(file).equals(before);
  const rotated = outpost(['desktop', 'rotate-key', '--data', data, '--json'], password);
  const listed = outpost(['customers', 'list', '--data', data, '--json'], password);

  expect(refused).toMatchObject({ status: 1 });
  expect(JSON.parse(refused.stderr).error.code).toBe('WRONG_PASSWORD');
  expect(unchanged).toBe(true);
  expect(JSON.parse(rotated.stdout)).toEqual({ account: wang.account, generation: 2 });
  expect(readFileSync(file).subarray(0, 4096).equals(before.subarray(0, 4096))).toBe(false);
  expect(JSON.parse(listed.stdout).total).toBe(1);
});

test('a running desktop answers the command line of its user, and ends when asked', async () => {
  await found();
  const file = path.join(data, 'password.txt');
  writeFileSync(file, wang.password);
  const { child, ready } = await startProcess(['--unlock-password-file', file]);
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));

  const listed = outpost(['customers', 'list', '--data', data]);
  const address = outpost(['desktop', 'address', '--data', data]);
  const second = outpost(['desktop', '--data', data, '--shell', 'none']);
  const stopped = outpost(['desktop', 'stop', '--data', data]);

  expect(ready.phase).toBe('open');
  expect(listed).toMatchObject({ status: 0, stdout: expect.stringContaining('上海测试有限公司') });
  expect(address.stdout.trim()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?token=/);
  expect(second).toMatchObject({ status: 1, stderr: expect.stringContaining('[FOLDER_LOCKED]') });
  expect(stopped.status).toBe(0);
  expect(await exit).toBe(0);
});

test('the exit status is 0 only for what was done, and the reason is told in three parts or as JSON', async () => {
  await found();

  const wrong = outpost(['customers', 'list', '--data', data], { OUTPOST_PASSWORD: 'wrong' });
  const wrongJson = outpost(['customers', 'list', '--data', data, '--json'], { OUTPOST_PASSWORD: 'wrong' });
  const chinese = outpost(['customers', 'list', '--data', data], { OUTPOST_PASSWORD: 'wrong', LANG: 'zh_CN.UTF-8' });
  const none = outpost(['customers', 'list', '--data', data]);
  const unknown = outpost(['call', 'customers.nothing.here', '--data', data], password);
  const usage = outpost(['customers', 'list', '--limit', 'many']);
  const empty = outpost(['customers', 'list', '--data', path.join(data, 'elsewhere')]);
  const help = outpost(['desktop', '--help']);

  expect(wrong).toMatchObject({ status: 1, stdout: '' });
  expect(wrong.stderr).toMatch(/Wrong password \[WRONG_PASSWORD\]\n {2}Why: .+\n {2}What to do: .+/);
  expect(JSON.parse(wrongJson.stderr)).toMatchObject({ error: { code: 'WRONG_PASSWORD' } });
  expect(chinese.stderr).toContain('密码不对');
  expect([none.status, unknown.status, usage.status, empty.status, help.status]).toEqual([1, 1, 2, 1, 0]);
  for (const { stderr } of [wrong, none, unknown, empty]) expect(stderr).not.toMatch(/\n\s+at /);
});

test('[S-KEY-7] a secret is never an argument: no option takes one', () => {
  const text = ['desktop', 'call', 'sync status', 'customers list']
    .map((command) => outpost([...command.split(' '), '--help']).stdout)
    .join('\n');

  expect(text).not.toMatch(/--(password|secret|recovery-key|code)\b(?!-file)/);
});
