import { existsSync } from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { demandPlace, noteCopy } from '#shared/app/declared-places.ts';
import { writeDestructions } from '#shared/app/keep-destructions.ts';
import type { BackupsHost } from '#shared/backup/backups-host.ts';
import { createBackupsRoom, type HostBackups } from '#shared/backup/backups-room.ts';
import { countTables, schemaVersionOf } from '#shared/backup/snapshot.ts';
import type { SecretBox } from '#shared/keyring/keyring-secrets.ts';
import { programVersion } from '#shared/node/program-root.ts';
import type { Sqlite } from '#shared/ports/database.ts';
import { findSetting, setSetting } from '../authority/authority-store.ts';
import { databaseFile, readServerKey } from '../host/data-folder.ts';
import { destructionLedgers } from '../host/destruction-ledgers.ts';
import { configFileName, type ServerConfig } from '../host/server-config.ts';
import type { ServerCore } from '../host/server-core.ts';
import type { ServerDb } from '../host/server-ports.ts';
import { settingsOf } from './backup-defaults.ts';
import { noteRestored } from './note-restored.ts';
import { auditRestoreNote, leaveRestoreNote } from './restore-note.ts';

const rooms = new WeakMap<ServerCore, HostBackups>();

/** The backups of an opened server, for its routers; made without a schedule where the command line opened it. */
export function serverBackupsOf(core: ServerCore): HostBackups {
  return rooms.get(core) ?? createServerBackups(core, () => undefined);
}

/**
 * The server's own backups: its database with accounts, authority and settings, and its configuration file. Its key
 * file is not in them: a restored server gets a new one. `afterRestore` is called when a restore has exchanged the data
 * and the database is closed; the process must then begin anew.
 */
export function createServerBackups(core: ServerCore, afterRestore: () => void): HostBackups {
  const { config, app, ports, log } = core;
  const dek = readServerKey(config);
  const db = drizzle(app.sqlite);
  const host: BackupsHost = {
    folder: config.data,
    databaseName: path.basename(databaseFile(config)),
    defaults: settingsOf(config),
    now: ports.clock.now,
    newId: ports.ids.next,
    log,
    secrets: settingSecrets(db),
    data: () => ({
      database: databaseFile(config),
      dek,
      source: { host: 'server', id: serverId(db, ports.ids.next), company: core.company },
      incarnation: epochOf(app.sqlite),
      account: null,
      name: null,
      appVersion: programVersion(),
      extra: [...configFiles(config), ...app.content.files()],
      recoveryRecipient: core.recoveryRecipient,
    }),
    changeMark: () => markOf(app.sqlite),
    countRows: () => countTables(app.sqlite),
    knownSchema: () => schemaVersionOf(app.sqlite),
    demandPlace: (address) => demandPlace(app, address),
    noteCopy: (address) => noteCopy(app, address),
    tendPlaces: () => writeDestructions(app, destructionLedgers(config, serverId(db, ports.ids.next))),
    prepareRestored: (restored) => noteRestored(restored, ports.ids.next()),
    async exchange(swap) {
      core.close();
      const { keptFolder } = swap();
      leaveRestoreNote(config.data, { at: ports.clock.now(), keptFolder });
      afterRestore();
    },
    audit: ({ action, id, problem }) =>
      ports.audit({
        action,
        outcome: problem === null ? 'done' : 'refused',
        actorId: null,
        subject: { table: 'backups', id },
        ...(problem !== null && { reason: problem }),
      }),
    onChange: () => {
      app.changes.add({ table: 'backups', id: '', op: 'update' });
      app.changes.flush();
    },
  };
  auditRestoreNote(config.data, ports);
  const room = createBackupsRoom(host);
  const backups: HostBackups = {
    ...room,
    async stop() {
      rooms.delete(core);
      await room.stop();
      dek.fill(0);
    },
  };
  rooms.set(core, backups);
  return backups;
}

function configFiles(config: ServerConfig) {
  const file = path.join(config.data, configFileName);
  return existsSync(file) ? [{ path: configFileName, file }] : [];
}

/** Secrets among the settings: the database they lie in is encrypted. */
function settingSecrets(db: ServerDb): SecretBox {
  return {
    read(name) {
      const text = findSetting(db, `secret.${name}`);
      return text === undefined ? undefined : Buffer.from(text, 'base64');
    },
    write: (name, secret) => setSetting(db, `secret.${name}`, secret.toString('base64')),
  };
}

function serverId(db: ServerDb, newId: () => string): string {
  const known = findSetting(db, 'serverId');
  if (known !== undefined) return known;
  const made = newId();
  setSetting(db, 'serverId', made);
  return made;
}

function epochOf(sqlite: Sqlite): string {
  return String(sqlite.prepare("SELECT value FROM sync_state WHERE key = 'epoch'").pluck().get() ?? 'none');
}

/** The newest record of the audit that no backup left: whatever else is done on a server leaves one. */
function markOf(sqlite: Sqlite): string {
  const newest =
    "SELECT hash FROM audit_records WHERE kind NOT IN ('backup.make', 'backup.drill') ORDER BY seq DESC LIMIT 1";
  return String(sqlite.prepare(newest).pluck().get() ?? '');
}
