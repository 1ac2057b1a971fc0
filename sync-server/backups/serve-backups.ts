import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { HostBackups } from '#shared/backup/backups-room.ts';
import type { LiveConnections } from '../host/live-connections.ts';
import type { ServerConfig } from '../host/server-config.ts';
import type { ServerCore } from '../host/server-core.ts';
import { requireDevice } from '../http/identity.ts';
import { addBackupRoutes } from './backup-routes.ts';
import { createBackupStore } from './backup-store.ts';
import { pruneDeviceBackups } from './prune-device-backups.ts';
import { createServerBackups } from './server-backups.ts';

const pruneEveryMs = 6 * 3_600_000;

/** Where devices' backups lie: beside the server's own, or in the folder its configuration names. */
export function deviceBackupFolder(config: ServerConfig): string {
  return path.join(config.backupFolder ?? path.join(config.data, 'backups'), 'devices');
}

/**
 * Begins the server's backups: its own by schedule, and a place for those of its devices. `stop` before the database
 * is closed. After a restore from the page the database is closed and `afterRestore` called.
 */
export async function serveBackups(
  server: FastifyInstance,
  core: ServerCore,
  connections: LiveConnections,
  afterRestore: () => void,
): Promise<HostBackups> {
  const { config, ports, log } = core;
  const backups = createServerBackups(core, afterRestore);
  const folder = deviceBackupFolder(config);
  await server.register((scope) =>
    addBackupRoutes(scope, {
      store: createBackupStore(folder),
      owner: (request, reply) => requireDevice(core, connections, request, reply),
      alarm: ({ userId, deviceId }, reason) => {
        log.warn('backup.forbidden', { deviceId, reason });
        const action = reason === 'delete' ? 'backup.delete' : 'backup.overwrite';
        ports.audit({ action, outcome: 'refused', actorId: userId, deviceId });
      },
    }),
  );
  let lastPruneAt: number | null = null;
  const prune = (): void => {
    const now = ports.clock.now();
    const removed = pruneDeviceBackups(folder, backups.state().settings.retention, now, lastPruneAt);
    lastPruneAt = now;
    if (removed > 0) log.info('backup.pruned', { removed });
  };
  const pruning = setInterval(prune, pruneEveryMs);
  pruning.unref();
  backups.start();
  return {
    ...backups,
    async stop() {
      clearInterval(pruning);
      await backups.stop();
    },
  };
}
