import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { resetPassword } from '#server/accounts/manage-accounts.ts';
import { changePassword } from '#server/accounts/set-password.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';
import { type DesktopHost, newDataFolder, removeFolder, startTestDesktop, wang } from './desktop-host.ts';

let server: TestRunningServer;
let host: DesktopHost;
const account = 'admin';
const next = 'Quiet-lantern-88';

beforeEach(async () => {
  server = await runServer();
  host = await startTestDesktop(newDataFolder());
});
afterEach(async () => {
  await host.close();
  removeFolder(host.dataFolder);
  await server.close();
});

async function codeOf(call: Promise<unknown>): Promise<string> {
  const { error } = await safe(call);
  return (error as { code?: string } | null)?.code ?? 'none';
}

async function join(): Promise<string> {
  const userId = server.adminId;
  const address = new URL(server.url).host;
  const code = server.enrolCode(userId);
  for await (const _ of await host.client.desktop.join({ address, code, account, password }));
  await dueIs(null);
  return userId;
}

const reopen = async (typed = password) => {
  await host.client.desktop.lock();
  return codeOf(host.client.desktop.unlock({ account, password: typed }));
};

async function dueIs(wanted: string | null): Promise<void> {
  await host.desktop.work()?.parts.account.refresh();
  await expect.poll(async () => (await host.client.desktop.state()).passwordDue, { timeout: 10_000 }).toBe(wanted);
}

test('a password changed on the web is asked for at the next contact, and opens this computer from then on', async () => {
  const userId = await join();
  const changed = await changePassword(server.core.ports, userId, password, next);
  expect(changed.ok).toBe(true);

  expect(await reopen()).toBe('none');
  await dueIs('changed');
  expect(await codeOf(host.client.customers.list({}))).toBe('SIGN_IN_UNFINISHED');
  expect(await codeOf(host.client.desktop.adoptPassword({ password: 'Not-this-one-1' }))).toBe('WRONG_PASSWORD');
  expect(await codeOf(host.client.desktop.adoptPassword({ password: next }))).toBe('none');

  await dueIs(null);
  expect(await codeOf(host.client.customers.list({}))).toBe('none');
  expect(await reopen(password)).toBe('WRONG_PASSWORD');
  expect(await codeOf(host.client.desktop.unlock({ account, password: next }))).toBe('none');
});

test('after a reset the desktop takes the code and the new password; until then the old one opens it offline only', async () => {
  const userId = await join();
  const reset = resetPassword(server.core.ports, null, userId);
  if (!reset.ok) throw new Error(reset.error.code);
  await dueIs('reset');
  expect(await codeOf(host.client.customers.list({}))).toBe('SIGN_IN_UNFINISHED');

  const { activationCode } = reset.value;
  const adopt = (code: string, typed: string) =>
    codeOf(host.client.desktop.adoptPassword({ password: typed, activationCode: code }));
  expect([
    await adopt('AAAA-BBBB', next),
    await adopt(activationCode, password),
    await adopt(activationCode, next),
  ]).toEqual(['ACTIVATION_FAILED', 'PASSWORD_TOO_WEAK', 'none']);
  await dueIs(null);
  expect((await server.post('/api/auth/login', { account, password: next })).status).toBe(200);
  expect(await reopen(next)).toBe('none');

  const again = resetPassword(server.core.ports, null, userId);
  expect(again.ok).toBe(true);
  await server.stop();
  expect(await reopen(next)).toBe('none');
  await dueIs(null);
  expect(await codeOf(host.client.customers.list({}))).toBe('none');
});

test('[8.1.4.1 a] without a server a password ages and is not taken again, and changing it opens the work', async () => {
  await host.client.desktop.createCompany({ ...wang, sample: false });
  await dueIs(null);
  const work = host.desktop.work()!;
  work.sync.state.set('password.changedAt', String(Date.now() - 90 * 86_400_000));
  await dueIs('expired');
  expect(await codeOf(host.client.customers.list({}))).toBe('SIGN_IN_UNFINISHED');

  const change = (current: string, typed: string) =>
    codeOf(host.client.desktop.changePassword({ current, password: typed }));
  expect(await change(wang.password, wang.password)).toBe('PASSWORD_TOO_WEAK');
  expect(await change(wang.password, next)).toBe('none');
  await dueIs(null);
  expect(await codeOf(host.client.customers.list({}))).toBe('none');
  expect(await change(next, wang.password)).toBe('PASSWORD_TOO_WEAK');
});

test('[S-KEY-5] after unlocking the person is told of wrong tries, and the audit of a count that went back', async () => {
  await host.client.desktop.createCompany({ ...wang, sample: false });
  await host.client.desktop.lock();
  for (let index = 0; index < 3; index += 1) {
    await codeOf(host.client.desktop.unlock({ account: wang.account, password: 'wrong' }));
  }
  await host.client.desktop.unlock({ account: wang.account, password: wang.password });
  expect((await host.client.desktop.state()).opening).toMatchObject({ failed: 3 });

  const { readdirSync, rmSync } = await import('node:fs');
  const path = await import('node:path');
  await host.client.desktop.lock();
  const people = path.join(host.dataFolder, 'people');
  rmSync(path.join(people, wang.account, 'tries.json'));
  for (const name of readdirSync(people)) if (name.endsWith('.tries.json')) rmSync(path.join(people, name));
  await host.client.desktop.unlock({ account: wang.account, password: wang.password });
  const kinds = host.desktop
    .work()!
    .app.db.rows<{ kind: string }>("SELECT kind FROM audit_records WHERE kind LIKE 'auth.%'");
  expect(kinds.map((row) => row.kind)).toEqual(['auth.unlock', 'auth.unlock', 'auth.triesRolledBack']);
});
