import { and, eq, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { isOlder } from '#shared/features/posture/judge-devices.model.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { deviceCertificates } from '../enrolment/devices.tables.ts';
import type { ServerDb, ServerPorts } from '../host/server-ports.ts';
import {
  findAuthorityBefore,
  findSetting,
  getAuthority,
  removeCertificate,
  removeSetting,
  setCertificate,
  setSetting,
} from './authority-store.ts';
import { createAuthority } from './certificate-authority.ts';
import { fingerprintOf } from './x509.ts';

/** How long the old CA counts beside the new one, where nobody says otherwise: as long as a device may be away. */
export const takeoverDays = 90;
const dayMs = 86_400_000;
const settingKey = 'authorityTakeover';

const takeover = z.object({ startedAt: z.number(), endsAt: z.number() });

export interface AuthorityTakeover {
  readonly startedAt: number;
  /** The old CA is dropped then, whoever has not followed. */
  readonly endsAt: number;
  readonly fingerprintBefore: string;
  /** Devices that show a certificate of the new CA, and those that do not yet. */
  readonly followed: number;
  readonly waiting: readonly { readonly id: string; readonly name: string; readonly userId: string }[];
}

export interface TakeoverRunning {
  readonly code: 'CA_TAKEOVER_RUNNING';
}
export interface DevicesTooOld {
  readonly code: 'CA_DEVICES_TOO_OLD';
  readonly count: number;
  /** Computer and account of each, for whoever has to update them. */
  readonly names: string;
}
export interface TakeoverMissing {
  readonly code: 'CA_TAKEOVER_MISSING';
}

/** The first version that takes over a CA which the one before vouches for. */
const followsSince = '0.2.0';

/** Devices whose program would refuse the new CA, as they said themselves when they were last heard of. */
export function listCannotFollow({ read, people }: ServerPorts): { id: string; name: string; account: string }[] {
  const rows = read.rows<{ id: string; name: string; userId: string; version: string }>(
    `SELECT id, name, user_id AS "userId", app_version AS version FROM devices WHERE status <> 'revoked' ORDER BY name`,
  );
  return rows
    .filter(({ version }) => isOlder(version, followsSince))
    .map(({ id, name, userId }) => ({ id, name, account: people.find(userId)?.account ?? '' }));
}

export interface TakeoverWish {
  readonly days?: number | undefined;
  /** After a leak: devices that cannot follow are left behind and join again with a new code. */
  readonly leaveBehind?: boolean | undefined;
}

/**
 * A new CA that the old one vouches for. Both count until every active device shows a certificate of the new one, or
 * until the last day. Refused while a device is in use that could not follow. One transaction: killed anywhere, the server has the old CA or both. [S-KEY-6]
 */
export async function beginTakeover(
  ports: ServerPorts,
  actorId: string | null,
  { days = takeoverDays, leaveBehind = false }: TakeoverWish = {},
): Promise<Result<void, TakeoverRunning | DevicesTooOld>> {
  const { db, clock } = ports;
  if (findAuthorityBefore(db)) return refuse({ code: 'CA_TAKEOVER_RUNNING' });
  const left = listCannotFollow(ports);
  if (left.length > 0 && !leaveBehind) {
    const names = left.map(({ name, account }) => `${name} (${account})`).join(', ');
    return refuse({ code: 'CA_DEVICES_TOO_OLD', count: left.length, names });
  }
  const now = clock.now();
  const next = await createAuthority(now);
  const begun = db.transaction(
    (tx) => {
      const inside = tx as unknown as ServerDb;
      if (findAuthorityBefore(inside)) return false;
      const before = getAuthority(inside);
      const unsigned = isNull(deviceCertificates.issuer);
      tx.update(deviceCertificates)
        .set({ issuer: fingerprintOf(before.certPem) })
        .where(unsigned)
        .run();
      setCertificate(inside, 'caBefore', before, now);
      setCertificate(inside, 'ca', next, now);
      setSetting(inside, settingKey, JSON.stringify({ startedAt: now, endsAt: now + days * dayMs }));
      return true;
    },
    { behavior: 'immediate' },
  );
  if (!begun) return refuse({ code: 'CA_TAKEOVER_RUNNING' });
  ports.audit({ action: 'authority.rotate', outcome: 'done', actorId, reason: fingerprintOf(next.certPem) });
  return ok(undefined);
}

/** Drops the old CA: its key is deleted and each certificate it signed is refused. Devices left behind need a code. */
export function endTakeover(ports: ServerPorts, actorId: string | null): Result<void, TakeoverMissing> {
  const now = ports.clock.now();
  const ended = ports.db.transaction(
    (tx) => {
      const inside = tx as unknown as ServerDb;
      const before = findAuthorityBefore(inside);
      if (!before) return undefined;
      const fingerprint = fingerprintOf(before.certPem);
      const signed = or(eq(deviceCertificates.issuer, fingerprint), isNull(deviceCertificates.issuer));
      const old = and(signed, isNull(deviceCertificates.revokedAt));
      tx.update(deviceCertificates).set({ revokedAt: now }).where(old).run();
      removeCertificate(inside, 'caBefore');
      removeSetting(inside, settingKey);
      return fingerprint;
    },
    { behavior: 'immediate' },
  );
  if (ended === undefined) return refuse({ code: 'CA_TAKEOVER_MISSING' });
  ports.audit({ action: 'authority.dropOld', outcome: 'done', actorId, reason: ended });
  return ok(undefined);
}

export function findTakeover({ db, read }: ServerPorts): AuthorityTakeover | undefined {
  const before = findAuthorityBefore(db);
  const text = findSetting(db, settingKey);
  if (!before || text === undefined) return undefined;
  const issuer = fingerprintOf(getAuthority(db).certPem);
  const waiting = read.rows<{ id: string; name: string; userId: string }>(
    `SELECT d.id, d.name, d.user_id AS "userId" FROM devices d WHERE d.status <> 'revoked' AND NOT EXISTS (
      SELECT 1 FROM device_certificates c WHERE c.device_id = d.id AND c.issuer = ? AND c.used_at IS NOT NULL)
      ORDER BY d.last_seen_at DESC`,
    issuer,
  );
  const all = read.row<{ n: number }>("SELECT count(*) AS n FROM devices WHERE status <> 'revoked'")?.n ?? 0;
  return {
    ...takeover.parse(JSON.parse(text)),
    fingerprintBefore: fingerprintOf(before.certPem),
    followed: all - waiting.length,
    waiting,
  };
}

/** Ends the takeover by itself when nobody is left behind, or its last day is over. Says whether it did. */
export function endTakeoverWhenDone(ports: ServerPorts): boolean {
  const running = findTakeover(ports);
  if (!running || (running.waiting.length > 0 && ports.clock.now() < running.endsAt)) return false;
  return endTakeover(ports, null).ok;
}
