import { and, eq, gt, isNull } from 'drizzle-orm';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { EnrolRefusal, EnrolReply, EnrolRequest, RenewReply } from '#shared/sync/enrolment.ts';
import { findCredential, setCredential } from '../accounts/credentials.repository.ts';
import { takeTry } from '../accounts/lock-out.ts';
import { ensureCredential } from '../accounts/manage-accounts.ts';
import { isPassword } from '../accounts/password-hash.ts';
import { newPasswordPatch } from '../accounts/set-password.ts';
import { type DeviceCertificate, signDeviceRequest } from '../authority/certificate-authority.ts';
import { fingerprintOf, type KeyedCertificate } from '../authority/x509.ts';
import type { ServerCore } from '../host/server-core.ts';
import { accountKey, type Person, type ServerDb } from '../host/server-ports.ts';
import { deviceCertificates, devices } from './devices.tables.ts';
import type { KnownDevice } from './devices.ts';
import { findOpenCode, takeCode } from './enrol-codes.ts';
import { stateServerTrust } from './server-trust.ts';

/** A device that was away longer is enrolled anew by a code. [S-ENR-2] */
const awayMs = 90 * 86_400_000;
/** The old certificate lives on for a day, so that an answer lost on the way locks nobody out. */
const overlapMs = 86_400_000;

/**
 * A new device for the person a code was made for. What it takes is the code, which is good once, and the account's
 * password; a person who has no password yet chooses it here. Of two who use one code, one gets a certificate.
 */
export async function enrolDevice(
  core: ServerCore,
  request: EnrolRequest,
  known?: string,
): Promise<Result<EnrolReply, EnrolRefusal>> {
  const { ports } = core;
  const code = findOpenCode(ports, Buffer.from(request.secret, 'hex'));
  const person = ports.people.findByAccount(accountKey(request.account));
  if (!code || !person?.maySignIn || code.userId !== person.userId) return refuseEnrolment(core, code?.userId);

  const proved = await proveOwner(core, person, request.password);
  if (!proved.ok) return proved;
  const deviceId = ports.ids.next();
  const issuer = core.authority;
  const signed = signDeviceRequest(issuer, request.csrPem, deviceId, ports.clock.now());
  if (!signed.ok) return signed;

  const status = ports.rules.approveDevices ? 'waiting' : 'active';
  const now = ports.clock.now();
  const taken = ports.db.transaction(
    (tx) => {
      const db = tx as unknown as ServerDb;
      if (!takeCode(db, code.id, deviceId, now)) return false;
      db.insert(devices)
        .values({
          id: deviceId,
          userId: person.userId,
          name: code.deviceName ?? request.deviceName,
          os: request.os,
          appVersion: request.appVersion,
          incarnation: request.incarnation,
          status,
          enrolledAt: now,
        })
        .run();
      allowCertificate(db, deviceId, signed.value, { now, issuer });
      if (proved.value) setCredential(db, person.userId, proved.value);
      return true;
    },
    { behavior: 'immediate' },
  );
  if (!taken) return refuseEnrolment(core, person.userId);
  ports.welcome(person.userId);
  ports.audit({
    action: 'device.enrol',
    outcome: 'done',
    actorId: person.userId,
    deviceId,
    subject: { table: 'devices', id: deviceId },
  });
  return ok({
    ...renewReplyOf(core, signed.value, known),
    deviceId,
    status,
    company: core.company,
    recoveryRecipient: core.recoveryRecipient,
    user: userOf(core, person),
  });
}

/** The next certificate, with a new key, for a device that holds a good one. */
export function renewDevice(
  core: ServerCore,
  known: KnownDevice,
  csrPem: string,
  knownAuthority?: string,
): Result<RenewReply, EnrolRefusal> {
  const { ports } = core;
  const now = ports.clock.now();
  const issuer = core.authority;
  const signed = signDeviceRequest(issuer, csrPem, known.device.id, now);
  if (!signed.ok) return signed;
  ports.db.transaction(
    (tx) => {
      const db = tx as unknown as ServerDb;
      const older = and(
        eq(deviceCertificates.deviceId, known.device.id),
        isNull(deviceCertificates.revokedAt),
        gt(deviceCertificates.notAfter, now + overlapMs),
      );
      db.update(deviceCertificates)
        .set({ notAfter: now + overlapMs })
        .where(older)
        .run();
      allowCertificate(db, known.device.id, signed.value, { now, issuer });
    },
    { behavior: 'immediate' },
  );
  ports.audit({
    action: 'device.renew',
    outcome: 'done',
    actorId: known.device.userId,
    deviceId: known.device.id,
  });
  return ok(renewReplyOf(core, signed.value, knownAuthority));
}

/** For a device whose certificate ended while it was away: its key and the person's password together. [S-ENR-2] */
export async function enrolDeviceAgain(
  core: ServerCore,
  known: KnownDevice,
  { account, password, csrPem }: { account: string; password: string; csrPem: string },
  knownAuthority?: string,
): Promise<Result<RenewReply, EnrolRefusal>> {
  const person = core.ports.people.findByAccount(accountKey(account));
  const isTooLate = core.ports.clock.now() > known.notAfter + awayMs;
  const isStanding = known.standing === 'expired' || known.standing === 'good';
  if (!isStanding || isTooLate || !person?.maySignIn || person.userId !== known.device.userId) {
    return refuseEnrolment(core, known.device.userId);
  }
  const proved = await proveOwner(core, person, password);
  return proved.ok ? renewDevice(core, known, csrPem, knownAuthority) : proved;
}

/** The account's password, or for an account without one the password it is to have; tries are counted. */
async function proveOwner(
  { ports }: ServerCore,
  person: Person,
  password: string,
): Promise<Result<Parameters<typeof setCredential>[2] | undefined, EnrolRefusal>> {
  const attempt = takeTry(ports, accountKey(person.account));
  if (!attempt.ok) return attempt;
  ensureCredential(ports, person);
  const credential = findCredential(ports.db, person.userId)!;
  if (credential.disabledAt !== null) return refuse({ code: 'CODE_REFUSED' });

  if (credential.passwordHash === null) {
    attempt.value.settle('passed');
    const patch = await newPasswordPatch(ports, person, credential, password);
    if (!patch.ok) return refuse({ code: 'PASSWORD_TOO_WEAK', rule: patch.error.rule });
    return ok({ ...patch.value, activationHash: null, activationExpiresAt: null });
  }
  if (!(await isPassword(password, credential.passwordHash))) {
    ports.audit({ action: 'device.enrol', outcome: 'refused', actorId: person.userId, reason: 'WRONG_PASSWORD' });
    return refuse({ code: 'WRONG_PASSWORD', left: attempt.value.left });
  }
  attempt.value.settle('passed');
  return ok(undefined);
}

function allowCertificate(
  db: ServerDb,
  deviceId: string,
  { fingerprint, notAfter }: DeviceCertificate,
  { now, issuer }: { now: number; issuer: KeyedCertificate },
): void {
  const signedBy = fingerprintOf(issuer.certPem);
  db.insert(deviceCertificates).values({ fingerprint, deviceId, issuedAt: now, notAfter, issuer: signedBy }).run();
}

function renewReplyOf(core: ServerCore, certificate: DeviceCertificate, known: string | undefined): RenewReply {
  const { certPem, notBefore, notAfter } = certificate;
  return { certPem, notBefore, notAfter, trust: stateServerTrust(core, known) };
}

function userOf(core: ServerCore, person: Person): EnrolReply['user'] {
  const row = core.app.db.row<{ branch_id: string | null; dept_id: string | null }>(
    'SELECT branch_id, dept_id FROM users WHERE id = ?',
    person.userId,
  );
  return {
    id: person.userId,
    account: person.account,
    name: person.name,
    branchId: row?.branch_id ?? null,
    deptId: row?.dept_id ?? null,
  };
}

/** One answer for an unknown, used, expired or foreign code. */
function refuseEnrolment({ ports }: ServerCore, userId: string | undefined): Result<never, EnrolRefusal> {
  ports.audit({ action: 'device.enrol', outcome: 'refused', actorId: userId ?? null, reason: 'CODE_REFUSED' });
  return refuse({ code: 'CODE_REFUSED' });
}
