import { invariant } from '#shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeviceSecretLost } from '#shared/keyring/device-secret.ts';
import { rewrapPassword } from '#shared/keyring/rewrap-password.ts';
import type { LockedOut, WrongPassword } from '#shared/keyring/unlock-keyring.ts';
import { type AdoptFault, accountStanding, enrolPaths } from '#shared/sync/enrolment.ts';
import { refusalFault } from '../enrolment/device-client.ts';
import type { PasswordTooWeak } from './create-company.ts';
import type { Desktop } from './desktop.ts';

export type AdoptRefusal =
  | WrongPassword
  | LockedOut
  | PasswordTooWeak
  | DeviceSecretLost
  | { readonly code: 'ACTIVATION_FAILED' }
  | { readonly code: 'NOT_MEMBER' };

/**
 * The account's password was changed or reset elsewhere: the server confirms the one that was typed (or takes the new
 * one with the activation code), and the local key is kept under it from now on. The old one opens nothing afterwards.
 */
export async function adoptPassword(
  desktop: Desktop,
  input: { password: string; activationCode?: string | undefined },
): Promise<Result<void, AdoptRefusal>> {
  const work = desktop.work();
  invariant(work, 'somebody is signed in');
  const client = work.parts.client();
  if (!client) return refuse({ code: 'NOT_MEMBER' });
  const response = await client.request(enrolPaths.adopt, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (!response.ok) {
    const fault = await refusalFault(response);
    const refusal = (fault as { details?: unknown }).details as AdoptFault | undefined;
    switch (refusal?.code) {
      case 'WRONG_PASSWORD':
      case 'LOCKED_OUT':
      case 'ACTIVATION_FAILED':
        return refuse(refusal);
      case 'PASSWORD_TOO_WEAK':
        return refuse({ code: 'PASSWORD_TOO_WEAK', rule: refusal.rule as PasswordTooWeak['rule'] });
      default:
        throw fault;
    }
  }
  const { stamp } = accountStanding.parse(await response.json());
  const kept = await rewrapPassword(work.profile.folder, work.dek, input.password, desktop.options.secretStore);
  if (!kept.ok) return kept;
  work.parts.account.adopted(stamp);
  work.app.ledger.recordEvent({
    kind: 'auth.passwordAdopted',
    actorId: work.userId(),
    deviceId: work.profile.card.server?.deviceId ?? null,
    details: { outcome: 'done' },
  });
  return ok(undefined);
}
