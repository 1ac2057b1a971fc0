import { X509Certificate } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findIdentity, storeIdentity } from '#main/core/device-identity.ts';
import {
  acceptedAuthorities,
  findAuthorityBefore,
  getServerCertificate,
  knownAuthority,
} from '#server/authority/authority-store.ts';
import { beginTakeover, findTakeover } from '#server/authority/rotate-authority.ts';
import { beginRecoveryKey, listRetiredRecoveryKeys } from '#server/authority/rotate-recovery-key.ts';
import { initServer } from '#server/host/init-server.ts';
import { certificateNames, loadServerConfig, type ServerConfig } from '#server/host/server-config.ts';
import { openServerCore } from '#server/host/server-core.ts';
import { createKeyring } from '#shared/keyring/create-keyring.ts';
import { recoverKeyring } from '#shared/keyring/recover-keyring.ts';
import { createRecoveryKey } from '#shared/keyring/recovery-key.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { hasStrace, killAtEachCall } from '../../support/kill-at-calls.ts';

/** Hundreds of processes under a tracer; each test says how many at its end. */
vi.setConfig({ testTimeout: 1_800_000 });

const password = 'correct horse 前哨';
const child = path.resolve('tests/integration/keyring/kill-child.ts');
const words = (...more: string[]) => ['--disable-warning=ExperimentalWarning', child, ...more];
let root: string;
let before: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'outpost-killed-'));
  before = path.join(root, 'before');
  folder = path.join(root, 'now');
});
afterEach(() => rmSync(root, { recursive: true }));

const again = () => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(before, folder, { recursive: true });
};

async function opens(typed: string): Promise<string | false> {
  const result = await unlockKeyring(folder, typed);
  return result.ok ? result.value.dek.toString('hex') : false;
}

async function profile() {
  const company = await createRecoveryKey();
  const made = await createKeyring(before, { password, recoveryRecipient: company.recipient });
  if (!made.ok) throw new Error(made.error.code);
  const { dek } = made.value;
  const db = openDatabase(path.join(before, 'outpost.db'), dek, { create: true });
  db.exec('CREATE TABLE a (b); INSERT INTO a VALUES (42)');
  db.close();
  storeIdentity(before, dek, { deviceId: 'first' } as never);
  return { company, key: dek.toString('hex') };
}

test.runIf(hasStrace)(
  '[S-KEY-6] a change of password killed at each step leaves the old one or the new one',
  async () => {
    const { key } = await profile();
    const seen = new Set<string>();

    const kills = await killAtEachCall(words('password', folder, password, 'another password'), again, async () => {
      const both = [await opens(password), await opens('another password')];
      expect(both.filter(Boolean)).toEqual([key]);
      seen.add(both[0] ? 'old' : 'new');
    });

    expect(kills).toBeGreaterThan(0);
    expect(await opens(password)).toBe(false);
    if (process.env.OUTPOST_FULL) expect([...seen].sort()).toEqual(['new', 'old']);
  },
);

test.runIf(hasStrace)(
  '[S-KEY-6] a change of the database’s key killed at each step leaves all data under one key',
  async () => {
    const { company } = await profile();

    await killAtEachCall(words('databaseKey', folder, password), again, async () => {
      const opened = await unlockKeyring(folder, password);
      if (!opened.ok) throw new Error(opened.error.code);
      const db = openDatabase(path.join(folder, 'outpost.db'), opened.value.dek);
      expect(db.prepare('SELECT b FROM a').get()).toEqual({ b: 42 });
      db.close();
      expect(findIdentity(folder, opened.value.dek)).toEqual({ deviceId: 'first' });
      const recovered = await recoverKeyring(folder, company.recoveryKey, 'new password');
      expect(recovered.ok && recovered.value.dek.equals(opened.value.dek)).toBe(true);
    });
  },
);

test.runIf(hasStrace)('[S-KEY-6] a desktop killed while it follows a new recovery key keeps a way back', async () => {
  const { company, key } = await profile();
  const next = await createRecoveryKey();

  await killAtEachCall(words('recipient', folder, password, next.recipient), again, async () => {
    expect(await opens(password)).toBe(key);
    const tries = [];
    for (const { recoveryKey } of [company, next]) tries.push((await recoverKeyring(folder, recoveryKey, password)).ok);
    expect(tries.filter(Boolean)).toHaveLength(1);
  });

  expect((await recoverKeyring(folder, company.recoveryKey, password)).ok).toBe(false);
});

test.runIf(hasStrace)(
  '[S-ENR-2] a device killed while it stores its next certificate has the old one or the new one',
  async () => {
    await profile();

    await killAtEachCall(words('identity', folder, password, 'second'), again, async () => {
      const opened = await unlockKeyring(folder, password);
      if (!opened.ok) throw new Error(opened.error.code);
      expect(['first', 'second']).toContain(findIdentity(folder, opened.value.dek)?.deviceId);
    });
  },
);

async function company(work?: (config: ServerConfig) => Promise<void>): Promise<ServerConfig> {
  const config = loadServerConfig(before, { logLevel: 'silent' }, {});
  const who = { company: '前哨', branch: '总部', account: 'admin', name: '管理员', password: 'Correct-horse-7' };
  await initServer(config, who);
  const core = openServerCore(config);
  await getServerCertificate(core.ports.db, config, certificateNames(config), Date.now());
  core.close();
  await work?.(config);
  return { ...config, data: folder };
}

/** The server opens, its authorities and their takeover agree, and what it shows is vouched for by whom devices know. */
async function soundServer(config: ServerConfig): Promise<{ taking: boolean; ca: string; recipient: string }> {
  const core = openServerCore(config);
  try {
    const { db } = core.ports;
    const taking = findAuthorityBefore(db) !== undefined;
    expect(findTakeover(core.ports) !== undefined).toBe(taking);
    expect(acceptedAuthorities(db)).toHaveLength(taking ? 2 : 1);
    const shown = await getServerCertificate(db, config, certificateNames(config), Date.now());
    const known = new X509Certificate(knownAuthority(db).certPem);
    expect(new X509Certificate(shown.certPem).checkIssued(known)).toBe(true);
    const retired = listRetiredRecoveryKeys(db).map((one) => one.recipient);
    expect(retired).not.toContain(core.recoveryRecipient);
    return { taking, ca: core.authority.certPem, recipient: core.recoveryRecipient };
  } finally {
    core.close();
  }
}

test.runIf(hasStrace)('[S-KEY-6] a server killed while a new CA begins has the old one, or both', async () => {
  const config = await company();
  again();
  const old = await soundServer(config);

  await killAtEachCall(words('beginCa', folder), again, async () => {
    const now = await soundServer(config);
    expect(now.ca === old.ca).toBe(!now.taking);
  });

  expect((await soundServer(config)).taking).toBe(true);
});

test.runIf(hasStrace)('[S-KEY-6] a server killed while the old CA is dropped has both, or the new one', async () => {
  const config = await company(async (own) => {
    const core = openServerCore(own);
    await beginTakeover(core.ports, null);
    core.close();
  });
  again();
  const { ca } = await soundServer(config);

  await killAtEachCall(words('endCa', folder), again, async () => {
    expect((await soundServer(config)).ca).toBe(ca);
  });

  expect((await soundServer(config)).taking).toBe(false);
});

test.runIf(hasStrace)(
  '[S-KEY-6] a server killed while its recovery key or certificate changes has one of each',
  async () => {
    let key = '';
    const config = await company(async (own) => {
      const core = openServerCore(own);
      key = (await beginRecoveryKey(core.ports, null)).recoveryKey;
      core.close();
    });
    again();
    const { recipient } = await soundServer(config);

    const seen = new Set<string>();
    await killAtEachCall(words('recoveryKey', folder, key), again, async () => {
      seen.add((await soundServer(config)).recipient);
    });
    await killAtEachCall(words('certificate', folder), again, async () => {
      expect((await soundServer(config)).recipient).toBe(recipient);
    });

    if (process.env.OUTPOST_FULL) expect(seen.size).toBe(2);
  },
);

test.skipIf(hasStrace)(
  '[S-KEY-6] NOT RUN: killing at each step needs strace, which this machine does not have',
  () => {},
);
