import { chmodSync, rmSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { checkPassword } from '#shared/features/accounts/password.model.ts';
import { founder, founding } from '#shared/features/company/company.model.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { nameWords } from '#shared/kernel/search/name-words.ts';
import { createRecoveryKey } from '#shared/keyring/recovery-key.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import type { Sqlite } from '#shared/ports/database.ts';
import { policyOfConfig } from '../accounts/account-rules.ts';
import { addCredential } from '../accounts/credentials.repository.ts';
import { hashPassword } from '../accounts/password-hash.ts';
import { setCertificate, setSetting } from '../authority/authority-store.ts';
import { createAuthority } from '../authority/certificate-authority.ts';
import { fingerprintOf } from '../authority/x509.ts';
import { appointOfficers, type NewOfficers } from '../officers/appoint-officers.ts';
import { forgetShares, makeShares } from '../officers/recovery-shares.ts';
import {
  databaseFile,
  isInitialised,
  keyFile,
  makeBackupFolder,
  makeDataFolder,
  makeServerKey,
} from './data-folder.ts';
import type { ServerConfig } from './server-config.ts';
import { type CoreOptions, createServerApp, createServerPorts, settingKeys } from './server-core.ts';

export interface NewCompany {
  readonly company: string;
  readonly branch: string;
  readonly account: string;
  readonly name: string;
  readonly password: string;
  /** With three officers the first administrator is the system officer; the other two are named here. */
  readonly officers?: Readonly<Record<'security' | 'audit', { readonly account: string; readonly name: string }>>;
}

export interface Initialised {
  /** Shown once, for the envelope; the server keeps only its public half. */
  readonly recoveryKey: string;
  readonly recoveryRecipient: string;
  readonly caFingerprint: string;
  readonly userId: string;
  readonly keyFile: string;
  /** With three officers: the codes of the two who have no password yet, and the shares of the way back, shown once. */
  readonly officers?: NewOfficers;
}

/** Makes the data folder of a new company, or nothing at all: what fails half-way leaves no database behind. */
export async function initServer(
  config: ServerConfig,
  wanted: NewCompany,
  options: CoreOptions = {},
): Promise<Initialised> {
  if (isInitialised(config)) {
    throw new Fault('CONFIG_INVALID', false, { field: 'data', reason: 'initialised already', folder: config.data });
  }
  checkWanted(config, wanted);
  makeDataFolder(config);
  makeBackupFolder(config);
  const key = makeServerKey(config);
  const sqlite = openDatabase(databaseFile(config), key, { create: true });
  key.fill(0);
  try {
    chmodSync(databaseFile(config), 0o600);
    migrateDatabase(sqlite);
    return await fill(sqlite, config, wanted, options);
  } catch (error) {
    sqlite.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(databaseFile(config) + suffix, { force: true });
    throw error;
  } finally {
    sqlite.close();
  }
}

async function fill(
  sqlite: Sqlite,
  config: ServerConfig,
  wanted: NewCompany,
  options: CoreOptions,
): Promise<Initialised> {
  const { app } = createServerApp(sqlite, config, options);
  const now = app.ports.clock.now();
  const [authority, recovery, passwordHash] = await Promise.all([
    createAuthority(now),
    createRecoveryKey(),
    hashPassword(wanted.password),
  ]);
  const input = {
    branchId: app.ports.ids.next(),
    userId: app.ports.ids.next(),
    branchName: wanted.branch,
    userName: wanted.name,
    account: wanted.account.trim().toLowerCase(),
  };
  let activations: NewOfficers['activations'] = [];
  app.ledger.transaction(() => {
    const founded = app.ledger.execute('company.found', input, founder);
    if (!founded.ok) throw new Error(founded.error.code);
    const db = drizzle(sqlite);
    addCredential(db, { userId: input.userId, passwordHash, passwordChangedAt: now, createdAt: now });
    setCertificate(db, 'ca', authority, now);
    setSetting(db, settingKeys.company, wanted.company);
    setSetting(db, settingKeys.recoveryRecipient, recovery.recipient);
    setSetting(db, settingKeys.ready, String(now));
    if (wanted.officers)
      activations = appointOfficers(app, createServerPorts(app, config, wanted.company), input, wanted.officers);
  });
  const shares = wanted.officers && (await makeShares(drizzle(sqlite), app.ports.random, now));
  forgetShares(drizzle(sqlite));
  return {
    recoveryKey: recovery.recoveryKey,
    recoveryRecipient: recovery.recipient,
    caFingerprint: fingerprintOf(authority.certPem),
    userId: input.userId,
    keyFile: keyFile(config),
    ...(shares ? { officers: { activations, shares } } : {}),
  };
}

/** Each wrong answer by its name, before anything is made. */
function checkWanted(config: ServerConfig, wanted: NewCompany): void {
  const refuseField = (field: string, reason: string) => {
    throw new Fault('CONFIG_INVALID', false, { field, source: 'init', reason });
  };
  if (wanted.company.trim() === '' || wanted.company.length > 100) refuseField('company', '1 to 100 characters');
  const { branchName, userName, account } = founding.shape;
  if (!branchName.safeParse(wanted.branch).success) refuseField('branch', '1 to 100 characters');
  if (!userName.safeParse(wanted.name).success) refuseField('name', '1 to 60 characters');
  if (!account.safeParse(wanted.account).success) refuseField('account', 'letters a-z, digits, dot, dash, underscore');
  const names = [wanted.account, ...Object.values(wanted.officers ?? {}).map((each) => each.account)];
  for (const each of Object.values(wanted.officers ?? {})) {
    if (!userName.safeParse(each.name).success) refuseField('officers', 'a name of 1 to 60 characters');
    if (!account.safeParse(each.account).success) refuseField('officers', 'letters a-z, digits, dot, dash, underscore');
  }
  if (new Set(names.map((each) => each.trim().toLowerCase())).size < names.length)
    refuseField('officers', 'three people');
  const words = [wanted.account, wanted.company, ...nameWords(wanted.name, { person: true })];
  const checked = checkPassword(wanted.password, policyOfConfig(config), words);
  if (!checked.ok)
    refuseField('password', `${checked.error.rule}${checked.error.hint ? ` ${checked.error.hint}` : ''}`);
}
