import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { accountKey, type Person, type ServerDb, type ServerPorts } from '../host/server-ports.ts';
import type { CredentialRow } from './accounts.tables.ts';
import { findCredential, setCredential, takeTotpStep } from './credentials.repository.ts';
import { type LockedOut, type Origin, takeTry } from './lock-out.ts';
import { isPassword } from './password-hash.ts';
import { hashSecret, isSameHash, spokenCode } from './secrets.ts';
import { totpStep } from './totp.ts';

export interface Proof {
  readonly account: string;
  readonly password: string;
  readonly code?: string | undefined;
}

export type ProofRefusal =
  | { readonly code: 'SIGN_IN_FAILED' }
  | { readonly code: 'SECOND_FACTOR_NEEDED' }
  | { readonly code: 'SECOND_FACTOR_WRONG' }
  | LockedOut;

/** Who is it? Both factors, counted tries, and one answer for everything a stranger may not tell apart. */
export async function provePerson(
  ports: ServerPorts,
  proof: Proof,
  origin: Origin = {},
): Promise<Result<Person, ProofRefusal>> {
  const attempt = takeTry(ports, accountKey(proof.account), origin);
  if (!attempt.ok) return attempt;

  const person = ports.people.findByAccount(accountKey(proof.account));
  const credential = person && findCredential(ports.db, person.userId);
  const same = await isPassword(proof.password, credential?.passwordHash);
  if (!person?.maySignIn || !credential || !same || credential.disabledAt !== null) {
    return refuse({ code: 'SIGN_IN_FAILED' });
  }
  if (credential.totpConfirmedAt !== null) {
    if (proof.code === undefined) {
      attempt.value.settle('unfinished');
      return refuse({ code: 'SECOND_FACTOR_NEEDED' });
    }
    if (!takeSecondFactor(ports, credential, proof.code)) return refuse({ code: 'SECOND_FACTOR_WRONG' });
  }
  attempt.value.settle('passed');
  return ok(person);
}

/** A code of the authenticator, or one of the recovery codes; each counts once. [V6.5] */
export function takeSecondFactor(ports: ServerPorts, credential: CredentialRow, typed: string): boolean {
  const { db, clock } = ports;
  if (credential.totpSecret === null) return false;
  const digits = typed.replace(/\s/g, '');
  if (/^\d{6}$/.test(digits)) {
    const step = totpStep(credential.totpSecret, digits, clock.now());
    return step !== undefined && takeTotpStep(db, credential.userId, step);
  }
  if (!takeRecoveryCode(db, credential.userId, typed)) return false;
  ports.audit({ action: 'auth.recoveryCodeUsed', outcome: 'done', actorId: credential.userId });
  return true;
}

/** Nothing runs between reading and writing: the database answers in the same turn. */
function takeRecoveryCode(db: ServerDb, userId: string, typed: string): boolean {
  const typedHash = hashSecret(spokenCode(typed));
  const hashes = findCredential(db, userId)?.recoveryHashes ?? [];
  const rest = hashes.filter((hash) => !isSameHash(hash, typedHash));
  if (rest.length === hashes.length) return false;
  setCredential(db, userId, { recoveryHashes: rest });
  return true;
}
