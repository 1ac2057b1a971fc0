import { finishSwap } from '#shared/backup/swap-in.ts';
import type { LocalPerson } from '#shared/features/desktop/desktop.model.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { changePassword } from '#shared/keyring/change-password.ts';
import {
  checkSecretStore,
  type DeviceSecretLost,
  type SecretStoreWeak,
  weakStorePasswordLength,
} from '#shared/keyring/device-secret.ts';
import { describeTries } from '#shared/keyring/lock-out.ts';
import { recoverKeyring, type WrongRecoveryKey } from '#shared/keyring/recover-keyring.ts';
import { type LockedOut, unlockKeyring, type WrongPassword } from '#shared/keyring/unlock-keyring.ts';
import { changeServerPassword } from '../enrolment/change-server-password.ts';
import { createDeviceClient } from '../enrolment/device-client.ts';
import { forgetStamp } from './account-watch.ts';
import { checkNewPassword, type PasswordTooWeak } from './create-company.ts';
import { type Desktop, toLocalPerson } from './desktop.ts';
import { findIdentity } from './device-identity.ts';
import { bringFirstData } from './first-sync.ts';
import type { OpenWork } from './open-work.ts';
import { noteOwnPassword, policyOf, wasUsedBefore } from './own-password.ts';
import { findProfile } from './profiles.ts';
import { sealingOf } from './sealing.ts';

export interface AccountNotFound {
  readonly code: 'ACCOUNT_NOT_FOUND';
}

/** Opens a person's work with their password; whoever's work was open is locked first. */
export async function unlockPerson(
  desktop: Desktop,
  input: { account: string; password: string },
): Promise<Result<LocalPerson, WrongPassword | LockedOut | DeviceSecretLost | AccountNotFound>> {
  const profile = findProfile(desktop.options.dataFolder, input.account);
  if (!profile) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  finishSwap(profile.folder);
  const before = describeTries(profile.folder);
  const opened = await unlockKeyring(profile.folder, input.password, { secretStore: desktop.options.secretStore });
  if (!opened.ok) {
    desktop.announce();
    return opened;
  }
  const { password } = input;
  const prepare = (opening: OpenWork): Promise<void> => bringFirstData(opening);
  const work = await desktop.open(profile, opened.value.dek, { password, prepare, failed: before.since });
  noteUnlock(work, before);
  return ok(toLocalPerson(work.profile));
}

/** What happened at the unlock page goes into the audit; so does a count of tries that is older than it was. */
function noteUnlock(work: OpenWork, before: { since: number; seq: number }): void {
  const { state } = work.sync;
  const record = (kind: string, details: Record<string, unknown>): void => {
    const deviceId = work.profile.card.server?.deviceId ?? null;
    work.app.ledger.recordEvent({ kind, actorId: work.userId(), deviceId, details });
  };
  record('auth.unlock', { outcome: 'done', failed: before.since });
  if (before.seq < Number(state.get(triesSeqKey) ?? 0)) record('auth.triesRolledBack', { outcome: 'done' });
  state.set(triesSeqKey, String(describeTries(work.profile.folder).seq));
}

const triesSeqKey = 'tries.seq';

/** Opens with the company's recovery key (or the person's printed one) and sets a new password. */
export async function recoverPerson(
  desktop: Desktop,
  input: { account: string; recoveryKey: string; password: string },
): Promise<Result<LocalPerson, WrongRecoveryKey | SecretStoreWeak | PasswordTooWeak | AccountNotFound>> {
  const profile = findProfile(desktop.options.dataFolder, input.account);
  if (!profile) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  const strong = checkNewPassword(input.password, profile.card);
  if (!strong.ok) return strong;
  const opened = await recoverKeyring(profile.folder, input.recoveryKey, input.password, sealingOf(desktop));
  if (!opened.ok) return opened;
  const work = await desktop.open(profile, opened.value.dek, { prepare: (opening) => bringFirstData(opening) });
  const recovered = { kind: 'auth.recover', actorId: work.userId(), deviceId: profile.card.server?.deviceId ?? null };
  work.app.ledger.recordEvent({ ...recovered, details: { outcome: 'done' } });
  if (findIdentity(profile.folder, work.dek)) forgetStamp(work);
  else await noteOwnPassword(work, undefined);
  return ok(toLocalPerson(work.profile));
}

/**
 * Keeps the open person's key under a new password; for a member of a company it becomes the password of the account
 * too, or nothing changes at all: one person has one password.
 */
export async function changeOwnPassword(
  desktop: Desktop,
  input: { current: string; password: string },
): Promise<Result<void, WrongPassword | LockedOut | DeviceSecretLost | PasswordTooWeak>> {
  const work = desktop.work();
  invariant(work, 'somebody is signed in');
  const { folder, card } = work.profile;
  const strong = checkNewPassword(input.password, card, policyOf(work));
  if (!strong.ok) return strong;
  const { secretStore } = desktop.options;
  if (!checkSecretStore(secretStore, input.password, true).ok) {
    return refuse({ code: 'PASSWORD_TOO_WEAK', rule: 'tooShort', hint: String(weakStorePasswordLength) });
  }
  const identity = findIdentity(folder, work.dek);
  if (!identity && (await wasUsedBefore(work, input.current, input.password))) {
    return refuse({ code: 'PASSWORD_TOO_WEAK', rule: 'usedBefore' });
  }
  const changed = await changePassword(folder, input.current, input.password, { secretStore });
  if (!changed.ok) return changed;
  if (!identity) {
    await noteOwnPassword(work, input.current);
    await work.parts.account.refresh();
    return changed;
  }

  const takeBack = () => changePassword(folder, input.password, input.current, { secretStore });
  const client = createDeviceClient(identity, { now: desktop.options.ports.clock.now });
  try {
    const onServer = await changeServerPassword(client, input.current, input.password);
    if (onServer.ok) {
      work.parts.account.adopted(onServer.value);
      return ok(undefined);
    }
    await takeBack();
    const refusal = onServer.error;
    if (refusal.code !== 'PASSWORD_TOO_WEAK') return refuse(refusal);
    return refuse({ code: 'PASSWORD_TOO_WEAK', rule: refusal.rule as PasswordTooWeak['rule'] });
  } catch (error) {
    await takeBack();
    throw error;
  } finally {
    await client.close();
  }
}
