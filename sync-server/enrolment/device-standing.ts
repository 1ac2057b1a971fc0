import { eq } from 'drizzle-orm';
import { findActor } from '#shared/app/find-actor.ts';
import { shortest } from '#shared/kernel/rights/join-grants.ts';
import type { StandingReply, StandingRequest } from '#shared/sync/enrolment.ts';
import { findSetting, setSetting } from '../authority/authority-store.ts';
import type { ServerCore } from '../host/server-core.ts';
import type { ServerDb } from '../host/server-ports.ts';
import { lockAskedAt } from '../watching/ask-to-lock.ts';
import { devices } from './devices.tables.ts';
import type { KnownDevice } from './devices.ts';
import { stateServerTrust } from './server-trust.ts';

/** Days a desktop opens without having reached the server, where nobody says otherwise. [S-ENR-3] */
export const defaultLeaseDays = 30;
const leaseKey = 'leaseDays';

export function companyLeaseDays(db: ServerDb): number {
  return Number(findSetting(db, leaseKey) ?? defaultLeaseDays);
}

export function setCompanyLeaseDays(core: ServerCore, actorId: string | null, days: number): void {
  setSetting(core.ports.db, leaseKey, String(days));
  core.ports.audit({ action: 'company.lease', outcome: 'done', actorId, reason: String(days) });
}

/**
 * Answers a device how it stands, also one that is refused everything else: it holds the key of a certificate that was
 * on the list once, and learns by this that it is to delete its data.
 */
export function tellStanding(
  core: ServerCore,
  { device, standing }: KnownDevice,
  said: StandingRequest,
  known?: string,
): StandingReply {
  const { ports } = core;
  const isGood = standing === 'good';
  if (isGood) noteSaid(core, device.id, said);
  const wipe = device.wipeId !== null && device.wipedAt === null ? { id: device.wipeId } : null;
  return {
    standing,
    now: ports.clock.now(),
    trust: stateServerTrust(core, known),
    ...leaseOf(core, device, isGood),
    recoveryRecipient: isGood ? core.recoveryRecipient : null,
    wipe,
    lockSince: lockAskedAt(core.app.statements, device.userId),
  };
}

/**
 * The shortest of what the device or the company, the person and each of their roles say. Where a role forbids working
 * offline, one day is said beside it for programs that know nothing of that. (M1)
 */
export function leaseOf(
  { ports, app }: ServerCore,
  { userId, leaseDays }: Pick<KnownDevice['device'], 'userId' | 'leaseDays'>,
  isGood: boolean,
): Pick<StandingReply, 'leaseDays' | 'offlineAllowed'> {
  if (!isGood) return { leaseDays: null, offlineAllowed: true };
  const actor = findActor(app.db, userId, ports.clock.now());
  const offlineAllowed = actor?.offlineAllowed ?? true;
  const own = leaseDays ?? companyLeaseDays(ports.db);
  return { leaseDays: offlineAllowed ? shortest([own, actor?.offlineDays ?? null]) : 1, offlineAllowed };
}

function noteSaid({ ports }: ServerCore, deviceId: string, said: StandingRequest): void {
  const { appVersion, recoveryRecipient, badServer } = said;
  const row = ports.db.select().from(devices).where(eq(devices.id, deviceId)).get();
  if (row?.appVersion !== appVersion || row.recoveryRecipient !== recoveryRecipient) {
    ports.db.update(devices).set({ appVersion, recoveryRecipient }).where(eq(devices.id, deviceId)).run();
  }
  if (!badServer) return;
  ports.audit({
    action: 'device.badServer',
    outcome: 'refused',
    actorId: row?.userId ?? null,
    deviceId,
    reason: `${badServer.reason} ${badServer.count} ${new Date(badServer.at).toISOString()}`,
  });
}
