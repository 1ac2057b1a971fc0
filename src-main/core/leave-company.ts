import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { leaveCsv, leaveTables } from '#shared/app/leave-tables.ts';
import { ownFolderName } from '#shared/backup/backup-places.ts';
import { writeCertificate } from '#shared/backup/leave-certificate.ts';
import { exportCompany } from '#shared/backup/leave-export.ts';
import { checkLeaveFolder } from '#shared/backup/leave-folder.ts';
import { verifyExport } from '#shared/backup/leave-verify.ts';
import { progressStream } from '#shared/backup/progress-stream.ts';
import type { LeaveCertificate, LeaveProgress } from '#shared/features/leave/leave.model.ts';
import type { DestroyOrder, LeaveRoom } from '#shared/features/leave/leave-room.model.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { Desktop } from './desktop.ts';
import type { OpenWork } from './open-work.ts';
import { destroyProfile } from './wipe-profile.ts';
import type { WorkParts } from './work-parts.ts';

const none = { active: 0, asked: 0, wiped: 0 };
/** The answer with the certificate reaches who asked before the work is closed. */
const lastAnswersMs = 300;

/** A company of one computer leaves it whole; a member's company leaves at its server. [S-PI-8] */
export function desktopLeaveOf(work: OpenWork & { readonly parts: WorkParts }, desktop: Desktop): LeaveRoom {
  const { app, profile } = work;
  const { company, server } = profile.card;
  return {
    state: () => ({ company, atServer: server !== null, devices: none }),
    exportAll(folder) {
      if (server !== null) return refuse({ code: 'LEAVE_AT_SERVER' });
      const usable = checkLeaveFolder(folder, desktop.options.dataFolder);
      if (!usable.ok) return usable;
      return ok(
        progressStream<LeaveProgress>((tell, signal) =>
          exportCompany({
            sqlite: app.sqlite,
            content: app.content,
            company,
            appVersion: desktop.options.version,
            tables: leaveTables(),
            csv: leaveCsv,
            into: folder,
            now: app.ports.clock.now,
            vouch: app.ledger.vouch,
            tell,
            signal,
          }),
        ),
      );
    },
    callDevices: () => 0,
    destroy: (order) => destroy(work, desktop, order),
  };
}

async function destroy(
  work: OpenWork & { readonly parts: WorkParts },
  desktop: Desktop,
  order: DestroyOrder,
): ReturnType<LeaveRoom['destroy']> {
  const { app, profile, parts } = work;
  const { company, server, userId } = profile.card;
  if (server !== null) return refuse({ code: 'LEAVE_AT_SERVER' });
  if (order.company.trim() !== company) return refuse({ code: 'LEAVE_NAME_DIFFERS' });
  const proven = await verifyExport(order.folder, app.sqlite);
  if (!proven.ok) return proven;
  const manifest = proven.value;
  const { settings } = parts.backups.state();
  const own = ownFolderName({ host: 'desktop', id: userId });
  const outside = [settings.folder, settings.secondFolder].flatMap((each) => (each ? [path.join(each, own)] : []));
  const certificate: LeaveCertificate = {
    format: 'outpost-left-1',
    company,
    at: app.ports.clock.now(),
    by: order.byName,
    host: 'desktop',
    exportDigest: manifest.digest,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    auditSeq: manifest.auditSeq,
    auditHash: manifest.auditHash,
    devicesWiped: 1,
    devicesUnproven: 0,
    folders: [profile.folder, ...outside],
    keyErased: true,
  };
  const file = writeCertificate(order.folder, certificate, app.ledger.vouch);
  setTimeout(() => {
    void desktop.lock('asked').then(() => {
      destroyProfile(profile.folder);
      for (const folder of outside) if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
      desktop.announce();
    });
  }, lastAnswersMs);
  return ok({ certificate, file });
}
