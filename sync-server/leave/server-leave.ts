import { existsSync } from 'node:fs';
import path from 'node:path';
import { leaveCsv, leaveTables } from '#shared/app/leave-tables.ts';
import { writeCertificate } from '#shared/backup/leave-certificate.ts';
import { exportCompany } from '#shared/backup/leave-export.ts';
import { checkLeaveFolder } from '#shared/backup/leave-folder.ts';
import { verifyExport } from '#shared/backup/leave-verify.ts';
import { progressStream } from '#shared/backup/progress-stream.ts';
import type { LeaveCertificate, LeaveProgress } from '#shared/features/leave/leave.model.ts';
import type { DestroyOrder, LeaveRoom } from '#shared/features/leave/leave-room.model.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { programVersion } from '#shared/node/program-root.ts';
import { serverBackupsOf } from '../backups/server-backups.ts';
import { reportLost } from '../enrolment/device-loss.ts';
import { keyFile } from '../host/data-folder.ts';
import type { ServerCore } from '../host/server-core.ts';
import { orderDestruction } from './finish-leave.ts';

const endings = new WeakMap<ServerCore, () => void>();

/** What ends the process once the order to destroy is on the disk; without one the next start carries it out. */
export function endAfterLeaving(core: ServerCore, end: () => void): void {
  endings.set(core, end);
}

/** The company leaves: everything in open formats, devices told, then keys, data and backups. [S-PI-8] */
export function serverLeaveOf(core: ServerCore): LeaveRoom {
  const { app, config, company, ports } = core;
  return {
    state: () => ({ company, atServer: true, devices: countDevices(core) }),
    exportAll(folder) {
      const usable = checkLeaveFolder(folder, config.data);
      if (!usable.ok) return usable;
      return ok(
        progressStream<LeaveProgress>((tell, signal) =>
          exportCompany({
            sqlite: app.sqlite,
            content: app.content,
            company,
            appVersion: programVersion(),
            tables: leaveTables(),
            csv: leaveCsv,
            into: folder,
            now: ports.clock.now,
            vouch: app.ledger.vouch,
            tell,
            signal,
          }),
        ),
      );
    },
    callDevices(actorId) {
      const left = core.app.db.rows<{ id: string }>(
        "SELECT id FROM devices WHERE status <> 'revoked' AND wiped_at IS NULL",
      );
      for (const { id } of left) reportLost(ports, actorId, { id, wipe: true, note: 'leave' });
      return left.length;
    },
    destroy: (order) => destroy(core, order),
  };
}

function countDevices({ app }: ServerCore): { active: number; asked: number; wiped: number } {
  const count = (where: string) => app.db.row<{ n: number }>(`SELECT count(*) AS n FROM devices WHERE ${where}`)!.n;
  return {
    active: count("status <> 'revoked'"),
    asked: count('wipe_id IS NOT NULL AND wiped_at IS NULL'),
    wiped: count('wiped_at IS NOT NULL'),
  };
}

async function destroy(core: ServerCore, order: DestroyOrder): ReturnType<LeaveRoom['destroy']> {
  const { app, config, company, ports } = core;
  if (order.company.trim() !== company) return refuse({ code: 'LEAVE_NAME_DIFFERS' });
  const devices = countDevices(core);
  if (devices.active > 0) return refuse({ code: 'LEAVE_DEVICES_LEFT', active: devices.active });
  const proven = await verifyExport(order.folder, app.sqlite);
  if (!proven.ok) return proven;
  const manifest = proven.value;
  const { folderInUse, settings } = serverBackupsOf(core).state();
  const folders = [config.data, folderInUse, settings.secondFolder, config.backupFolder, config.secondBackupFolder];
  const certificate: LeaveCertificate = {
    format: 'outpost-left-1',
    company,
    at: ports.clock.now(),
    by: order.byName,
    host: 'server',
    exportDigest: manifest.digest,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    auditSeq: manifest.auditSeq,
    auditHash: manifest.auditHash,
    devicesWiped: devices.wiped,
    devicesUnproven: devices.asked,
    folders: [...new Set(folders.filter((folder) => folder != null).map((folder) => path.resolve(folder)))],
    keyErased: existsSync(keyFile(config)),
  };
  const file = writeCertificate(order.folder, certificate, app.ledger.vouch);
  ports.audit({ action: 'server.left', outcome: 'done', actorId: null, reason: manifest.digest });
  orderDestruction(config, certificate, order.folder);
  endings.get(core)?.();
  return ok({ certificate, file });
}
