import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { EnrolCodeRow } from '#shared/features/accounts/account.model.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { enrolSecretBytes, formatEnrolCode } from '#shared/sync/enrol-code.ts';
import type { AccountNotFound } from '../accounts/manage-accounts.ts';
import { hashSecret } from '../accounts/secrets.ts';
import type { ServerDb, ServerPorts } from '../host/server-ports.ts';
import { type EnrolCodeRecord, enrolCodes } from './devices.tables.ts';

export interface NewEnrolCode {
  readonly id: string;
  /** Shown this once; the server keeps its hash. */
  readonly code: string;
  readonly expiresAt: number;
}

export function createEnrolCode(
  ports: ServerPorts,
  caFingerprint: string,
  actorId: string | null,
  wanted: { userId: string; deviceName?: string | undefined; minutes?: number | undefined },
): Result<NewEnrolCode, AccountNotFound> {
  const { db, ids, clock, rules, people } = ports;
  if (!people.find(wanted.userId)?.maySignIn) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  const now = clock.now();
  const secret = randomBytes(enrolSecretBytes);
  const id = ids.next();
  const expiresAt = now + (wanted.minutes === undefined ? rules.enrolCodeMs : wanted.minutes * 60_000);
  db.insert(enrolCodes)
    .values({
      id,
      codeHash: hashSecret(secret),
      userId: wanted.userId,
      deviceName: wanted.deviceName ?? null,
      createdBy: actorId,
      createdAt: now,
      expiresAt,
    })
    .run();
  ports.audit({
    action: 'enrolCode.create',
    outcome: 'done',
    actorId,
    subject: { table: 'users', id: wanted.userId },
  });
  return ok({ id, code: formatEnrolCode({ secret, caFingerprint }), expiresAt });
}

/** A code that may still be used. */
export function findOpenCode({ db, clock }: ServerPorts, secret: Uint8Array): EnrolCodeRecord | undefined {
  const row = db
    .select()
    .from(enrolCodes)
    .where(eq(enrolCodes.codeHash, hashSecret(secret)))
    .get();
  return row && statusOf(row, clock.now()) === 'open' ? row : undefined;
}

/** Of two who use one code at once, one gets true. [S-ENR-1] */
export function takeCode(db: ServerDb, id: string, deviceId: string, now: number): boolean {
  const open = and(
    eq(enrolCodes.id, id),
    isNull(enrolCodes.usedAt),
    isNull(enrolCodes.revokedAt),
    gt(enrolCodes.expiresAt, now),
  );
  return db.update(enrolCodes).set({ usedAt: now, deviceId }).where(open).run().changes === 1;
}

/** The newest two hundred: older ones are of no use to anybody. */
export function listEnrolCodes({ db, clock, people }: ServerPorts): EnrolCodeRow[] {
  const now = clock.now();
  const rows = db.select().from(enrolCodes).orderBy(desc(enrolCodes.createdAt)).limit(200).all();
  return rows.map((row) => ({
    id: row.id,
    userId: row.userId,
    account: people.find(row.userId)?.account ?? '',
    deviceName: row.deviceName,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    status: statusOf(row, now),
  }));
}

export function revokeEnrolCode(
  ports: ServerPorts,
  actorId: string | null,
  id: string,
): Result<void, { code: 'ENROL_CODE_NOT_FOUND' }> {
  const open = and(eq(enrolCodes.id, id), isNull(enrolCodes.usedAt), isNull(enrolCodes.revokedAt));
  const changed = ports.db.update(enrolCodes).set({ revokedAt: ports.clock.now() }).where(open).run().changes;
  if (changed === 0) return refuse({ code: 'ENROL_CODE_NOT_FOUND' });
  ports.audit({ action: 'enrolCode.revoke', outcome: 'done', actorId, subject: { table: 'enrol_codes', id } });
  return ok(undefined);
}

function statusOf(row: EnrolCodeRecord, now: number): EnrolCodeRow['status'] {
  if (row.usedAt !== null) return 'used';
  if (row.revokedAt !== null) return 'revoked';
  return row.expiresAt <= now ? 'expired' : 'open';
}
