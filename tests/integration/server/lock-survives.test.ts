import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CompanyServer, foundCompany } from '../../support/journey/company-server.ts';

let root: string;
let server: CompanyServer;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'outpost-lock-'));
  server = await foundCompany(root);
}, 90_000);
afterAll(async () => {
  await server?.end();
  rmSync(root, { recursive: true, force: true });
});

const tryOnce = async (password: string): Promise<string> => {
  try {
    await server.rest('POST', '/auth/login', { account: 'admin', password });
    return '200';
  } catch (error) {
    return /: (\d{3}) /.exec((error as Error).message)?.[1] ?? 'failed';
  }
};

test('[8.1.4.1 b] five wrong tries lock a real server’s account; killing the process gives nothing back, an administrator does', async () => {
  const wrong: string[] = [];
  for (let index = 0; index < 5; index += 1) wrong.push(await tryOnce('Wrong-guess-123'));
  expect(wrong).toEqual(Array(5).fill('401'));
  expect(await tryOnce('Correct-horse-7')).toBe('429');

  await server.kill();
  await expect(server.start()).rejects.toThrow('429');
  expect(await tryOnce('Correct-horse-7')).toBe('429');

  await server.command('user', 'unlock', 'admin');
  expect(await tryOnce('Correct-horse-7')).toBe('200');
  const { policy } = (await server.command('policy', 'show')) as { policy: { preset: string } };
  expect(policy.preset).toBe('djbh3');
  await expect(server.command('policy', 'set', '--set', 'maxAgeDays=400')).rejects.toThrow('SIGN_IN_POLICY_TOO_WEAK');
}, 120_000);
