import QRCode from 'qrcode';
import { needsSecondFactor } from '#shared/features/accounts/sign-in-policy.model.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { accountKey, type ServerPorts } from '../host/server-ports.ts';
import { findCredential, setCredential, takeTotpStep } from './credentials.repository.ts';
import { type LockedOut, type Origin, takeTry } from './lock-out.ts';
import { isPassword } from './password-hash.ts';
import { takeSecondFactor } from './prove-person.ts';
import { hashSecret, newSpokenCode, spokenCode } from './secrets.ts';
import { provePassword } from './set-password.ts';
import { newTotpSecret, totpStep, totpUri } from './totp.ts';

const recoveryCodeCount = 10;
const recoveryCodeBytes = 10;

/** A new secret to scan. What was confirmed before stays in force until this one is, and is needed to replace it. */
export async function beginTotp(
  ports: ServerPorts,
  userId: string,
  password: string,
  code?: string,
  origin: Origin = {},
): Promise<Result<{ secret: string; uri: string; qrSvg: string }, BothFactorsRefusal>> {
  const person = ports.people.find(userId);
  if (!person) return refuse({ code: 'PASSWORD_WRONG' });
  const proved = hasTotp(ports, userId)
    ? await proveBoth(ports, userId, password, code ?? '', origin)
    : await provePassword(ports, userId, password, origin);
  if (!proved.ok) return proved;
  const secret = newTotpSecret();
  pending.set(userId, { secret, at: ports.clock.now() });
  const uri = totpUri(secret, person.account, ports.rules.company);
  return ok({ secret, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 1 }) });
}

/** The person shows that the app has the secret; from now on it is asked for. Answers the recovery codes, this once. */
export function confirmTotp(
  ports: ServerPorts,
  userId: string,
  code: string,
): Result<{ recoveryCodes: string[] }, { code: 'TOTP_NOT_BEGUN' } | { code: 'SECOND_FACTOR_WRONG' }> {
  const begun = pending.get(userId);
  if (!begun || ports.clock.now() - begun.at > pendingMs) return refuse({ code: 'TOTP_NOT_BEGUN' });
  const step = totpStep(begun.secret, code.replace(/\s/g, ''), ports.clock.now());
  if (step === undefined) return refuse({ code: 'SECOND_FACTOR_WRONG' });

  const { recoveryCodes, recoveryHashes } = newRecoveryCodes();
  setCredential(ports.db, userId, {
    totpSecret: begun.secret,
    totpConfirmedAt: ports.clock.now(),
    totpLastStep: 0,
    recoveryHashes,
  });
  takeTotpStep(ports.db, userId, step);
  pending.delete(userId);
  ports.audit({ action: 'auth.totpEnrolled', outcome: 'done', actorId: userId });
  return ok({ recoveryCodes });
}

export type BothFactorsRefusal = { code: 'PASSWORD_WRONG' } | { code: 'SECOND_FACTOR_WRONG' } | LockedOut;

/** Whom the company asks for a second step cannot do without. */
export async function disableTotp(
  ports: ServerPorts,
  userId: string,
  password: string,
  code: string,
  origin: Origin = {},
): Promise<Result<void, BothFactorsRefusal | { code: 'SECOND_FACTOR_REQUIRED' }>> {
  if (needsSecondFactor(ports.rules.secondFactor, ports.actionsOf(userId))) {
    return refuse({ code: 'SECOND_FACTOR_REQUIRED' });
  }
  const proved = await proveBoth(ports, userId, password, code, origin);
  if (!proved.ok) return proved;
  removeTotp(ports, userId);
  ports.audit({ action: 'auth.totpRemoved', outcome: 'done', actorId: userId });
  return ok(undefined);
}

/** Ten new ones; those before open nothing any more. */
export async function renewRecoveryCodes(
  ports: ServerPorts,
  userId: string,
  password: string,
  code: string,
  origin: Origin = {},
): Promise<Result<{ recoveryCodes: string[] }, BothFactorsRefusal>> {
  const proved = await proveBoth(ports, userId, password, code, origin);
  if (!proved.ok) return proved;
  const { recoveryCodes, recoveryHashes } = newRecoveryCodes();
  setCredential(ports.db, userId, { recoveryHashes });
  ports.audit({ action: 'auth.recoveryCodesRenewed', outcome: 'done', actorId: userId });
  return ok({ recoveryCodes });
}

/** A wrong code after a right password counts as a wrong try too: it gives back what the password has cleared. */
async function proveBoth(
  ports: ServerPorts,
  userId: string,
  password: string,
  code: string,
  origin: Origin,
): Promise<Result<void, BothFactorsRefusal>> {
  const person = ports.people.find(userId);
  if (!person) return refuse({ code: 'PASSWORD_WRONG' });
  const attempt = takeTry(ports, accountKey(person.account), origin);
  if (!attempt.ok) return attempt;
  const credential = findCredential(ports.db, userId);
  const wrong = (reason: 'PASSWORD_WRONG' | 'SECOND_FACTOR_WRONG') => {
    ports.audit({ action: 'auth.failed', outcome: 'refused', actorId: userId, reason });
    return refuse({ code: reason });
  };
  if (!credential || !(await isPassword(password, credential.passwordHash))) return wrong('PASSWORD_WRONG');
  if (!takeSecondFactor(ports, credential, code)) return wrong('SECOND_FACTOR_WRONG');
  attempt.value.settle('passed');
  return ok(undefined);
}

function newRecoveryCodes(): { recoveryCodes: string[]; recoveryHashes: string[] } {
  const recoveryCodes = Array.from({ length: recoveryCodeCount }, () => newSpokenCode(recoveryCodeBytes));
  return { recoveryCodes, recoveryHashes: recoveryCodes.map((code) => hashSecret(spokenCode(code))) };
}

export function removeTotp({ db }: ServerPorts, userId: string): void {
  setCredential(db, userId, { totpSecret: null, totpConfirmedAt: null, totpLastStep: 0, recoveryHashes: [] });
}

export function hasTotp({ db }: ServerPorts, userId: string): boolean {
  return findCredential(db, userId)?.totpConfirmedAt != null;
}

/** Secrets that were shown and not yet confirmed live in memory only: a restart forgets them. */
const pending = new Map<string, { secret: string; at: number }>();
const pendingMs = 15 * 60_000;
