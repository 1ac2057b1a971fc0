import { existsSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { type App, createApp } from '#shared/app/app.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { keepDestructions } from '#shared/app/keep-destructions.ts';
import type { Session } from '#shared/app/session.ts';
import { syncedTables } from '#shared/app/synced-tables.ts';
import { destructionsFile, ledgersBeside } from '#shared/backup/ledgers-beside.ts';
import { defaultDesktopBackupSettings } from '#shared/features/backups/backups.model.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { wholeRights } from '#shared/kernel/rights/whole-rights.ts';
import type { Actor } from '#shared/kernel/scope.ts';
import { databasePath } from '#shared/keyring/finish-rotation.ts';
import { keyringSecrets } from '#shared/keyring/keyring-secrets.ts';
import type { LockOutClock } from '#shared/keyring/lock-out.ts';
import { type AuditKey, createAuditKey, newAuditKey } from '#shared/ledger/audit-key.ts';
import { createContentStore } from '#shared/node/content-store.ts';
import { type LineFile, lineFile } from '#shared/node/line-file.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { toFault } from '#shared/node/to-fault.ts';
import { writeAtomic } from '#shared/node/write-atomic.ts';
import type { Ports } from '#shared/ports/ports.ts';
import { correctedClock } from '#shared/sync/device/corrected-clock.ts';
import { createSyncDevice, type SyncDevice } from '#shared/sync/device/sync-device.ts';
import { incarnationFileIn } from '../sync/incarnation-file.ts';
import type { Profile } from './profiles.ts';

/** A person's data, open: the database is keyed, migrated and whole, and the core runs on it. */
export interface OpenWork {
  readonly profile: Profile;
  readonly app: App;
  /** The device's half of synchronising; idle until the work belongs to a server. */
  readonly sync: SyncDevice;
  /** The database's key. Zeroed by `close`. */
  readonly dek: Buffer;
  /** This computer's own clock, not set right by the server's. */
  readonly machineClock: LockOutClock;
  /** Who works: another id than on the card where a crash came between joining a server and writing the card. */
  userId(): string;
  /** Who works, with the rights of this moment. */
  session(): Session;
  close(): void;
}

export interface OpenWorkOptions {
  readonly profile: Profile;
  /** Taken over: zeroed when the work is closed, or at once where it cannot be opened. */
  readonly dek: Buffer;
  readonly ports: Ports;
  /** The database does not exist yet. */
  readonly create?: boolean;
}

export function openWork(options: OpenWorkOptions): OpenWork {
  const { profile, dek, ports } = options;
  try {
    const sqlite = openDatabase(databasePath(profile.folder), dek, { create: options.create ?? false });
    let schema = 0;
    try {
      if (wasUnclean(profile.folder)) quickCheck(sqlite);
      schema = migrateDatabase(sqlite).schemaVersion;
      markOpen(profile.folder);
    } catch (error) {
      sqlite.close();
      throw error;
    }
    const sync = createSyncDevice({
      sqlite,
      tables: syncedTables,
      schema,
      incarnationFile: incarnationFileIn(profile.folder),
      newId: ports.ids.next,
    });
    const clock = correctedClock(ports.clock, sync.state);
    const app = createApp({
      sqlite,
      ports: { ...ports, clock },
      host: 'device',
      content: createContentStore(sqlite, profile.folder, clock),
      sinks: () => [sync.sink],
      runsApproved: () => profile.card.server === null,
      auditKey: auditKeyOf(profile.folder, dek),
    });
    sync.start(app);
    app.content.collect();
    keepDestructions(app, destructionLedgers(profile), keeperOf(profile));
    const userId = (): string => sync.state.get('person') ?? profile.card.userId;
    return {
      profile,
      app,
      sync,
      dek,
      machineClock: ports.clock,
      userId,
      session: () => ({
        app,
        actor: actorOf(app, userId()),
        deviceId: profile.card.server?.deviceId ?? null,
        place: hostname(),
      }),
      close: () => {
        if (sqlite.open) {
          sealLast(app);
          sqlite.close();
        }
        dek.fill(0);
        rmSync(openMark(profile.folder), { force: true });
      },
    };
  } catch (error) {
    dek.fill(0);
    throw toFault(error);
  }
}

/**
 * Beside the profiles, so that a profile that is restored meets it again, and beside the backups, so that one that is
 * restored on another computer does. It holds ids alone. [S-PI-6]
 */
export function destructionLedgers({ folder, card }: Profile): LineFile[] {
  const source = { host: 'desktop', id: card.server?.deviceId ?? card.userId } as const;
  const beside = ledgersBeside({ folder, defaults: defaultDesktopBackupSettings, source });
  return [lineFile(ownLedger(folder)), ...beside];
}

/** The computer's own, by the folder of any of its profiles. */
export function ownLedger(profileFolder: string): string {
  return path.join(profileFolder, '..', '..', destructionsFile);
}

/** A destruction that was decided once is carried out again, whoever opens the work. */
function keeperOf({ card }: Profile): Actor {
  const { userId } = card;
  const nobody = { account: 'ledger', name: 'ledger', branchId: null, deptId: null };
  return { userId, ...nobody, ...wholeRights, actions: new Set(['privacy.destroy']) };
}

/** Signs this computer's audit; sealed in the keyring like the device's own key. */
function auditKeyOf(folder: string, dek: Buffer): AuditKey {
  const secrets = keyringSecrets(folder, dek);
  let secret = secrets.read('auditKey');
  if (!secret) {
    secret = newAuditKey();
    secrets.write('auditKey', secret);
  }
  const key = createAuditKey(secret);
  secret.fill(0);
  return key;
}

/** What could not be signed now, as on a full disk, is signed after the next opening: work closes either way. */
function sealLast(app: App): void {
  try {
    app.ledger.sealAudit();
  } catch (error) {
    app.ports.log.warn('audit.notSealed', { name: error instanceof Error ? error.name : '' });
  }
}

function actorOf(app: App, userId: string): Actor {
  const actor = findActor(app.db, userId, app.ports.clock.now());
  if (actor) return actor;
  throw new Fault('PERSON_DISABLED', false);
}

/** Left behind by a process that did not end by itself; then the database is read through before it is trusted. */
function openMark(folder: string): string {
  return path.join(folder, 'open.json');
}

function wasUnclean(folder: string): boolean {
  return existsSync(openMark(folder));
}

function markOpen(folder: string): void {
  writeAtomic(openMark(folder), `${JSON.stringify({ pid: process.pid })}\n`);
}

function quickCheck(sqlite: { pragma(source: string, options: { simple: true }): unknown }): void {
  const verdict = sqlite.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new Fault('DATABASE_DAMAGED', false, { found: 'quick_check' });
}
