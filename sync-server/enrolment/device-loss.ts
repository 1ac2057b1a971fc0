import { createVerify, X509Certificate } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Device } from '#shared/features/accounts/account.model.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type SignedWipe, signedWipe, type WipeFacts, wipeContent } from '#shared/kernel/wipe.ts';
import { fingerprintOf } from '../authority/x509.ts';
import type { ServerPorts } from '../host/server-ports.ts';
import { type DeviceRow, deviceCertificates, devices } from './devices.tables.ts';
import type { DeviceNotFound } from './devices.ts';

/** How a lost device stands, for the list of devices. */
export function lossOf(row: DeviceRow): Pick<Device, 'lostAt' | 'wipeAskedAt' | 'wipedAt' | 'leaseDays'> {
  const { lostAt, wipeAskedAt, wipedAt, leaseDays } = row;
  return { lostAt, wipeAskedAt, wipedAt, leaseDays };
}

export interface LossReport {
  readonly id: string;
  readonly note?: string | undefined;
  /** Delete the company's data there at its next contact. */
  readonly wipe: boolean;
}

/**
 * Gone: the device is revoked at once, and told to delete its data when it is next heard of. `ownerId` limits the
 * report to devices of one person; a device of somebody else is then not found.
 */
export function reportLost(
  ports: ServerPorts,
  actorId: string | null,
  { id, note, wipe }: LossReport,
  ownerId?: string,
): Result<void, DeviceNotFound> {
  const device = findDeviceRow(ports, id);
  if (!device || (ownerId !== undefined && device.userId !== ownerId)) return refuse({ code: 'DEVICE_NOT_FOUND' });
  const now = ports.clock.now();
  const order =
    wipe && device.wipedAt === null ? { wipeId: ports.ids.next(), wipeAskedAt: now, wipeAskedBy: actorId } : {};
  ports.db.transaction(
    (tx) => {
      tx.update(devices)
        .set({
          status: 'revoked',
          revokedAt: device.revokedAt ?? now,
          lostAt: now,
          lostBy: actorId,
          lostNote: note ?? null,
          ...order,
        })
        .where(eq(devices.id, id))
        .run();
      const live = and(eq(deviceCertificates.deviceId, id), isNull(deviceCertificates.revokedAt));
      tx.update(deviceCertificates).set({ revokedAt: now }).where(live).run();
    },
    { behavior: 'immediate' },
  );
  ports.audit({ action: 'device.lost', outcome: 'done', actorId, subject: { table: 'devices', id } });
  if (wipe) ports.audit({ action: 'device.wipeAsked', outcome: 'done', actorId, subject: { table: 'devices', id } });
  return ok(undefined);
}

/** Found again before it was heard of: nothing is deleted there. It stays revoked; a new code brings it back. */
export function cancelWipe(
  ports: ServerPorts,
  actorId: string | null,
  id: string,
): Result<void, DeviceNotFound | { code: 'DEVICE_WIPED' }> {
  const device = findDeviceRow(ports, id);
  if (!device) return refuse({ code: 'DEVICE_NOT_FOUND' });
  if (device.wipedAt !== null) return refuse({ code: 'DEVICE_WIPED' });
  const none = { wipeId: null, wipeAskedAt: null, wipeAskedBy: null, lostAt: null, lostBy: null, lostNote: null };
  ports.db.update(devices).set(none).where(eq(devices.id, id)).run();
  ports.audit({ action: 'device.wipeCancelled', outcome: 'done', actorId, subject: { table: 'devices', id } });
  return ok(undefined);
}

export function setLease(
  ports: ServerPorts,
  actorId: string | null,
  id: string,
  days: number | null,
): Result<void, DeviceNotFound> {
  const changed = ports.db.update(devices).set({ leaseDays: days }).where(eq(devices.id, id)).run().changes;
  if (changed === 0) return refuse({ code: 'DEVICE_NOT_FOUND' });
  const reason = days === null ? 'company' : String(days);
  ports.audit({ action: 'device.lease', outcome: 'done', actorId, subject: { table: 'devices', id }, reason });
  return ok(undefined);
}

/**
 * Keeps a device's own word that it deleted its data, signed with the key it had. Taken without that key, because the
 * device has none any more: the signature speaks, and only for the order that was given.
 */
export function takeWipeCertificate(ports: ServerPorts, given: SignedWipe): Result<void, { code: 'WIPE_UNPROVEN' }> {
  const facts = given.facts;
  const device = findDeviceRow(ports, facts.deviceId);
  const unproven = { code: 'WIPE_UNPROVEN' } as const;
  if (!device || device.wipeId !== facts.orderId || !isSignedBy(ports, given)) return refuse(unproven);
  if (device.wipedAt !== null) return ok(undefined);
  const patch = { wipedAt: ports.clock.now(), wipeCertificate: JSON.stringify(given) };
  ports.db.update(devices).set(patch).where(eq(devices.id, device.id)).run();
  ports.audit({
    action: 'device.wiped',
    outcome: 'done',
    actorId: device.userId,
    deviceId: device.id,
    subject: { table: 'devices', id: device.id },
  });
  return ok(undefined);
}

export interface WipeRecord {
  readonly deviceName: string;
  readonly account: string;
  readonly userName: string;
  readonly askedAt: number;
  readonly askedBy: string | null;
  readonly receivedAt: number;
  readonly facts: WipeFacts;
  readonly fingerprint: string;
  readonly signature: string;
}

/** What is printed and filed. */
export function findWipeRecord(ports: ServerPorts, id: string): WipeRecord | undefined {
  const device = findDeviceRow(ports, id);
  if (!device?.wipeCertificate || device.wipedAt === null) return undefined;
  const given = signedWipe.parse(JSON.parse(device.wipeCertificate));
  const person = ports.people.find(device.userId);
  return {
    deviceName: device.name,
    account: person?.account ?? '',
    userName: person?.name ?? '',
    askedAt: device.wipeAskedAt ?? 0,
    askedBy: device.wipeAskedBy === null ? null : (ports.people.find(device.wipeAskedBy)?.name ?? null),
    receivedAt: device.wipedAt,
    facts: given.facts,
    fingerprint: fingerprintOf(given.certPem),
    signature: given.signature,
  };
}

function isSignedBy({ read }: ServerPorts, { facts, certPem, signature }: SignedWipe): boolean {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(certPem);
  } catch {
    return false;
  }
  const sql = 'SELECT 1 FROM device_certificates WHERE fingerprint = ? AND device_id = ?';
  if (!read.row(sql, fingerprintOf(certificate), facts.deviceId)) return false;
  return createVerify('sha256').update(wipeContent(facts)).verify(certificate.publicKey, signature, 'base64');
}

function findDeviceRow({ db }: ServerPorts, id: string): DeviceRow | undefined {
  return db.select().from(devices).where(eq(devices.id, id)).get();
}
