import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { setCredential } from '#server/accounts/credentials.repository.ts';
import { resetPassword, resetTotp } from '#server/accounts/manage-accounts.ts';
import { provePerson } from '#server/accounts/prove-person.ts';
import { beginTotp, confirmTotp, disableTotp, renewRecoveryCodes } from '#server/accounts/second-factor.ts';
import { describeSessions, findNotice, findSession, openSession } from '#server/accounts/sessions.ts';
import { activateAccount, changePassword } from '#server/accounts/set-password.ts';
import { signIn } from '#server/accounts/sign-in.ts';
import { findSignInNeeds } from '#server/accounts/sign-in-needs.ts';
import { type TestServer, testServer } from '../../support/server-ports.ts';

const password = 'Correct-horse-7';
const minute = 60_000;
const day = 1_440 * minute;
const office = { address: '10.0.0.5', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/150', browser: null };
const stranger = { address: '203.0.113.9', userAgent: 'curl', browser: null };

const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code ?? 'ok';
const ruleOf = (result: { ok: boolean; error?: { code: string; rule?: string } }) =>
  result.error?.rule ?? codeOf(result);
const kindsOf = (server: TestServer) => server.events.map((event) => event.action);

async function enrol(server: TestServer, userId: string) {
  const begun = await beginTotp(server, userId, password);
  if (!begun.ok) throw new Error(begun.error.code);
  const totp = new TOTP({ secret: begun.value.secret });
  const confirmed = confirmTotp(server, userId, totp.generate({ timestamp: server.time }));
  if (!confirmed.ok) throw new Error(confirmed.error.code);
  return { codeAt: (time: number) => totp.generate({ timestamp: time }), codes: confirmed.value.recoveryCodes };
}

test('[8.1.4.1 b] a lock holds against a clock set forward, and a clock set back does not lengthen it', async () => {
  const server = testServer();
  await server.add('mei', password);
  server.uptime = 5_000 * minute;
  for (let index = 0; index < 5; index += 1) await provePerson(server, { account: 'mei', password: 'wrong' });

  const answers: string[] = [];
  const ask = async () => answers.push(codeOf(await provePerson(server, { account: 'mei', password })));
  await ask();
  server.time += 3 * day;
  await ask();
  server.time -= 30 * day;
  server.uptime += 14 * minute;
  await ask();
  server.uptime += 1 * minute;
  await ask();

  expect(answers).toEqual(['LOCKED_OUT', 'LOCKED_OUT', 'LOCKED_OUT', 'ok']);
});

test('[8.1.4.1 b] a new start of the machine gives no try back and does not end the lock early', async () => {
  const server = testServer();
  await server.add('mei', password);
  server.uptime = 900 * minute;
  for (let index = 0; index < 5; index += 1) await provePerson(server, { account: 'mei', password: 'wrong' });

  server.uptime = 1 * minute;
  server.time += 10 * day;
  const afterStart = codeOf(await provePerson(server, { account: 'mei', password }));
  server.uptime = 15 * minute;
  const later = codeOf(await provePerson(server, { account: 'mei', password }));

  expect([afterStart, later]).toEqual(['LOCKED_OUT', 'ok']);
});

test('[8.1.4.1 b] without an uptime a clock set back begins the lock once more, not for ever', async () => {
  const server = testServer();
  await server.add('mei', password);
  for (let index = 0; index < 5; index += 1) await provePerson(server, { account: 'mei', password: 'wrong' });

  server.time -= 400 * day;
  const setBack = codeOf(await provePerson(server, { account: 'mei', password }));
  server.time += 15 * minute;
  const later = codeOf(await provePerson(server, { account: 'mei', password }));

  expect([setBack, later]).toEqual(['LOCKED_OUT', 'ok']);
});

test('[V6.3] strangers who guess lock strangers out, not the person at their own browser', async () => {
  const server = testServer();
  await server.add('mei', password);
  const first = await signIn(server, { account: 'mei', password }, 'web', office);
  if (!first.ok) throw new Error(first.error.code);
  const own = { ...office, browser: first.value.browser };

  for (let index = 0; index < 9; index += 1)
    await signIn(server, { account: 'mei', password: 'guess' }, 'web', stranger);
  const outside = await signIn(server, { account: 'mei', password }, 'web', stranger);
  const atHome = await signIn(server, { account: 'mei', password }, 'web', own);

  expect([codeOf(outside), codeOf(atHome)]).toEqual(['LOCKED_OUT', 'ok']);
  for (let index = 0; index < 5; index += 1) await signIn(server, { account: 'mei', password: 'guess' }, 'web', own);
  expect(codeOf(await signIn(server, { account: 'mei', password }, 'web', own))).toBe('LOCKED_OUT');
});

test('[V6.3] one address that tries many accounts has to wait, other addresses do not', async () => {
  const server = testServer({ addressLockAfter: 8 });
  await server.add('mei', password);
  for (let index = 0; index < 8; index += 1) {
    await signIn(server, { account: `nobody${index}`, password: 'guess' }, 'api', stranger);
  }

  expect(codeOf(await signIn(server, { account: 'mei', password }, 'api', stranger))).toBe('LOCKED_OUT');
  expect(codeOf(await signIn(server, { account: 'mei', password }, 'api', office))).toBe('ok');
});

test('[8.1.4.1 a] the last five passwords are not taken again, also not by a reset; the sixth before is', async () => {
  const server = testServer();
  const mei = await server.add('mei', password);
  const all = [password, ...['Alpha', 'Bravo', 'Gamma', 'Delta', 'Sigma'].map((word) => `${word}-stone-river-7`)];
  for (let index = 1; index < all.length - 1; index += 1) {
    expect(codeOf(await changePassword(server, mei.userId, all[index - 1]!, all[index]!))).toBe('ok');
  }

  const present = all[4]!;
  const again: string[] = [];
  for (const each of all.slice(0, 5)) again.push(ruleOf(await changePassword(server, mei.userId, present, each)));
  expect(again).toEqual(Array(5).fill('usedBefore'));

  const reset = resetPassword(server, 'boss', mei.userId);
  if (!reset.ok) throw new Error('reset');
  const { activationCode } = reset.value;
  expect(ruleOf(await activateAccount(server, 'mei', activationCode, present))).toBe('usedBefore');
  expect(codeOf(await activateAccount(server, 'mei', activationCode, all[5]!))).toBe('ok');
  expect(codeOf(await changePassword(server, mei.userId, all[5]!, password))).toBe('ok');
}, 30_000);

test('[8.1.4.1 a] a password of ninety days leads to a step, and a changed one past it', async () => {
  const server = testServer();
  const mei = await server.add('mei', password);
  setCredential(server.db, mei.userId, { passwordChangedAt: server.time });
  const needs = () => findSignInNeeds(server, mei.userId, new Set());

  server.time += 90 * day - 1;
  expect(needs()).toEqual([]);
  server.time += 1;
  expect(needs()).toEqual(['password']);
  expect(codeOf(await provePerson(server, { account: 'mei', password }))).toBe('ok');
  await changePassword(server, mei.userId, password, 'Another-horse-8');
  expect(needs()).toEqual([]);
});

test('[8.1.4.1 d] administrators need a second step, cannot drop it, and another administrator resets it', async () => {
  const server = testServer({ secondFactor: 'administrators' });
  const mei = await server.add('mei', password);
  const needsOf = (...actions: string[]) => findSignInNeeds(server, mei.userId, new Set(actions));
  expect([needsOf('customer.view'), needsOf('user.edit'), needsOf('*')]).toEqual([
    [],
    ['secondFactor'],
    ['secondFactor'],
  ]);

  server.actions = ['*'];
  const { codeAt } = await enrol(server, mei.userId);
  expect(needsOf('*')).toEqual([]);
  server.time += 30_000;
  const dropped = await disableTotp(server, mei.userId, password, codeAt(server.time));
  expect(codeOf(dropped)).toBe('SECOND_FACTOR_REQUIRED');

  expect(codeOf(resetTotp(server, mei.userId, mei.userId))).toBe('OWN_ACCOUNT');
  expect(codeOf(resetTotp(server, 'boss', mei.userId))).toBe('ok');
  expect(needsOf('*')).toEqual(['secondFactor']);
  expect(kindsOf(server)).toContain('auth.totpReset');
});

test('[V6.5] new recovery codes end the old ones; a new authenticator is set up only with the old one', async () => {
  const server = testServer();
  const mei = await server.add('mei', password);
  const { codes, codeAt } = await enrol(server, mei.userId);
  server.time += 30_000;

  const made = await renewRecoveryCodes(server, mei.userId, password, codeAt(server.time));
  if (!made.ok) throw new Error(made.error.code);
  const fresh = made.value.recoveryCodes;
  const prove = async (code: string) => codeOf(await provePerson(server, { account: 'mei', password, code }));
  expect([fresh.length, await prove(codes[0]!), await prove(fresh[0]!), await prove(fresh[0]!)]).toEqual([
    10,
    'SECOND_FACTOR_WRONG',
    'ok',
    'SECOND_FACTOR_WRONG',
  ]);

  expect(codeOf(await beginTotp(server, mei.userId, password))).toBe('SECOND_FACTOR_WRONG');
  expect(codeOf(await beginTotp(server, mei.userId, password, fresh[1]!))).toBe('ok');
  expect(JSON.stringify(server.events)).not.toContain(fresh[1]);
});

test('[V7] what the person is told after signing in: the last time, failures since, and what is new', async () => {
  const server = testServer();
  await server.add('mei', password);
  const enter = async (caller: typeof office | (typeof office & { browser: string })) => {
    const signedIn = await signIn(server, { account: 'mei', password }, 'web', caller);
    if (!signedIn.ok) throw new Error(signedIn.error.code);
    return { ...signedIn.value, notice: findNotice(server, signedIn.value.session.id) };
  };

  const first = await enter(office);
  const firstAt = server.time;
  for (let index = 0; index < 3; index += 1) await signIn(server, { account: 'mei', password: 'x' }, 'web', stranger);
  server.time += day;
  const second = await enter({ ...office, browser: first.browser } as never);
  const third = await enter(stranger);

  expect(first.notice).toMatchObject({ lastAt: null, failed: 0, newDevice: false, newAddress: false });
  expect(second.notice).toEqual({
    lastAt: firstAt,
    lastAddress: office.address,
    lastAgent: office.userAgent,
    failed: 3,
    newDevice: false,
    newAddress: false,
  });
  expect(third.notice).toMatchObject({ failed: 0, newDevice: true, newAddress: true });
  expect(server.events.filter((event) => event.action === 'auth.unusual')).toMatchObject([
    { address: stranger.address, reason: 'newDevice' },
  ]);
});

test('[V7] a session names 256 random bits, is stored as a hash, and a stricter rule ends it with the next request', async () => {
  const server = testServer();
  const mei = await server.add('mei', password);
  const tokens = Array.from({ length: 50 }, () => openSession(server, mei.userId, 'web', office).token);
  expect(new Set(tokens).size).toBe(50);
  expect(Math.min(...tokens.map((token) => Buffer.from(token.slice(3), 'base64url').length))).toBe(32);
  const stored = JSON.stringify(server.read.rows('SELECT * FROM sessions'));
  expect(tokens.some((token) => stored.includes(token))).toBe(false);
  expect(JSON.stringify(describeSessions(server, mei.userId, undefined))).not.toMatch(/[0-9a-f]{64}/);

  server.time += 6 * minute;
  expect(findSession(server, tokens[0]!)).toBeDefined();
  const stricter = { ...server, rules: { ...server.rules, webIdleMs: 5 * minute } };
  expect(findSession(stricter, tokens[1]!)).toBeUndefined();
});
