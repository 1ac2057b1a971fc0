import { passwordDueAt } from '#shared/features/accounts/sign-in-policy.model.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { AccountStanding, AdoptFault, AdoptRequest } from '#shared/sync/enrolment.ts';
import { findCredential } from '../accounts/credentials.repository.ts';
import { countTriesLeft } from '../accounts/lock-out.ts';
import { activateAccount, provePassword } from '../accounts/set-password.ts';
import { accountKey, type ServerPorts } from '../host/server-ports.ts';

interface Caller {
  readonly userId: string;
  readonly deviceId: string;
}

type PasswordStanding = Omit<AccountStanding, 'lockSince'>;

/** Which password the account has, so that a desktop notices that its own is an older one; never the password. */
export function tellAccount({ db, rules }: ServerPorts, userId: string): PasswordStanding {
  const credential = findCredential(db, userId);
  if (!credential || credential.passwordHash === null) return { stamp: null, dueAt: null };
  const changedAt = credential.passwordChangedAt ?? credential.createdAt;
  return { stamp: String(changedAt), dueAt: passwordDueAt(rules.password, changedAt) };
}

/**
 * The person shows on their desktop that they know the account's present password, or, after a reset, chooses the new
 * one there with the code they were given. Tries are this device's own.
 */
export async function adoptFromDevice(
  ports: ServerPorts,
  { userId, deviceId }: Caller,
  { password, activationCode }: AdoptRequest,
): Promise<Result<PasswordStanding, AdoptFault>> {
  const origin = { known: `device ${deviceId}` };
  const account = accountKey(ports.people.find(userId)?.account ?? '');
  const left = () => countTriesLeft(ports, account, origin);
  if (activationCode !== undefined) {
    const activated = await activateAccount(ports, account, activationCode, password, origin);
    if (activated.ok) return ok(tellAccount(ports, userId));
    const refusal = activated.error;
    if (refusal.code === 'FIELD_INVALID') return refuse({ code: 'PASSWORD_TOO_WEAK', rule: refusal.rule });
    return refuse(refusal);
  }
  const proved = await provePassword(ports, userId, password, origin);
  if (proved.ok) return ok(tellAccount(ports, userId));
  return proved.error.code === 'PASSWORD_WRONG'
    ? refuse({ code: 'WRONG_PASSWORD', left: left() })
    : refuse(proved.error);
}
