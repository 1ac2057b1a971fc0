import { gatherDelegations, gatherPeople, gatherTeams } from '#shared/app/gather-people.ts';
import { isLevel3Of } from '#shared/app/separation-of.ts';
import { signInPolicyOf } from '#shared/app/sign-in-policy-of.ts';
import type {
  AlertFacts,
  AuditFacts,
  BackupFacts,
  DeviceFact,
  PostureFacts,
} from '#shared/features/posture/posture-facts.model.ts';
import type { WatchRule } from '#shared/features/watching/alert.model.ts';
import type { ReadDb } from '#shared/ports/database.ts';
import { policyOfConfig } from '../accounts/account-rules.ts';
import { findSetting } from '../authority/authority-store.ts';
import { serverBackupsOf } from '../backups/server-backups.ts';
import { companyLeaseDays, leaseOf } from '../enrolment/device-standing.ts';
import type { ServerCore } from '../host/server-core.ts';
import { chainVerifiedKey } from '../watching/check-chain.ts';
import { createWatchStore, readWatchSettings, type WatchStore } from '../watching/watch-store.ts';
import { gatherMachine } from './gather-machine.ts';

export const recoveryKeptKey = 'recoveryKeptAt';

/** Everything the self-check judges, as this server knows it at this moment. */
export async function gatherFacts(core: ServerCore): Promise<PostureFacts> {
  const { ports, app } = core;
  const now = ports.clock.now();
  const store = createWatchStore(app.statements);
  const first = app.db.row<{ at: number | null }>('SELECT min(created_at) AS at FROM credentials')?.at ?? now;
  return {
    now,
    since: Number(store.get('watchingSince') ?? first),
    separation: isLevel3Of(app.db) ? 'level3' : 'simple',
    policy: { policy: signInPolicyOf(app.db) ?? policyOfConfig(core.config), decidedAt: decidedAt(app.db) },
    people: gatherPeople(app.db, now),
    devices: gatherDevices(core),
    delegations: gatherDelegations(app.db, now),
    teams: gatherTeams(app.db),
    backups: await gatherBackups(core, store),
    audit: gatherAudit(app.db, store),
    alerts: gatherAlerts(app.db, store),
    machine: gatherMachine(core),
    recoveryKeptAt: timeOf(findSetting(ports.db, recoveryKeptKey)),
  };
}

function timeOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** Since when the company's own rules hold; null where the configuration's still do. */
function decidedAt(db: ReadDb): number | null {
  return (
    db.row<{ at: number }>('SELECT updated_at AS at FROM sign_in_policies ORDER BY updated_at DESC LIMIT 1')?.at ?? null
  );
}

function gatherDevices(core: ServerCore): DeviceFact[] {
  const { app, recoveryRecipient } = core;
  type Row = Omit<DeviceFact, 'isRecoverable' | 'leaseDays'> & {
    userId: string;
    leaseDays: number | null;
    recipient: string | null;
  };
  const rows = app.db.rows<Row>(
    `SELECT d.id, d.name, d.user_id AS "userId", coalesce(u.name, '') AS "ownerName", d.status, d.enrolled_at AS "enrolledAt",
        d.last_seen_at AS "seenAt", d.app_version AS "appVersion", d.lease_days AS "leaseDays", d.lost_at AS "lostAt",
        d.wipe_asked_at AS "wipeAskedAt", d.wiped_at AS "wipedAt", d.recovery_recipient AS recipient,
        (SELECT max(not_after) FROM device_certificates c WHERE c.device_id = d.id AND c.revoked_at IS NULL) AS "certificateNotAfter"
      FROM devices d LEFT JOIN users u ON u.id = d.user_id ORDER BY u.name, d.name`,
  );
  return rows.map(({ recipient, leaseDays, userId, ...device }) => ({
    ...device,
    leaseDays: leaseOf(core, { userId, leaseDays }, true).leaseDays ?? companyLeaseDays(core.ports.db),
    // Before its first contact a device has not said for which recovery key it keeps its own.
    isRecoverable: device.seenAt === null || recipient === recoveryRecipient,
  }));
}

async function gatherBackups(core: ServerCore, store: WatchStore): Promise<BackupFacts> {
  const room = serverBackupsOf(core);
  const { settings, lastSuccessAt, lastProblem } = room.state();
  const { sets } = await room.list();
  const newest = sets.find(({ status }) => status === 'verified' || status === 'stored');
  return {
    isScheduled: settings.schedule.kind !== 'off',
    hasSecondPlace: settings.secondFolder !== null,
    newestAt: newest?.createdAt ?? null,
    newestVerified: newest?.status === 'verified',
    newestId: newest?.id ?? null,
    problem: lastProblem !== null && lastProblem.at >= (lastSuccessAt ?? 0) ? lastProblem.code : null,
    drillAt: timeOf(store.get('lastDrillAt')),
  };
}

function gatherAudit(db: ReadDb, store: WatchStore): AuditFacts {
  const { newestAt } = db.row<{ newestAt: number | null }>(
    'SELECT recorded_at AS "newestAt" FROM audit_records ORDER BY seq DESC LIMIT 1',
  ) ?? { newestAt: null };
  const broken = db.row<{ at: number | null }>(
    "SELECT max(recorded_at) AS at FROM audit_records WHERE kind IN ('audit.broken', 'audit.rolledBack')",
  );
  return { verifiedAt: timeOf(store.get(chainVerifiedKey)), brokenAt: broken?.at ?? null, newestAt };
}

function gatherAlerts(db: ReadDb, store: WatchStore): AlertFacts {
  const open = db.row<{ open: number; oldest: number | null }>(
    `SELECT count(DISTINCT alert_id) AS open, min(first_at) AS oldest FROM alerts
      WHERE state = 'open' AND deleted_at IS NULL AND severity IN ('high', 'critical')`,
  );
  const { rules } = readWatchSettings(store);
  return {
    open: open?.open ?? 0,
    oldestGraveAt: open?.oldest ?? null,
    rulesOff: (Object.keys(rules) as WatchRule[]).filter((rule) => !rules[rule].enabled),
  };
}
