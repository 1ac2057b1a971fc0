import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHeadless } from '#main/core/open-headless.ts';

const password = 'Correct-horse-7';
const program = path.resolve('cli/outpost.ts');
let folder: string;
let running: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-cli-'));
});
afterEach(async () => {
  if (running && running.exitCode === null) {
    running.kill('SIGTERM');
    await once(running, 'exit');
  }
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const environment = {
  ...process.env,
  OUTPOST_ADMIN_PASSWORD: password,
  OUTPOST_PASSWORD: password,
  LANG: 'C',
  LC_ALL: 'C',
};

function outpost(...words: string[]): { status: number | null; answer: Record<string, unknown>; error: string } {
  const run = spawnSync(process.execPath, [program, ...words, '--json'], { encoding: 'utf8', env: environment });
  const line = run.stdout.trim().split('\n').at(-1) ?? '';
  return { status: run.status, answer: line.startsWith('{') ? JSON.parse(line) : {}, error: run.stderr };
}

function initServer(data: string): string {
  const words = ['--company', '前哨测试', '--branch', '总部', '--account', 'admin', '--name', '管理员'];
  const made = outpost('server', 'init', '--data', data, ...words);
  expect(made.error).toBe('');
  const keyFile = path.join(folder, 'recovery.txt');
  writeFileSync(keyFile, `${made.answer.recoveryKey}\n`);
  return keyFile;
}

test('a lost server is rebuilt by command line from a folder of backups and the recovery key', () => {
  const data = path.join(folder, 'server');
  const keyFile = initServer(data);
  const made = outpost('server', 'backup', '--data', data);
  const places = path.join(folder, 'second site');
  spawnSync('cp', ['-r', path.join(data, 'backups'), places]);
  rmSync(data, { recursive: true });

  const rebuilt = path.join(folder, 'rebuilt');
  const restored = outpost('server', 'restore', places, '--data', rebuilt, '--recovery-key-file', keyFile);
  const status = outpost('server', 'status', '--data', rebuilt);
  const again = outpost('server', 'restore', places, '--data', rebuilt, '--recovery-key-file', keyFile);

  expect([made.status, restored.status]).toEqual([0, 0]);
  expect(made.answer).toMatchObject({ step: 'done', outcomes: [{ place: 'folder', ok: true }] });
  expect(restored.answer).toMatchObject({ company: '前哨测试', keptFolder: null });
  expect(status.answer).toMatchObject({ company: '前哨测试', people: 1 });
  expect([again.status, JSON.parse(again.error).error.code]).toEqual([1, 'SERVER_EXISTS']);
});

test('a running server is restored in place by command line and serves again', async () => {
  const data = path.join(folder, 'server');
  initServer(data);
  const words = ['server', 'start', '--data', data, '--host', '127.0.0.1', '--port', '0', '--no-metrics', '--json'];
  running = spawn(process.execPath, [program, ...words], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(running.stdout!, 'data');

  const made = outpost('server', 'backup', '--data', data);
  const hesitant = outpost('server', 'restore', String(made.answer.backupId), '--data', data);
  const restored = outpost('server', 'restore', String(made.answer.backupId), '--data', data, '--yes');
  let status = outpost('server', 'status', '--data', data);
  for (let tries = 0; tries < 20 && status.answer.running !== true; tries++) {
    status = outpost('server', 'status', '--data', data);
  }

  expect(JSON.parse(hesitant.error).error.code).toBe('CONFIRMATION_NEEDED');
  expect(restored.error).toBe('');
  expect(restored.answer).toMatchObject({ step: 'done' });
  expect(status.answer).toMatchObject({ running: true, people: 1 });
  expect(running.exitCode).toBe(null);
  expect(readdirSync(data).filter((name) => name.startsWith('kept-'))).toHaveLength(1);
});

test('a desktop is backed up and brought to a new computer by command line', async () => {
  const data = path.join(folder, 'desktop');
  const host = openHeadless(data);
  const company = { companyName: '前哨贸易', branchName: '总部', name: '张伟', account: 'zhang.wei', password };
  const { recoveryKey } = await host.client.desktop.createCompany({ ...company, sample: false });
  await host.close();
  const keyFile = path.join(folder, 'recovery.txt');
  writeFileSync(keyFile, recoveryKey);

  const made = outpost('backup', 'now', '--data', data);
  const listed = outpost('backup', 'list', '--data', data);
  const backups = path.join(data, 'people', 'zhang.wei', 'backups');
  const file = path.join(backups, readdirSync(backups).find((name) => name.endsWith('.age'))!);
  const elsewhere = path.join(folder, 'new-computer');
  const restored = outpost('backup', 'restore', file, '--data', elsewhere, '--recovery-key-file', keyFile);
  const there = outpost('customers', 'list', '--data', elsewhere);

  expect([made, listed].map((one) => one.error)).toEqual(['', '']);
  expect(listed.answer).toMatchObject({ sets: [{ id: made.answer.backupId, status: 'verified', own: true }] });
  expect(restored.error).toBe('');
  expect(restored.answer).toEqual({ account: 'zhang.wei', company: '前哨贸易' });
  expect(there.status).toBe(0);
});
