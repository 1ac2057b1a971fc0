import { checkPassword } from '#shared/features/accounts/password.model.ts';
import type { FieldInvalid } from '#shared/kernel/refusals.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { accountKey, type Person, type ServerPorts } from '../host/server-ports.ts';
import type { CredentialRow } from './accounts.tables.ts';
import { findCredential, setCredential, takeActivation } from './credentials.repository.ts';
import { type LockedOut, takeTry } from './lock-out.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { hashSecret, isSameHash, spokenCode } from './secrets.ts';
import { endSessions } from './sessions.ts';

export interface PasswordWrong {
  readonly code: 'PASSWORD_WRONG';
}

/** Ends every other session: who knew the old password is out. */
export async function changePassword(
  ports: ServerPorts,
  userId: string,
  sessionId: string | undefined,
  currentPassword: string,
  newPassword: string,
): Promise<Result<void, PasswordWrong | LockedOut | FieldInvalid>> {
  const proved = await provePassword(ports, userId, currentPassword);
  if (!proved.ok) return proved;
  const patch = await newPasswordPatch(ports, proved.value.person, proved.value.credential, newPassword);
  if (!patch.ok) return patch;
  setCredential(ports.db, userId, patch.value);
  endSessions(ports.db, userId, sessionId);
  ports.audit({ action: 'auth.changePassword', outcome: 'done', actorId: userId });
  return ok(undefined);
}

/** The first password, by the code an administrator handed over; tries are counted as at sign-in. */
export async function activateAccount(
  ports: ServerPorts,
  account: string,
  activationCode: string,
  newPassword: string,
): Promise<Result<void, { code: 'ACTIVATION_FAILED' } | LockedOut | FieldInvalid>> {
  const attempt = takeTry(ports, accountKey(account));
  if (!attempt.ok) return attempt;
  const person = ports.people.findByAccount(accountKey(account));
  const credential = person && findCredential(ports.db, person.userId);
  const typedHash = hashSecret(spokenCode(activationCode));
  if (!person || !credential || !isActivation(ports, credential, typedHash)) {
    ports.audit({ action: 'auth.activate', outcome: 'refused', actorId: person?.userId ?? null });
    return refuse({ code: 'ACTIVATION_FAILED' });
  }
  attempt.value.settle('passed');

  const patch = await newPasswordPatch(ports, person, credential, newPassword);
  if (!patch.ok) return patch;
  if (!takeActivation(ports.db, person.userId, typedHash, patch.value)) return refuse({ code: 'ACTIVATION_FAILED' });
  endSessions(ports.db, person.userId);
  ports.audit({ action: 'auth.activate', outcome: 'done', actorId: person.userId });
  return ok(undefined);
}

/** The signed-in person shows once more that it is they; wrong tries count as at sign-in. */
export async function provePassword(
  ports: ServerPorts,
  userId: string,
  password: string,
): Promise<Result<{ person: Person; credential: CredentialRow }, PasswordWrong | LockedOut>> {
  const person = ports.people.find(userId);
  const credential = findCredential(ports.db, userId);
  if (!person || !credential) return refuse({ code: 'PASSWORD_WRONG' });
  const attempt = takeTry(ports, accountKey(person.account));
  if (!attempt.ok) return attempt;
  if (!(await isPassword(password, credential.passwordHash))) return refuse({ code: 'PASSWORD_WRONG' });
  attempt.value.settle('passed');
  return ok({ person, credential });
}

/** The rules of the company, the company's and the person's own words, and none of the last passwords. */
export async function newPasswordPatch(
  { clock, rules }: ServerPorts,
  person: Person,
  credential: CredentialRow | undefined,
  password: string,
): Promise<Result<Partial<CredentialRow>, FieldInvalid>> {
  const checked = checkPassword(password, rules.passwordPolicy, [person.account, person.name, rules.company]);
  if (!checked.ok) return checked;
  const earlier = [credential?.passwordHash, ...(credential?.passwordHistory ?? [])].filter((hash) => hash != null);
  for (const passwordHash of earlier) {
    if (await isPassword(password, passwordHash)) {
      return refuse({ code: 'FIELD_INVALID', field: 'password', rule: 'usedBefore' });
    }
  }
  return ok({
    passwordHash: await hashPassword(password),
    passwordChangedAt: clock.now(),
    passwordHistory: earlier.slice(0, 4),
  });
}

function isActivation({ clock }: ServerPorts, credential: CredentialRow, typedHash: string): boolean {
  if (credential.activationHash === null || credential.disabledAt !== null) return false;
  return (credential.activationExpiresAt ?? 0) > clock.now() && isSameHash(credential.activationHash, typedHash);
}
