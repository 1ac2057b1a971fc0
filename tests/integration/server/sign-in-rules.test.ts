import { TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signInPresetPolicies } from '#shared/features/accounts/sign-in-policy.model.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';

let server: TestRunningServer;
const day = 86_400_000;

beforeEach(async () => {
  server = await runServer();
});
afterEach(async () => {
  await server.close();
});

type Headers = Record<string, string>;

const login = (account: string, typed = password, more: object = {}) =>
  server.post('/api/auth/login', { account, password: typed, ...more });
const statusOf = async (headers: Headers, where = '/api/customers') => (await server.call(where, { headers })).status;
const refusalOf = async (response: { status: number; json(): Promise<unknown> }) => {
  const body = (await response.json()) as { code?: string; data?: { needs?: string[] } };
  return { status: response.status, code: body.code, ...(body.data?.needs ? { needs: body.data.needs } : {}) };
};

async function setPolicy(headers: Headers, change: object): Promise<number> {
  const body = JSON.stringify({ ...signInPresetPolicies.djbh3, ...change });
  const json = { 'content-type': 'application/json' };
  return (await server.call('/api/sign-in-policy', { method: 'PUT', headers: { ...json, ...headers }, body })).status;
}

test('[8.1.4.1 d] a rule that asks administrators for a second step counts from the next request, for tokens too', async () => {
  const admin = await server.signIn();
  await server.addPerson('mei', { password });
  const mei = await server.signIn('mei');
  expect(await statusOf(admin)).toBe(200);

  expect(await setPolicy(admin, { secondFactor: 'administrators' })).toBe(200);
  const refused = await refusalOf(await server.call('/api/customers', { headers: admin }));
  expect(refused).toEqual({ status: 403, code: 'SIGN_IN_UNFINISHED', needs: ['secondFactor'] });
  expect(await statusOf(mei)).toBe(200);

  const begun = (await (await server.post('/api/auth/totp/begin', { password }, admin)).json()) as { secret: string };
  const code = new TOTP({ secret: begun.secret }).generate();
  expect((await server.post('/api/auth/totp/confirm', { code }, admin)).status).toBe(200);
  expect(await statusOf(admin)).toBe(200);
  expect(await refusalOf(await login('admin'))).toEqual({ status: 401, code: 'SECOND_FACTOR_NEEDED' });
  expect(await refusalOf(await login('admin', password, { code }))).toEqual({
    status: 401,
    code: 'SECOND_FACTOR_WRONG',
  });
});

test('[8.1.4.1 a] a password of ninety days opens nothing but its own change, and then everything', async () => {
  await server.addPerson('mei', { password });
  server.shift = 91 * day;
  const answer = (await (await login('mei')).json()) as { token: string; needs: string[] };
  const headers = { authorization: `Bearer ${answer.token}` };

  expect(answer.needs).toEqual(['password']);
  expect(await refusalOf(await server.call('/api/customers', { headers }))).toMatchObject({ needs: ['password'] });
  const input = { currentPassword: password, newPassword: 'Another-horse-88' };
  const changed = (await (await server.post('/api/auth/password', input, headers)).json()) as { token: string };
  expect(await statusOf(headers)).toBe(401);
  expect(await statusOf({ authorization: `Bearer ${changed.token}` })).toBe(200);
});

test('[V7] an administrator sees and ends a person’s session: the next request is refused, and so is a stranger’s wish', async () => {
  const admin = await server.signIn();
  const userId = await server.addPerson('mei', { password });
  const mei = await server.signIn('mei');
  const listed = await server.call(`/api/accounts/${userId}/sessions`, { headers: admin });
  const [session] = (await listed.json()) as { id: string; kind: string; address: string }[];
  expect(session).toMatchObject({ kind: 'api', address: '127.0.0.1', current: false });
  expect(await statusOf(mei, `/api/accounts/${userId}/sessions`)).toBe(403);

  const ended = await server.post('/api/accounts/end-session', { userId, id: session!.id }, admin);
  expect([ended.status, await statusOf(mei)]).toEqual([200, 401]);
});

test('[V7] whoever is disabled is out at once, and an old session does not come back with them', async () => {
  const admin = await server.signIn();
  const id = await server.addPerson('mei', { password });
  const mei = await server.signIn('mei');
  const setStatus = async (status: string) => (await server.post(`/api/users/${id}/status`, { status }, admin)).status;

  expect([await setStatus('locked'), await statusOf(mei)]).toEqual([200, 401]);
  expect(await setStatus('active')).toBe(200);
  expect(await statusOf(mei)).toBe(401);
  expect((await login('mei')).status).toBe(200);
});

test('[V7] idle for a quarter of an hour or twelve hours old, a session and a token end', async () => {
  await server.addPerson('mei', { password });
  const mei = await server.signIn('mei');
  server.shift = 14 * 60_000;
  expect(await statusOf(mei)).toBe(200);
  server.shift += 15 * 60_000;
  expect(await statusOf(mei)).toBe(401);

  const again = await server.signIn('mei');
  for (let step = 0; step < 71; step += 1) {
    server.shift += 10 * 60_000;
    expect(await statusOf(again)).toBe(200);
  }
  server.shift += 10 * 60_000;
  expect(await statusOf(again)).toBe(401);
});

test('[V6.3.2] a new server has one account, made by whoever set it up, and no activation code outlives a day', async () => {
  const admin = await server.signIn();
  const accounts = (await (await server.call('/api/accounts', { headers: admin })).json()) as { account: string }[];
  expect(accounts.map((row) => row.account)).toEqual(['admin']);
  for (const account of ['root', 'administrator', 'console', 'founder']) {
    for (const typed of ['admin', account]) {
      expect((await login(account, typed)).status).not.toBe(200);
    }
  }

  const userId = await server.addPerson('mei');
  const codes = new Set<string>();
  for (let index = 0; index < 20; index += 1) {
    const reset = await server.post('/api/accounts/reset-password', { userId }, admin);
    const made = (await reset.json()) as { activationCode: string; expiresAt: number };
    codes.add(made.activationCode);
    expect(made.expiresAt - Date.now()).toBeLessThanOrEqual(day);
    expect(made.activationCode.replaceAll('-', '').length * 5).toBeGreaterThanOrEqual(128);
  }
  expect(codes.size).toBe(20);
});

test('the rules of signing in are the rights officer’s, and weaker than their standard they are refused', async () => {
  const admin = await server.signIn();
  await server.addPerson('mei', { password });
  const mei = await server.signIn('mei');

  expect(await setPolicy(mei, {})).toBe(403);
  expect(await setPolicy(admin, { maxAgeDays: 0 })).toBe(422);
  expect(await setPolicy(admin, { minLength: 7 })).toBe(400);
  expect(await setPolicy(admin, { lockAfter: 3, secondFactor: 'everyone' })).toBe(200);
  expect((await login('mei', 'x')).status).toBe(401);
  expect((await login('mei', 'x')).status).toBe(401);
  expect((await login('mei', 'x')).status).toBe(401);
  expect((await login('mei')).status).toBe(429);
});
