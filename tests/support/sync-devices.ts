import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { createDeviceClient, type DeviceClient } from '#main/enrolment/device-client.ts';
import { enrolDevice } from '#main/enrolment/enrol-device.ts';
import { type CountedTransport, createHttpTransport } from '#main/sync/http-transport.ts';
import { incarnationFileIn } from '#main/sync/incarnation-file.ts';
import type { ServerCore } from '#server/host/server-core.ts';
import { type App, createApp } from '#shared/app/app.ts';
import { findActor } from '#shared/app/find-actor.ts';
import type { Session } from '#shared/app/session.ts';
import { syncedTables } from '#shared/app/synced-tables.ts';
import { roles, users } from '#shared/features/people/people.tables.ts';
import { createAuditKey, newAuditKey } from '#shared/ledger/audit-key.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import type { RecordedEffect } from '#shared/ledger/write-tx.ts';
import { createContentStore } from '#shared/node/content-store.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { systemClock } from '#shared/node/system-clock.ts';
import { systemRandom } from '#shared/node/system-random.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';
import { correctedClock } from '#shared/sync/device/corrected-clock.ts';
import { createSyncDevice, type SyncDevice } from '#shared/sync/device/sync-device.ts';
import { password, type TestRunningServer } from './running-server.ts';

/** An enrolled device with its own encrypted database, over real TLS. */
export interface TestSyncDevice {
  readonly app: App;
  readonly device: SyncDevice;
  readonly client: DeviceClient;
  readonly transport: CountedTransport;
  readonly folder: string;
  readonly userId: string;
  readonly deviceId: string;
  session(): Session;
  sync(): ReturnType<SyncDevice['exchange']>;
  close(): Promise<void>;
}

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** Puts rows into the server as if they had been written through its ledger, in one transaction. */
export function putRows(core: ServerCore, table: SQLiteTable, rows: readonly Record<string, unknown>[]): void {
  const codec = codecOf(table);
  core.app.ledger.transaction(() => {
    const effects = rows.map((row): RecordedEffect => {
      const revision = core.feed.nextRevision();
      core.app.statements(codec.upsertSql).run(...codec.values({ ...row, revision }));
      return { table: codec.name, id: String(row.id), op: 'insert', set: row, revision };
    });
    const command = { id: '', procedure: 'given', input: null, actorId: '', at: 0, deviceId: null };
    core.feed.sink({ command, decidedAt: 0, effects, output: null });
  });
  core.feed.flushMoved();
}

/** A person with the rights of the administrator, or who sees only what is theirs; known to sync. */
export async function addSyncedPerson(server: TestRunningServer, account: string, scope?: 'own'): Promise<string> {
  const admin = codecOf(users).decode(
    server.core.app.db.row<Record<string, unknown>>('SELECT * FROM users WHERE id = ?', server.adminId)!,
  );
  const ownRole = server.core.ports.ids.next();
  if (scope) {
    const role = { id: ownRole, name: account, actions: ['*'], dataScope: scope, createdAt: 0, updatedAt: 0 };
    putRows(server.core, roles, [role]);
  }
  const roleIds = scope ? [ownRole] : (admin.roleIds as string[]);
  const userId = await server.addPerson(account, { password, roleIds });
  const row = server.core.app.db.row<Record<string, unknown>>('SELECT * FROM users WHERE id = ?', userId)!;
  putRows(server.core, users, [codecOf(users).decode(row)]);
  return userId;
}

export async function enrolSyncDevice(
  server: TestRunningServer,
  account: string,
  userId: string,
): Promise<TestSyncDevice> {
  const enrolled = await enrolDevice({
    address: server.url,
    code: server.enrolCode(userId),
    account,
    password,
    deviceName: account,
    os: 'linux',
    appVersion: '0.1.0',
    incarnation: 'first',
  });
  if (!enrolled.ok) throw new Error(enrolled.error.code);
  const { identity } = enrolled.value;
  const folder = mkdtempSync(path.join(tmpdir(), 'outpost-device-'));
  const sqlite = openDatabase(path.join(folder, 'outpost.db'), randomBytes(32), { create: true });
  const { schemaVersion } = migrateDatabase(sqlite);
  const ids = uuidV7Ids();
  const device = createSyncDevice({
    sqlite,
    tables: syncedTables,
    schema: schemaVersion,
    incarnationFile: incarnationFileIn(folder),
    newId: ids.next,
  });
  const app = createApp({
    auditKey: createAuditKey(newAuditKey()),
    sqlite,
    host: 'device',
    content: createContentStore(sqlite, folder, systemClock),
    ports: { clock: correctedClock(systemClock, device.state), ids, random: systemRandom, log: quiet },
    sinks: () => [device.sink],
  });
  device.start(app);
  device.state.set('member', '1');
  const client = createDeviceClient(identity);
  const transport = createHttpTransport(client);
  return {
    app,
    device,
    client,
    transport,
    folder,
    userId,
    deviceId: identity.deviceId,
    session: () => ({ app, actor: findActor(app.db, userId, app.ports.clock.now())!, deviceId: identity.deviceId }),
    sync: () => device.exchange(transport),
    close: async () => {
      await client.close();
      sqlite.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
