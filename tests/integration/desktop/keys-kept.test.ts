import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCompany } from '#main/core/create-company.ts';
import { createDesktop, type Desktop } from '#main/core/desktop.ts';
import { preparePorts } from '#main/core/start-desktop.ts';
import { changeOwnPassword, unlockPerson } from '#main/core/unlock-person.ts';
import { keyFileStore, type SecretStore } from '#shared/keyring/device-secret.ts';
import { readKeyring } from '#shared/keyring/keyring-file.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { runOutpost, startOutpost } from '../../support/journey/outpost-process.ts';
import { newDataFolder, removeFolder, startTestDesktop, wang } from './desktop-host.ts';

let data: string;
beforeEach(() => {
  data = newDataFolder();
});
afterEach(() => removeFolder(data));

const person = { account: wang.account, password: wang.password };
const folder = () => path.join(data, 'people', wang.account);

test('[S-KEY-6] a person changes the key of their data in the program; a wrong password closes nothing', async () => {
  const host = await startTestDesktop(data);
  await host.client.desktop.createCompany(wang);
  await host.client.customers.create({ name: '上海测试有限公司' });
  const old = Buffer.from(host.desktop.work()!.dek);

  const wrong = await safe(host.client.desktop.rotateKey({ password: 'not it' }));
  const still = (await host.client.desktop.state()).phase;
  const { generation } = await host.client.desktop.rotateKey({ password: wang.password });
  const total = (await host.client.customers.list({})).total;
  await host.close();

  expect([(wrong.error as { code?: string } | null)?.code, still]).toEqual(['WRONG_PASSWORD', 'open']);
  expect([generation, total]).toEqual([2, 1]);
  expect(() => openDatabase(path.join(folder(), 'outpost.db'), old)).toThrow('WRONG_KEY');
});

test('[S-KEY-6] `outpost key rotate` does the same, with the password from the environment', async () => {
  const host = await startTestDesktop(data);
  await host.client.desktop.createCompany(wang);
  await host.close();

  const done = await runOutpost(['key', 'rotate', '--data', data, '--account', wang.account, '--json'], {
    OUTPOST_PASSWORD: wang.password,
  });

  expect(done).toMatchObject({ code: 0 });
  expect(JSON.parse(done.stdout)).toEqual({ account: wang.account, generation: 2 });
  expect(readKeyring(folder()).current.generation).toBe(2);
});

function withStore(secretStore: SecretStore): Desktop {
  return createDesktop({
    dataFolder: data,
    shell: 'none',
    secretStore,
    ports: preparePorts(data),
    version: '0.2.0',
    openExternal: async () => {},
  });
}

test('[S-KEY-3] a keychain that protects nothing is taken only where policy says so, and then with twelve characters', async () => {
  const desktop = withStore({ ...keyFileStore, backend: 'basic_text' });
  const company = { ...wang, sample: false };
  const long = { ...company, password: 'Xk7-river-stone' };

  const refused = await createCompany(desktop, long);
  desktop.settings.set({ allowWeakKeychain: true });
  const short = await createCompany(desktop, { ...company, password: 'Xk7-river-1' });
  const taken = await createCompany(desktop, long);
  const shorter = await changeOwnPassword(desktop, { current: long.password, password: 'Qm4-trail-9' });
  await desktop.close(false);

  expect([refused, short].map((one) => (one.ok ? 'ok' : one.error.code))).toEqual([
    'SECRET_STORE_WEAK',
    'PASSWORD_TOO_WEAK',
  ]);
  expect(taken.ok).toBe(true);
  expect(shorter).toMatchObject({ ok: false, error: { code: 'PASSWORD_TOO_WEAK', rule: 'tooShort', hint: '12' } });
  expect(readKeyring(folder()).backend).toBe('basic_text');
  const changed = withStore({ ...keyFileStore, backend: 'gnome_libsecret' });
  const unlocked = await unlockPerson(changed, { account: wang.account, password: long.password });
  await changed.close(false);
  expect(unlocked).toMatchObject({ ok: false, error: { code: 'DEVICE_SECRET_LOST', reason: 'backendChanged' } });
}, 60_000);

test.runIf(process.platform === 'linux')(
  '[S-KEY-7] keys are in no argument, environment, log or file name, and their files are for this user alone',
  async () => {
    const running = await startOutpost(['desktop', '--data', data, '--shell', 'none', '--json']);
    const { pid } = running.child;
    const run = JSON.parse(readFileSync(path.join(data, 'run.json'), 'utf8')) as { port: number; token: string };
    const call = async (procedure: string, input: unknown) => {
      const response = await fetch(`http://127.0.0.1:${run.port}/rpc/${procedure}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ json: input }),
      });
      return ((await response.json()) as { json: Record<string, unknown> }).json;
    };
    const { recoveryKey } = await call('desktop/createCompany', wang);
    await call('desktop/lock', undefined);
    await call('desktop/unlock', { ...person, password: 'wrong' });
    await call('desktop/unlock', person);
    const { unlockKeyring } = await import('#shared/keyring/unlock-keyring.ts');
    const opened = await unlockKeyring(folder(), wang.password);
    if (!opened.ok) throw new Error(opened.error.code);
    const key = opened.value.dek;
    const secrets = [key.toString('hex'), key.toString('base64'), String(recoveryKey), wang.password];

    const seen = [
      readFileSync(`/proc/${pid}/cmdline`, 'latin1'),
      readFileSync(`/proc/${pid}/environ`, 'latin1'),
      readdirSync(`/proc/${pid}/fd`).join(),
      running.output(),
    ];
    await running.stop();
    const files = readdirSync(data, { recursive: true, withFileTypes: true });
    const names = files.map((entry) => path.join(entry.parentPath, entry.name));
    for (const name of names) if (statSync(name).isFile()) seen.push(name, readFileSync(name, 'latin1'));

    expect(String(recoveryKey)).toMatch(/^AGE-SECRET-KEY-1/);
    expect(secrets.filter((secret) => seen.some((text) => text.includes(secret)))).toEqual([]);
    const open = names.filter((name) => (statSync(name).mode & 0o077) !== 0);
    expect(open).toEqual([]);
  },
  60_000,
);
