import QRCode from 'qrcode';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { ServerPorts } from '../host/server-ports.ts';
import { findCredential, setCredential, takeTotpStep } from './credentials.repository.ts';
import type { LockedOut } from './lock-out.ts';
import { takeSecondFactor } from './prove-person.ts';
import { hashSecret, newSpokenCode, spokenCode } from './secrets.ts';
import { provePassword } from './set-password.ts';
import { newTotpSecret, totpStep, totpUri } from './totp.ts';

const recoveryCodeCount = 10;
const recoveryCodeBytes = 10;

/** A new secret to scan. What was confirmed before stays in force until this one is. */
export async function beginTotp(
  ports: ServerPorts,
  userId: string,
  password: string,
): Promise<Result<{ secret: string; uri: string; qrSvg: string }, { code: 'PASSWORD_WRONG' } | LockedOut>> {
  const proved = await provePassword(ports, userId, password);
  if (!proved.ok) return proved;
  const secret = newTotpSecret();
  pending.set(userId, { secret, at: ports.clock.now() });
  const uri = totpUri(secret, proved.value.person.account, ports.rules.company);
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

  const recoveryCodes = Array.from({ length: recoveryCodeCount }, () => newSpokenCode(recoveryCodeBytes));
  setCredential(ports.db, userId, {
    totpSecret: begun.secret,
    totpConfirmedAt: ports.clock.now(),
    totpLastStep: 0,
    recoveryHashes: recoveryCodes.map((recoveryCode) => hashSecret(spokenCode(recoveryCode))),
  });
  takeTotpStep(ports.db, userId, step);
  pending.delete(userId);
  ports.audit({ action: 'auth.totp.confirm', outcome: 'done', actorId: userId });
  return ok({ recoveryCodes });
}

export async function disableTotp(
  ports: ServerPorts,
  userId: string,
  password: string,
  code: string,
): Promise<Result<void, { code: 'PASSWORD_WRONG' } | { code: 'SECOND_FACTOR_WRONG' } | LockedOut>> {
  const proved = await provePassword(ports, userId, password);
  if (!proved.ok) return proved;
  if (!takeSecondFactor(ports, proved.value.credential, code)) return refuse({ code: 'SECOND_FACTOR_WRONG' });
  removeTotp(ports, userId);
  ports.audit({ action: 'auth.totp.disable', outcome: 'done', actorId: userId });
  return ok(undefined);
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
