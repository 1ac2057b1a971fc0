import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'outpost-cli-server-'));
const data = path.join(folder, 'data');
const running: ChildProcess[] = [];
const password = 'Correct-horse-7';
const environment = {
  ...process.env,
  OUTPOST_SERVER_DATA: data,
  OUTPOST_ADMIN_PASSWORD: password,
  LANG: 'C',
  LC_ALL: '',
};
const entry = path.join(root, 'cli', 'outpost.ts');

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function outpost(...words: string[]): Promise<Told> {
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...words], { env: environment }, (error, out, err) => {
      resolve({ status: error ? Number(error.code ?? 1) : 0, out, err });
    });
  });
}

async function asked<Answer>(...words: string[]): Promise<Answer> {
  const { status, out, err } = await outpost(...words, '--json');
  expect([words.join(' '), status, err]).toEqual([words.join(' '), 0, '']);
  return JSON.parse(out) as Answer;
}

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const words = ['server', 'start', '--json', '--host', '127.0.0.1', '--port', '0', '--metrics-port', '0'];
  const child = spawn(process.execPath, [entry, ...words], { env: environment });
  running.push(child);
  const [chunk] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, url: (JSON.parse(chunk.toString()) as { url: string }).url };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  const [status] = (await once(child, 'exit')) as [number | null];
  return status;
}

test('a company is made once, by words, with its secrets from files and the environment', async () => {
  const key = path.join(folder, 'recovery-key');
  const none = await outpost('server', 'status', '--json');
  const made = await asked<{ caFingerprint: string }>(
    ...['server', 'init', '--company', '前哨', '--name', '王芳', '--recovery-key-file', key],
  );
  const again = await outpost('server', 'init', '--company', '前哨', '--name', '王芳', '--json');

  expect([none.status, JSON.parse(none.err).error.code]).toEqual([1, 'NOT_INITIALISED']);
  expect(made.caFingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(readFileSync(key, 'utf8')).toMatch(/^AGE-SECRET-KEY-1/);
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect([again.status, JSON.parse(again.err).error.code]).toEqual([1, 'CONFIG_INVALID']);
});

test('people, codes and devices are managed the same way with and without a running server', async () => {
  const offline = await asked<{ activationCode: string }>('server', 'user', 'add', 'mei', '--name', '李梅');
  const { child } = await start();
  const online = await asked<{ activationCode: string }>('server', 'user', 'add', 'lin', '--name', '林强');
  const code = await asked<{ code: string }>('server', 'enrol-code', 'create', '--account', 'lin');
  const people = await asked<{ account: string; hasPassword: boolean }[]>('server', 'user', 'list');
  const status = await asked<{ running: boolean; people: number }>('server', 'status');
  await asked('server', 'user', 'disable', 'lin');
  const devices = await asked<unknown[]>('server', 'device', 'list');
  const last = await outpost('server', 'user', 'disable', 'admin', '--json');

  expect([offline.activationCode, online.activationCode]).toEqual([expect.any(String), expect.any(String)]);
  expect(code.code).toMatch(/^OUTPOST1-/);
  expect(people.map(({ account, hasPassword }) => [account, hasPassword])).toEqual([
    ['admin', true],
    ['lin', false],
    ['mei', false],
  ]);
  expect(status).toMatchObject({ running: true, people: 3 });
  expect(devices).toEqual([]);
  expect([last.status, JSON.parse(last.err).error.code]).toEqual([1, 'LAST_ADMINISTRATOR']);
  expect(await end(child, 'SIGTERM')).toBe(0);
});

test('a second server is refused, a stopped one ends with 0, and a killed one leaves nothing in the way', async () => {
  const first = await start();
  const second = await outpost('server', 'start', '--port', '0', '--json');
  expect([second.status, JSON.parse(second.err.trim().split('\n').at(-1)!).error.code]).toEqual([1, 'FOLDER_LOCKED']);

  await end(first.child, 'SIGKILL');
  const next = await start();

  expect((await asked<{ running: boolean }>('server', 'status')).running).toBe(true);
  expect(await end(next.child, 'SIGINT')).toBe(0);
});

test('[S-LOG-3] the audit is listed and proved', async () => {
  const rows = await asked<{ kind: string; procedure: string | null; actor: string | null }[]>(
    'server',
    'audit',
    '--limit',
    '100',
  );
  const verdict = await asked<{ records: number; broken: null }>('server', 'audit', '--verify');

  expect(rows.some(({ actor }) => actor === 'console')).toBe(true);
  expect(rows.map((row) => row.procedure ?? row.kind)).toEqual(
    expect.arrayContaining(['company.found', 'users.create', 'enrolCode.create', 'account.disable']),
  );
  expect(verdict).toMatchObject({ records: rows.length, broken: null });
});

test('every command tells how it is used, takes no secret as a word, and says 2 when asked wrongly', async () => {
  const commands = [[], ['init'], ['user', 'add'], ['enrol-code', 'create'], ['restore']];
  for (const command of commands) {
    const help = await outpost('server', ...command, '--help');
    expect([command.join(' '), help.status]).toEqual([command.join(' '), 0]);
    expect(help.out).toContain('Usage: outpost server');
    expect(help.out).not.toMatch(/--(admin-)?password <|--recovery-key <|--key <|--secret/);
  }
  expect((await outpost('server', 'user', 'add')).status).toBe(2);
  expect((await outpost('server', 'nothing')).status).toBe(2);
}, 240_000);
