import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changePassword } from '#shared/keyring/change-password.ts';
import { createKeyring } from '#shared/keyring/create-keyring.ts';
import { keyFileStore, type SecretStore } from '#shared/keyring/device-secret.ts';
import { readKeyring, writeKeyring } from '#shared/keyring/keyring-file.ts';
import { keyringSecrets } from '#shared/keyring/keyring-secrets.ts';
import { setLockRules } from '#shared/keyring/lock-out.ts';
import { recoverKeyring } from '#shared/keyring/recover-keyring.ts';
import { createRecoveryKey, parseRecoveryKey } from '#shared/keyring/recovery-key.ts';
import { setPrintedRecipient, setRecoveryRecipient } from '#shared/keyring/set-recovery.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';

const password = 'correct horse 前哨';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-keyring-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function made(store?: SecretStore) {
  const company = await createRecoveryKey();
  const result = await createKeyring(folder, {
    password,
    recoveryRecipient: company.recipient,
    ...(store && { secretStore: store }),
  });
  if (!result.ok) throw new Error(result.error.code);
  return { company, dek: result.value.dek };
}

/** What came of it, with the key as text for whole comparisons. */
async function outcome(
  attempt: Promise<{ ok: true; value: { dek: Buffer } } | { ok: false; error: { code: string } }>,
) {
  const result = await attempt;
  return result.ok ? result.value.dek.toString('hex') : result.error.code;
}

test('[S-KEY-2] every loss of password, device secret and recovery copy opens or refuses as the table says', async () => {
  const { company, dek } = await made();
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]));
  const key = dek.toString('hex');
  const stranger = await createRecoveryKey();
  const lossTable = [
    { password: false, device: false, recovery: false, byPassword: key, byRecovery: key },
    { password: true, device: false, recovery: false, byPassword: 'WRONG_PASSWORD', byRecovery: key },
    { password: false, device: true, recovery: false, byPassword: 'DEVICE_SECRET_LOST', byRecovery: key },
    { password: false, device: false, recovery: true, byPassword: key, byRecovery: 'WRONG_RECOVERY_KEY' },
    { password: true, device: true, recovery: false, byPassword: 'DEVICE_SECRET_LOST', byRecovery: key },
    { password: true, device: false, recovery: true, byPassword: 'WRONG_PASSWORD', byRecovery: 'WRONG_RECOVERY_KEY' },
    {
      password: false,
      device: true,
      recovery: true,
      byPassword: 'DEVICE_SECRET_LOST',
      byRecovery: 'WRONG_RECOVERY_KEY',
    },
    {
      password: true,
      device: true,
      recovery: true,
      byPassword: 'DEVICE_SECRET_LOST',
      byRecovery: 'WRONG_RECOVERY_KEY',
    },
  ];

  const found = [];
  for (const loss of lossTable) {
    for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
    if (loss.device) rmSync(path.join(folder, 'device-secret.json'));
    const keyring = readKeyring(folder);
    if (loss.recovery) writeKeyring(folder, { ...keyring, current: { ...keyring.current, recovery: null } });
    const byPassword = await outcome(unlockKeyring(folder, loss.password ? 'forgotten' : password));
    const byRecovery = await outcome(recoverKeyring(folder, company.recoveryKey, 'a new password'));
    const byStranger = await outcome(recoverKeyring(folder, stranger.recoveryKey, 'a new password'));
    found.push({ ...loss, byPassword, byRecovery });
    expect(byStranger).toBe('WRONG_RECOVERY_KEY');
  }

  expect(found).toEqual(lossTable);
});

test('[S-KEY-2] a printed key opens where password, device and company key are all gone', async () => {
  const { dek } = await made();
  const printed = await createRecoveryKey();
  await setPrintedRecipient(folder, dek, printed.recipient);
  const keyring = readKeyring(folder);
  writeKeyring(folder, { ...keyring, current: { ...keyring.current, recovery: null } });
  rmSync(path.join(folder, 'device-secret.json'));

  const typed = printed.recoveryKey.toLowerCase().replace(/(.{4})/g, '$1 \n');
  const opened = await outcome(recoverKeyring(folder, typed, 'a new password'));

  expect(opened).toBe(dek.toString('hex'));
  expect(await outcome(unlockKeyring(folder, 'a new password'))).toBe(dek.toString('hex'));
});

test('[S-KEY-5] the sixth try is refused even with the right password, after a restart and with the clock set back', async () => {
  const { dek } = await made();
  let now = 1_800_000_000_000;
  const clock = { now: () => now };
  const started = performance.now();

  const tries = [];
  for (let index = 0; index < 5; index++) tries.push(await outcome(unlockKeyring(folder, 'wrong', { clock })));
  const elapsed = performance.now() - started;
  const sixth = await outcome(unlockKeyring(folder, password, { clock }));
  now -= 3 * 3_600_000;
  const setBack = await outcome(unlockKeyring(folder, password, { clock }));
  now += 14 * 60_000;
  const beforeTheEnd = await outcome(unlockKeyring(folder, password, { clock }));
  now += 61_000;
  const afterTheEnd = await outcome(unlockKeyring(folder, password, { clock }));

  expect(tries).toEqual(['WRONG_PASSWORD', 'WRONG_PASSWORD', 'WRONG_PASSWORD', 'WRONG_PASSWORD', 'LOCKED_OUT']);
  expect(elapsed).toBeGreaterThan(5 * 195);
  expect([sixth, setBack, beforeTheEnd]).toEqual(['LOCKED_OUT', 'LOCKED_OUT', 'LOCKED_OUT']);
  expect(afterTheEnd).toBe(dek.toString('hex'));
});

test('[S-KEY-5] a clock set forward does not end the lock while the machine runs on', async () => {
  const { dek } = await made();
  let now = 1_800_000_000_000;
  let uptime = 1_000_000;
  const clock = { now: () => now, uptime: () => uptime };
  await Promise.all(Array.from({ length: 5 }, () => unlockKeyring(folder, 'wrong', { clock })));

  now += 86_400_000;
  const forward = await outcome(unlockKeyring(folder, password, { clock }));
  uptime += 15 * 60_000;
  const later = await outcome(unlockKeyring(folder, password, { clock }));

  expect(forward).toBe('LOCKED_OUT');
  expect(later).toBe(dek.toString('hex'));
});

test('[S-KEY-5] a new start of the machine with the clock set forward does not end the lock early', async () => {
  await made();
  let now = Date.UTC(2026, 10, 22);
  let uptime = 500 * 60_000;
  const clock = { now: () => now, uptime: () => uptime };
  for (let index = 0; index < 5; index++) await unlockKeyring(folder, 'wrong', { clock });

  now += 30 * 86_400_000;
  uptime = 60_000;
  const afterStart = await outcome(unlockKeyring(folder, password, { clock }));
  now -= 60 * 86_400_000;
  uptime = 15 * 60_000;
  const later = await outcome(unlockKeyring(folder, password, { clock }));

  expect([afterStart, later === 'LOCKED_OUT']).toEqual(['LOCKED_OUT', false]);
});

test('[S-KEY-5] bringing the old count back, or deleting it, gives no further tries', async () => {
  await made();
  const file = path.join(folder, 'tries.json');
  await unlockKeyring(folder, 'wrong');
  const early = readFileSync(file);
  const answers: string[] = [];
  for (let index = 0; index < 4; index++) {
    answers.push(await outcome(unlockKeyring(folder, 'wrong')));
    if (index % 2 === 0) writeFileSync(file, early);
    else rmSync(file);
  }

  expect(answers).toEqual(['WRONG_PASSWORD', 'WRONG_PASSWORD', 'WRONG_PASSWORD', 'LOCKED_OUT']);
  expect(await outcome(unlockKeyring(folder, password))).toBe('LOCKED_OUT');
});

test('[S-KEY-5] the company’s rule of tries and minutes holds before anything is opened', async () => {
  await made();
  let now = Date.UTC(2026, 10, 22);
  const clock = { now: () => now };
  setLockRules(folder, { lockAfter: 3, lockMinutes: 30 });
  for (let index = 0; index < 3; index++) await unlockKeyring(folder, 'wrong', { clock });

  now += 29 * 60_000;
  const early = await outcome(unlockKeyring(folder, password, { clock }));
  now += 60_000;
  expect([early, (await outcome(unlockKeyring(folder, password, { clock }))) === 'LOCKED_OUT']).toEqual([
    'LOCKED_OUT',
    false,
  ]);
});

test('[S-KEY-5] a right password in time takes the wrong tries back', async () => {
  await made();
  for (let index = 0; index < 4; index++) await unlockKeyring(folder, 'wrong');
  await unlockKeyring(folder, password);

  const next = await unlockKeyring(folder, 'wrong');

  expect(next).toEqual({ ok: false, error: { code: 'WRONG_PASSWORD', left: 4 } });
});

test('[S-KEY-6] a changed password and a changed recovery key leave the old ones useless', async () => {
  const { company, dek } = await made();
  const later = await createRecoveryKey();

  await changePassword(folder, password, 'another password');
  await setRecoveryRecipient(folder, dek, later.recipient);

  expect(await outcome(unlockKeyring(folder, password))).toBe('WRONG_PASSWORD');
  expect(await outcome(unlockKeyring(folder, 'another password'))).toBe(dek.toString('hex'));
  expect(await outcome(recoverKeyring(folder, company.recoveryKey, 'x'))).toBe('WRONG_RECOVERY_KEY');
  expect(await outcome(recoverKeyring(folder, later.recoveryKey, 'x'))).toBe(dek.toString('hex'));
});

test('[S-KEY-3] a keychain that protects nothing is refused unless policy allows it with a long password', async () => {
  const { recipient } = await createRecoveryKey();
  const weak: SecretStore = { ...keyFileStore, backend: 'basic_text' };
  const ask = (options: { password: string; allowWeakStore?: boolean }) =>
    createKeyring(folder, { ...options, recoveryRecipient: recipient, secretStore: weak });

  const refused = [
    await ask({ password: 'long enough password' }),
    await ask({ password: 'short', allowWeakStore: true }),
  ];
  const allowed = await ask({ password: 'long enough password', allowWeakStore: true });
  const otherBackend = await unlockKeyring(folder, 'long enough password', { secretStore: keyFileStore });

  expect(refused.map((one) => (one.ok ? '' : one.error.code))).toEqual(['SECRET_STORE_WEAK', 'SECRET_STORE_WEAK']);
  expect(allowed.ok).toBe(true);
  expect(otherBackend).toEqual({ ok: false, error: { code: 'DEVICE_SECRET_LOST', reason: 'backendChanged' } });
});

test('[S-KEY-7] key files belong to the user alone and hold neither key nor password in the clear', async () => {
  const { company, dek } = await made();
  keyringSecrets(folder, dek).write('backup', Buffer.from('canary-secret'));
  await unlockKeyring(folder, 'wrong');

  const text = readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'latin1'))
    .join();
  const modes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).mode & 0o777);

  const planted = [dek.toString('hex'), dek.toString('base64'), company.recoveryKey, password, 'canary-secret'];
  expect(planted.filter((one) => text.includes(one))).toEqual([]);
  expect(modes).toEqual([0o600, 0o600, 0o600]);
  expect(keyringSecrets(folder, dek).read('backup')?.toString()).toBe('canary-secret');
});

test('a mistyped recovery key is told from a wrong one, and a damaged keyring is a fault', async () => {
  const { company } = await made();
  const mistyped = company.recoveryKey.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'));

  expect(await parseRecoveryKey(mistyped)).toBe(undefined);
  expect(await recoverKeyring(folder, mistyped, 'x')).toEqual({
    ok: false,
    error: { code: 'WRONG_RECOVERY_KEY', reason: 'mistyped' },
  });
  writeFileSync(path.join(folder, 'keyring.json'), '{"format":"outpost-keyring-1"');
  await expect(unlockKeyring(folder, password)).rejects.toThrow('KEYRING_DAMAGED');
});
