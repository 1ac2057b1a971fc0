import { count, ne } from 'drizzle-orm';
import type { AccountRow } from '#shared/features/accounts/account.model.ts';
import { passwordDueAt } from '#shared/features/accounts/sign-in-policy.model.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { devices } from '../enrolment/devices.tables.ts';
import { accountKey, type Person, type ServerPorts } from '../host/server-ports.ts';
import { addCredential, findCredential, listCredentials, setCredential } from './credentials.repository.ts';
import { forgetBrowsers } from './known-browsers.ts';
import { clearLock, findLock } from './lock-out.ts';
import { removeTotp } from './second-factor.ts';
import { hashSecret, newSpokenCode, spokenCode } from './secrets.ts';
import { endSession, endSessions, listSessions } from './sessions.ts';

export interface AccountNotFound {
  readonly code: 'ACCOUNT_NOT_FOUND';
}

export interface Activation {
  readonly userId: string;
  readonly activationCode: string;
  readonly expiresAt: number;
}

/** 160 bits, as 32 letters and digits. */
const activationBytes = 20;

/** Everybody who could sign in, with how; people without a credential are listed too. */
export function listAccounts(ports: ServerPorts): AccountRow[] {
  const { db, people, rules } = ports;
  const byUser = new Map(listCredentials(db).map((row) => [row.userId, row]));
  const deviceCounts = db
    .select({ userId: devices.userId, total: count() })
    .from(devices)
    .where(ne(devices.status, 'revoked'))
    .groupBy(devices.userId)
    .all();
  const devicesByUser = new Map(deviceCounts.map((row) => [row.userId, row.total]));
  return people.list().map((person) => {
    const credential = byUser.get(person.userId);
    return {
      userId: person.userId,
      account: person.account,
      name: person.name,
      disabled: !person.maySignIn || (credential !== undefined && credential.disabledAt !== null),
      hasPassword: credential?.passwordHash != null,
      totp: credential?.totpConfirmedAt != null,
      lockedUntil: findLock(ports, accountKey(person.account)),
      passwordDueAt: credential?.passwordHash
        ? passwordDueAt(rules.password, credential.passwordChangedAt ?? credential.createdAt)
        : null,
      sessions: listSessions(ports, person.userId).length,
      lastSignInAt: credential?.lastSignInAt ?? null,
      devices: devicesByUser.get(person.userId) ?? 0,
    };
  });
}

/**
 * A code for a new password, also for a person who never had one. The old password ends at once and so does every
 * session: a reset is asked for when somebody else may know it.
 */
export function resetPassword(
  ports: ServerPorts,
  actorId: string | null,
  userId: string,
): Result<Activation, AccountNotFound> {
  const person = ports.people.find(userId);
  if (!person) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  const activationCode = newSpokenCode(activationBytes);
  const expiresAt = ports.clock.now() + ports.rules.activationMs;
  ensureCredential(ports, person);
  const { passwordHash, passwordHistory } = findCredential(ports.db, userId)!;
  const patch = {
    passwordHash: null,
    // The password that ends is one of the last too: it cannot come back by the activation.
    passwordHistory: passwordHash === null ? passwordHistory : [passwordHash, ...passwordHistory],
    activationHash: hashSecret(spokenCode(activationCode)),
    activationExpiresAt: expiresAt,
  };
  setCredential(ports.db, userId, patch);
  endSessions(ports.db, userId);
  forgetBrowsers(ports.db, userId);
  clearLock(ports.db, accountKey(person.account));
  ports.audit({ action: 'auth.passwordReset', outcome: 'done', actorId, subject: { table: 'users', id: userId } });
  return ok({ userId, activationCode, expiresAt });
}

/** Signs the person out everywhere; their devices are refused from the next request on. */
export function disableAccount(ports: ServerPorts, actorId: string | null, userId: string) {
  return actOn(ports, actorId, userId, 'account.disable', (person) => {
    ensureCredential(ports, person);
    setCredential(ports.db, userId, { disabledAt: ports.clock.now() });
    endSessions(ports.db, userId);
  });
}

export function enableAccount(ports: ServerPorts, actorId: string | null, userId: string) {
  return actOn(ports, actorId, userId, 'account.enable', (person) => {
    ensureCredential(ports, person);
    setCredential(ports.db, userId, { disabledAt: null });
    clearLock(ports.db, accountKey(person.account));
  });
}

/** Lets a person try again before their lock is over. */
export function unlockAccount(ports: ServerPorts, actorId: string | null, userId: string) {
  return actOn(ports, actorId, userId, 'auth.unlocked', (person) => {
    clearLock(ports.db, accountKey(person.account));
  });
}

/** Changes how a person signs in, and writes down who did. */
function actOn(
  ports: ServerPorts,
  actorId: string | null,
  userId: string,
  action: string,
  act: (person: Person) => void,
): Result<void, AccountNotFound> {
  const person = ports.people.find(userId);
  if (!person) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  act(person);
  ports.audit({ action, outcome: 'done', actorId, subject: { table: 'users', id: userId } });
  return ok(undefined);
}

/** For a lost telephone, by somebody else: nobody takes the second step off themselves this way. */
export function resetTotp(
  ports: ServerPorts,
  actorId: string | null,
  userId: string,
): Result<void, AccountNotFound | { readonly code: 'OWN_ACCOUNT' }> {
  if (actorId === userId) return refuse({ code: 'OWN_ACCOUNT' });
  if (!ports.people.find(userId)) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  removeTotp(ports, userId);
  endSessions(ports.db, userId);
  ports.audit({ action: 'auth.totpReset', outcome: 'done', actorId, subject: { table: 'users', id: userId } });
  return ok(undefined);
}

export function endAllSessions(
  ports: ServerPorts,
  actorId: string | null,
  userId: string,
): Result<{ ended: number }, AccountNotFound> {
  if (!ports.people.find(userId)) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  const ended = endSessions(ports.db, userId);
  ports.audit({
    action: 'auth.sessionEnded',
    outcome: 'done',
    actorId,
    subject: { table: 'users', id: userId },
    reason: 'all',
  });
  return ok({ ended });
}

export function endSessionOf(
  ports: ServerPorts,
  actorId: string | null,
  userId: string,
  id: string,
): Result<void, AccountNotFound | { readonly code: 'SESSION_NOT_FOUND' }> {
  if (!ports.people.find(userId)) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  if (!endSession(ports.db, userId, id)) return refuse({ code: 'SESSION_NOT_FOUND' });
  ports.audit({ action: 'auth.sessionEnded', outcome: 'done', actorId, subject: { table: 'users', id: userId } });
  return ok(undefined);
}

export function ensureCredential({ db, clock }: ServerPorts, person: Person): void {
  if (findCredential(db, person.userId)) return;
  addCredential(db, { userId: person.userId, createdAt: clock.now() });
}

/** Whether the account may act at all: checked for each session and each device at each request. */
export function isAccountOpen({ read, people }: ServerPorts, userId: string): boolean {
  if (people.find(userId)?.maySignIn !== true) return false;
  return read.row('SELECT 1 FROM credentials WHERE user_id = ? AND disabled_at IS NULL', userId) !== undefined;
}
