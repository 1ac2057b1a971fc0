import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const entry = path.resolve('cli/outpost.ts');
let folder: string;
let data: string;
let out: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-cli-leave-'));
  data = path.join(folder, 'data');
  out = path.join(folder, 'out');
  mkdirSync(out);
  const key = path.join(folder, 'recovery-key');
  const words = ['server', 'init', '--company', '前哨', '--name', '王芳', '--recovery-key-file', key];
  expect((await outpost(...words)).status).toBe(0);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const environment = () => ({
  ...process.env,
  OUTPOST_SERVER_DATA: data,
  OUTPOST_ADMIN_PASSWORD: 'Correct-horse-7',
  LANG: 'C',
  LC_ALL: '',
});

/** What the command line said: its answer, or the code of its refusal. */
function outpost(...words: string[]): Promise<{ status: number; answer: Record<string, unknown>; code: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...words, '--json'], { env: environment() }, (error, said, err) => {
      const failed = error ? JSON.parse(err.trim().split('\n').at(-1)!) : undefined;
      const answer = said.trim() === '' ? {} : JSON.parse(said.trim().split('\n').at(-1)!);
      resolve({ status: error ? Number(error.code ?? 1) : 0, answer, code: failed?.error.code ?? '' });
    });
  });
}

const leave = (...words: string[]) => outpost('server', 'leave', ...words);
const destroy = (exported: string, company = '前哨') => leave('destroy', '--export', exported, '--company', company);

test('[S-PI-8] by command line, nothing is destroyed without an export or under another name; then nothing is left but a certificate', async () => {
  expect((await leave('export', '--out', path.join(folder, 'nowhere'))).code).toBe('LEAVE_FOLDER_UNUSABLE');
  expect((await destroy(out)).code).toBe('LEAVE_EXPORT_UNPROVEN');
  const exported = await leave('export', '--out', out);
  const { folder: made, digest } = exported.answer as { folder: string; digest: string };
  const told = await leave('devices');
  const misnamed = await destroy(made, '前哨二店');
  expect(existsSync(path.join(data, 'server.key'))).toBe(true);

  const done = await destroy(made);

  expect(told.answer).toMatchObject({ told: 0, active: 0, asked: 0, wiped: 0 });
  expect(misnamed.code).toBe('LEAVE_NAME_DIFFERS');
  expect(done.answer).toMatchObject({ company: '前哨', exportDigest: digest, keyErased: true, devicesUnproven: 0 });
  expect(readdirSync(data).filter((name) => !name.endsWith('.lock'))).toEqual([]);
  expect(JSON.parse(readFileSync(path.join(made, 'destroyed.json'), 'utf8'))).toMatchObject({ company: '前哨' });
  expect((await outpost('server', 'status')).code).toBe('NOT_INITIALISED');
});

test('[S-PI-8] while a server runs, the command line has it carry the order out and end', async () => {
  const words = ['server', 'start', '--json', '--host', '127.0.0.1', '--port', '0', '--metrics-port', '0'];
  const running = spawn(process.execPath, [entry, ...words], { env: environment() });
  await once(running.stdout, 'data');
  const ended = once(running, 'exit');
  const exported = await leave('export', '--out', out);
  const made = String(exported.answer.folder);

  const done = await destroy(made);
  await ended;
  // The next start finds the order and carries it out before it opens anything.
  const next = await outpost('server', 'start', '--port', '0');

  expect([done.status, done.code]).toEqual([0, '']);
  expect(['COMPANY_LEFT', 'NOT_INITIALISED']).toContain(next.code);
  expect(readdirSync(data).filter((name) => !name.endsWith('.lock'))).toEqual([]);
  expect(existsSync(path.join(made, 'certificate-of-destruction.json'))).toBe(true);
});
