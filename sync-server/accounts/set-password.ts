import { checkPassword } from '#shared/features/accounts/password.model.ts';
import type { FieldInvalid } from '#shared/kernel/refusals.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { nameWords } from '#shared/kernel/search/name-words.ts';
import { accountKey, type Person, type ServerPorts } from '../host/server-ports.ts';
import type { CredentialRow } from './accounts.tables.ts';
import { findCredential, setCredential, takeActivation } from './credentials.repository.ts';
import { type LockedOut, type Origin, takeTry } from './lock-out.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { hashSecret, isSameHash, spokenCode } from './secrets.ts';
import { endSessions } from './sessions.ts';

/** As many as any policy may ask for, so that a stricter one counts from the day it is chosen. */
const historyKept = 24;

export interface PasswordWrong {
  readonly code: 'PASSWORD_WRONG';
}

/** Ends every session: who knew the old password is out. The caller opens a new one for whoever asked. */
export async function changePassword(
  ports: ServerPorts,
  userId: string,
  currentPassword: string,
  newPassword: string,
  origin: Origin = {},
): Promise<Result<void, PasswordWrong | LockedOut | FieldInvalid>> {
  const proved = await provePassword(ports, userId, currentPassword, origin);
  if (!proved.ok) return proved;
  const patch = await newPasswordPatch(ports, proved.value.person, proved.value.credential, newPassword);
  if (!patch.ok) return patch;
  setCredential(ports.db, userId, patch.value);
  endSessions(ports.db, userId);
  ports.audit({ action: 'auth.passwordChanged', outcome: 'done', actorId: userId });
  return ok(undefined);
}

/** The first password, by the code an administrator handed over; tries are counted as at sign-in. */
export async function activateAccount(
  ports: ServerPorts,
  account: string,
  activationCode: string,
  newPassword: string,
  origin: Origin = {},
): Promise<Result<void, { code: 'ACTIVATION_FAILED' } | LockedOut | FieldInvalid>> {
  const attempt = takeTry(ports, accountKey(account), origin);
  if (!attempt.ok) return attempt;
  const person = ports.people.findByAccount(accountKey(account));
  const credential = person && findCredential(ports.db, person.userId);
  const typedHash = hashSecret(spokenCode(activationCode));
  if (!person || !credential || !isActivation(ports, credential, typedHash)) {
    ports.audit({
      action: 'auth.failed',
      outcome: 'refused',
      actorId: person?.userId ?? null,
      reason: 'ACTIVATION_FAILED',
      ...(origin.address == null ? {} : { address: origin.address }),
    });
    return refuse({ code: 'ACTIVATION_FAILED' });
  }
  attempt.value.settle('passed');

  const patch = await newPasswordPatch(ports, person, credential, newPassword);
  if (!patch.ok) return patch;
  if (!takeActivation(ports.db, person.userId, typedHash, patch.value)) return refuse({ code: 'ACTIVATION_FAILED' });
  endSessions(ports.db, person.userId);
  ports.audit({ action: 'auth.passwordChanged', outcome: 'done', actorId: person.userId, reason: 'activation' });
  return ok(undefined);
}

/** The signed-in person shows once more that it is they; wrong tries count as at sign-in. */
export async function provePassword(
  ports: ServerPorts,
  userId: string,
  password: string,
  origin: Origin = {},
): Promise<Result<{ person: Person; credential: CredentialRow }, PasswordWrong | LockedOut>> {
  const person = ports.people.find(userId);
  const credential = findCredential(ports.db, userId);
  if (!person || !credential) return refuse({ code: 'PASSWORD_WRONG' });
  const attempt = takeTry(ports, accountKey(person.account), origin);
  if (!attempt.ok) return attempt;
  if (!(await isPassword(password, credential.passwordHash))) {
    ports.audit({ action: 'auth.failed', outcome: 'refused', actorId: userId, reason: 'PASSWORD_WRONG' });
    return refuse({ code: 'PASSWORD_WRONG' });
  }
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
  const words = [person.account, rules.company, ...nameWords(person.name, { person: true })];
  const checked = checkPassword(password, rules.password, words);
  if (!checked.ok) return checked;
  const earlier = [credential?.passwordHash, ...(credential?.passwordHistory ?? [])].filter((hash) => hash != null);
  // The present one is never new, whatever the company remembers.
  for (const passwordHash of earlier.slice(0, Math.max(1, rules.password.remembered))) {
    if (await isPassword(password, passwordHash)) {
      return refuse({ code: 'FIELD_INVALID', field: 'password', rule: 'usedBefore' });
    }
  }
  return ok({
    passwordHash: await hashPassword(password),
    passwordChangedAt: clock.now(),
    passwordHistory: earlier.slice(0, historyKept),
    failedSince: 0,
  });
}

function isActivation({ clock }: ServerPorts, credential: CredentialRow, typedHash: string): boolean {
  if (credential.activationHash === null || credential.disabledAt !== null) return false;
  return (credential.activationExpiresAt ?? 0) > clock.now() && isSameHash(credential.activationHash, typedHash);
}
