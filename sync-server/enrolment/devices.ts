import { and, desc, eq, isNull } from 'drizzle-orm';
import { isPlaceBlocked } from '#shared/app/declared-places.ts';
import type { Device, OwnDevice } from '#shared/features/accounts/account.model.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { isAccountOpen } from '../accounts/manage-accounts.ts';
import type { ServerPorts } from '../host/server-ports.ts';
import { lossOf } from './device-loss.ts';
import { deviceCertificates, devices, type ServedDevice } from './devices.tables.ts';

export interface DeviceNotFound {
  readonly code: 'DEVICE_NOT_FOUND';
}

/** A device whose certificate is on the allow-list, and whether it may be served now. */
export interface KnownDevice {
  readonly device: ServedDevice;
  readonly notAfter: number;
  readonly standing: 'good' | 'waiting' | 'revoked' | 'expired' | 'closed';
}

/** Looked up on each request: what an administrator revokes is refused from the next one on. [S-ENR-3] */
export function findKnownDevice(ports: ServerPorts, fingerprint: string): KnownDevice | undefined {
  const row = ports.read.row<ServedDevice & CertificateState & { usedAt: number | null }>(
    `SELECT d.id, d.user_id AS "userId", d.name, d.os, d.app_version AS "appVersion", d.incarnation, d.status,
      d.enrolled_at AS "enrolledAt", d.last_seen_at AS "lastSeenAt", d.revoked_at AS "revokedAt", d.wipe_id AS "wipeId",
      d.wiped_at AS "wipedAt", d.lease_days AS "leaseDays", c.used_at AS "usedAt",
      c.not_after AS "notAfter", c.revoked_at AS "certificateRevokedAt"
      FROM device_certificates c JOIN devices d ON d.id = c.device_id WHERE c.fingerprint = ?`,
    fingerprint,
  );
  if (!row) return undefined;
  const { notAfter, certificateRevokedAt, usedAt, ...device } = row;
  if (usedAt === null) noteUsed(ports, fingerprint);
  return { device, notAfter, standing: standingOf(ports, device, { notAfter, certificateRevokedAt }) };
}

/** The device has stored it: from here on the certificate before it is not needed. */
function noteUsed({ db, clock }: ServerPorts, fingerprint: string): void {
  const shown = eq(deviceCertificates.fingerprint, fingerprint);
  db.update(deviceCertificates).set({ usedAt: clock.now() }).where(shown).run();
}

interface CertificateState {
  readonly notAfter: number;
  readonly certificateRevokedAt: number | null;
}

/** Whether a device that is connected may stay so. */
export function isDeviceServed(ports: ServerPorts, deviceId: string): boolean {
  const device = ports.read.row<{ userId: string; name: string }>(
    `SELECT user_id AS "userId", name FROM devices WHERE id = ? AND status = 'active'`,
    deviceId,
  );
  if (device === undefined || isPlaceBlocked({ db: ports.read }, [deviceId, device.name])) return false;
  return isAccountOpen(ports, device.userId);
}

export function listDevices({ db, people }: ServerPorts): Device[] {
  const notAfterByDevice = new Map<string, number>();
  const certificates = db.select().from(deviceCertificates).where(isNull(deviceCertificates.revokedAt)).all();
  for (const { deviceId, notAfter } of certificates) {
    notAfterByDevice.set(deviceId, Math.max(notAfter, notAfterByDevice.get(deviceId) ?? 0));
  }
  return db
    .select()
    .from(devices)
    .orderBy(desc(devices.enrolledAt))
    .all()
    .map((row) => {
      const person = people.find(row.userId);
      return {
        id: row.id,
        name: row.name,
        userId: row.userId,
        account: person?.account ?? '',
        userName: person?.name ?? '',
        os: row.os,
        appVersion: row.appVersion,
        status: row.status,
        enrolledAt: row.enrolledAt,
        lastSeenAt: row.lastSeenAt,
        certificateNotAfter: notAfterByDevice.get(row.id) ?? null,
        ...lossOf(row),
      };
    });
}

export function listOwnDevices(ports: ServerPorts, userId: string): OwnDevice[] {
  const own = listDevices(ports).filter((device) => device.userId === userId);
  return own.map(({ id, name, os, status, lastSeenAt, lostAt, wipeAskedAt, wipedAt }) => {
    return { id, name, os, status, lastSeenAt, lostAt, wipeAskedAt, wipedAt };
  });
}

export function renameDevice(
  ports: ServerPorts,
  actorId: string | null,
  id: string,
  name: string,
): Result<void, DeviceNotFound> {
  const changed = ports.db.update(devices).set({ name }).where(eq(devices.id, id)).run().changes;
  if (changed === 0) return refuse({ code: 'DEVICE_NOT_FOUND' });
  ports.audit({ action: 'device.rename', outcome: 'done', actorId, subject: { table: 'devices', id } });
  return ok(undefined);
}

export function approveDevice(
  ports: ServerPorts,
  actorId: string | null,
  id: string,
): Result<void, DeviceNotFound | { code: 'DEVICE_REVOKED' }> {
  const device = ports.db.select().from(devices).where(eq(devices.id, id)).get();
  if (!device) return refuse({ code: 'DEVICE_NOT_FOUND' });
  if (device.status === 'revoked') return refuse({ code: 'DEVICE_REVOKED' });
  ports.db.update(devices).set({ status: 'active' }).where(eq(devices.id, id)).run();
  ports.audit({ action: 'device.approve', outcome: 'done', actorId, subject: { table: 'devices', id } });
  return ok(undefined);
}

/** The device and each of its certificates; nothing of it can be taken back, a new code enrols it anew. */
export function revokeDevice(ports: ServerPorts, actorId: string | null, id: string): Result<void, DeviceNotFound> {
  const now = ports.clock.now();
  const found = ports.db.transaction(
    (tx) => {
      const changed = tx
        .update(devices)
        .set({ status: 'revoked', revokedAt: now })
        .where(eq(devices.id, id))
        .run().changes;
      const live = and(eq(deviceCertificates.deviceId, id), isNull(deviceCertificates.revokedAt));
      tx.update(deviceCertificates).set({ revokedAt: now }).where(live).run();
      return changed > 0;
    },
    { behavior: 'immediate' },
  );
  if (!found) return refuse({ code: 'DEVICE_NOT_FOUND' });
  ports.audit({ action: 'device.revoke', outcome: 'done', actorId, subject: { table: 'devices', id } });
  return ok(undefined);
}

/** Once a minute is enough to tell when a device was last seen. */
export function noteSeen({ db, clock }: ServerPorts, device: ServedDevice): void {
  const now = clock.now();
  if (device.lastSeenAt !== null && now - device.lastSeenAt < 60_000) return;
  db.update(devices).set({ lastSeenAt: now }).where(eq(devices.id, device.id)).run();
}

function standingOf(ports: ServerPorts, device: ServedDevice, certificate: CertificateState): KnownDevice['standing'] {
  if (device.status === 'revoked' || certificate.certificateRevokedAt !== null) return 'revoked';
  if (!isAccountOpen(ports, device.userId)) return 'closed';
  if (certificate.notAfter <= ports.clock.now()) return 'expired';
  return device.status === 'waiting' ? 'waiting' : 'good';
}
