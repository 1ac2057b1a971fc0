import { drizzle } from 'drizzle-orm/better-sqlite3';
import { type App, createApp } from '#shared/app/app.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { createFlowFeed } from '#shared/app/flow-feed.ts';
import { keepDestructions } from '#shared/app/keep-destructions.ts';
import { keepSignInPolicy } from '#shared/app/sign-in-policy-of.ts';
import { maskOf, projectImage } from '#shared/app/sync-rules.ts';
import { syncedTables } from '#shared/app/synced-tables.ts';
import { createTeamFeed } from '#shared/app/team-feed.ts';
import { finishSwap } from '#shared/backup/swap-in.ts';
import type { SignInPolicy } from '#shared/features/accounts/sign-in-policy.model.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { createDecisionSink } from '#shared/ledger/decision-log.ts';
import { createFieldEditSink } from '#shared/ledger/field-edits.ts';
import { createReadDb, createStatements } from '#shared/ledger/read-db.ts';
import { createContentStore } from '#shared/node/content-store.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { systemClock } from '#shared/node/system-clock.ts';
import { systemRandom } from '#shared/node/system-random.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';
import type { Sqlite } from '#shared/ports/database.ts';
import type { Clock, Log } from '#shared/ports/ports.ts';
import { createFeed, type Feed } from '#shared/sync/server/feed.ts';
import { createSyncServer, type SyncServer } from '#shared/sync/server/sync-server.ts';
import { type AccountRules, accountRulesOf } from '../accounts/account-rules.ts';
import { endClosedSessions } from '../accounts/end-closed-sessions.ts';
import { findSetting, getAuthority, removeSetting } from '../authority/authority-store.ts';
import { recoveryRecipientOf } from '../authority/rotate-recovery-key.ts';
import type { KeyedCertificate } from '../authority/x509.ts';
import { finishLeave } from '../leave/finish-leave.ts';
import { isWitnessKept, noteWitness, readAuditKey } from '../watching/audit-witness.ts';
import { consoleActor } from './console-actor.ts';
import { databaseFile, isInitialised, readServerKey } from './data-folder.ts';
import { destructionLedgers } from './destruction-ledgers.ts';
import { createPeopleDirectory } from './people-directory.ts';
import type { ServerConfig } from './server-config.ts';
import { createServerLog } from './server-log.ts';
import type { SecurityEvent, ServerPorts } from './server-ports.ts';

export const settingKeys = {
  company: 'company',
  recoveryRecipient: 'recoveryRecipient',
  ready: 'ready',
  restored: 'restored',
} as const;

/** The opened server without its network: what `start` serves and what the command line works on. */
export interface ServerCore {
  readonly config: ServerConfig;
  readonly app: App;
  /** Which row is in which bucket since when; told of each write. */
  readonly feed: Feed;
  /** Takes from devices what was shared with their people until now; returns how many records' shares ended. */
  readonly endShares: () => number;
  readonly sync: SyncServer;
  readonly ports: ServerPorts;
  /** Signs the certificates of devices; another one after a rotation. */
  readonly authority: KeyedCertificate;
  readonly company: string;
  /** `age` recipient; its private half is on paper only. */
  readonly recoveryRecipient: string;
  readonly log: Log;
  /** Shows the certificates and authorities of this moment on the open listener; nothing to do where none is open. */
  readonly tls: { reload(): Promise<void> };
  close(): void;
}

export interface CoreOptions {
  readonly clock?: Clock;
  readonly log?: Log;
}

/** Opens an initialised data folder; the command line may do so while the server runs. */
export function openServerCore(config: ServerConfig, options: CoreOptions = {}): ServerCore {
  finishLeave(config);
  finishSwap(config.data);
  if (!isInitialised(config)) {
    throw new Fault('NOT_INITIALISED', false, { folder: config.data });
  }
  const key = readServerKey(config);
  const sqlite = openDatabase(databaseFile(config), key);
  key.fill(0);
  try {
    const { schemaVersion } = migrateDatabase(sqlite);
    return coreOf(sqlite, config, schemaVersion, options);
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function coreOf(sqlite: Sqlite, config: ServerConfig, schema: number, options: CoreOptions): ServerCore {
  const { app, feed, endShares } = createServerApp(sqlite, config, options);
  const db = drizzle(sqlite);
  const company = findSetting(db, settingKeys.company);
  if (company === undefined || findSetting(db, settingKeys.ready) === undefined) {
    throw new Fault('CONFIG_INVALID', false, { field: 'data', reason: 'init did not finish', folder: config.data });
  }
  const ports = createServerPorts(app, config, company);
  checkWitness(app, config, db, ports);
  keepDestructions(app, destructionLedgers(config, findSetting(db, 'serverId')), consoleActor);
  endClosedSessions(ports, app.changes, app.db);
  noteRestore(db, ports);
  app.ledger.execute('officers.settle', {}, consoleActor);
  return {
    config,
    app,
    feed,
    endShares,
    sync: createSyncServer({
      core: app,
      feed,
      tables: syncedTables,
      schema,
      serverName: company,
      actorOf: (userId) => findActor(app.db, userId, app.ports.clock.now()),
      newId: app.ports.ids.next,
      project: projectImage,
      onCall: (actor, { deviceId }) => void app.ledger.execute('numbers.lend', {}, actor, { deviceId }),
    }),
    ports,
    get authority() {
      return getAuthority(db);
    },
    company,
    get recoveryRecipient() {
      return recoveryRecipientOf(db);
    },
    tls: { reload: async () => {} },
    log: app.ports.log,
    close: () => {
      if (sqlite.open) {
        app.ledger.sealAudit();
        noteWitness(config, app.statements);
      }
      sqlite.close();
    },
  };
}

/** A database that was put back without a restore of ours is told of in the audit, and raises an alert. [S-LOG-2] */
function checkWitness(app: App, config: ServerConfig, db: ServerPorts['db'], ports: ServerPorts): void {
  const isRestored = findSetting(db, settingKeys.restored) !== undefined;
  if (isWitnessKept(config, app.statements) === false && !isRestored) {
    ports.audit({ action: 'audit.rolledBack', outcome: 'refused', actorId: null, reason: 'HEAD_MISSING' });
  }
  app.ledger.sealAudit();
  noteWitness(config, app.statements);
}

/** A restore is written down where it took effect: in the restored audit. */
function noteRestore(db: ServerPorts['db'], ports: ServerPorts): void {
  const epoch = findSetting(db, settingKeys.restored);
  if (epoch === undefined) return;
  ports.audit({ action: 'server.restored', outcome: 'done', actorId: consoleActor.userId, reason: epoch });
  removeSetting(db, settingKeys.restored);
}

/** The one core with the sinks of a server: the decision log, the times of field edits, and the feed of sync. */
export function createServerApp(
  sqlite: Sqlite,
  config: ServerConfig,
  options: CoreOptions = {},
): { app: App; feed: Feed; endShares: () => number } {
  const clock = options.clock ?? systemClock;
  const teams = createTeamFeed({ db: createReadDb(sqlite, createStatements(sqlite)), clock });
  const flows = createFlowFeed({ db: createReadDb(sqlite, createStatements(sqlite)), clock });
  const feed = createFeed(sqlite, syncedTables, {
    maskOf,
    extraBucketsOf: (table, id) => [...teams.rules.extraBucketsOf(table, id), ...flows.rules.extraBucketsOf(table, id)],
    // Whoever asks for rows asks at this moment: what has ended since is not given any more.
    extraGrants: (actor) => {
      endShares();
      return [...teams.rules.extraGrants(actor), ...flows.rules.extraGrants(actor)];
    },
  });
  const app = createApp({
    sqlite,
    host: 'server',
    content: createContentStore(sqlite, config.data, clock),
    ports: {
      clock,
      ids: uuidV7Ids(),
      random: systemRandom,
      log: options.log ?? createServerLog(config.logLevel),
    },
    sinks: (statements) => [
      createDecisionSink(statements),
      createFieldEditSink(statements),
      feed.sink,
      teams.sink(feed),
      flows.sink(feed),
    ],
    nextRevision: feed.nextRevision,
    runsApproved: () => true,
    auditKey: readAuditKey(config),
  });
  const endShares = () => teams.endShares(feed, app.ledger.transaction);
  app.changes.subscribe(() => feed.flushMoved());
  return { app, feed, endShares };
}

export function createServerPorts(app: App, config: ServerConfig, company: string): ServerPorts {
  const policy = keepSignInPolicy(app);
  let known: SignInPolicy | undefined;
  let rules: AccountRules | undefined;
  return {
    db: drizzle(app.sqlite),
    read: app.db,
    clock: app.ports.clock,
    ids: app.ports.ids,
    people: createPeopleDirectory(app.db),
    get rules() {
      const decided = policy();
      if (!rules || decided !== known) {
        known = decided;
        rules = accountRulesOf(config, company, decided);
      }
      return rules;
    },
    actionsOf: (userId) => findActor(app.db, userId)?.actions ?? new Set(),
    audit: (event) => recordSecurityEvent(app, event),
    welcome: (userId) => {
      if (!app.db.row("SELECT 1 FROM users WHERE id = ? AND status = 'inactive'", userId)) return;
      app.ledger.execute('users.setStatus', { id: userId, status: 'active' }, consoleActor);
    },
  };
}

function recordSecurityEvent(app: App, event: SecurityEvent): void {
  const { action, outcome, actorId, subject, reason, address, deviceId } = event;
  app.ledger.recordEvent({
    kind: action,
    actorId,
    deviceId: deviceId ?? null,
    details: {
      outcome,
      ...(subject ? { table: subject.table, id: subject.id } : {}),
      ...(reason === undefined ? {} : { reason }),
      ...(address == null ? {} : { address }),
    },
  });
}
