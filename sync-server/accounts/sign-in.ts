import { ok, type Result } from '#shared/kernel/result.ts';
import { accountKey, type ServerPorts } from '../host/server-ports.ts';
import type { SessionRow } from './accounts.tables.ts';
import { setCredential } from './credentials.repository.ts';
import { type Proof, type ProofRefusal, provePerson } from './prove-person.ts';
import { type Caller, openSession } from './sessions.ts';

export interface SignedIn {
  readonly token: string;
  readonly session: SessionRow;
}

/** Each try is audited, with the person where the account is known and never with what was typed. */
export async function signIn(
  ports: ServerPorts,
  proof: Proof,
  kind: SessionRow['kind'],
  caller: Caller,
): Promise<Result<SignedIn, ProofRefusal>> {
  const proved = await provePerson(ports, proof);
  if (!proved.ok) {
    ports.audit({
      action: 'auth.signIn',
      outcome: 'refused',
      actorId: ports.people.findByAccount(accountKey(proof.account))?.userId ?? null,
      reason: proved.error.code,
      address: caller.address,
    });
    return proved;
  }
  const { userId } = proved.value;
  setCredential(ports.db, userId, { lastSignInAt: ports.clock.now() });
  ports.welcome(userId);
  const signedIn = openSession(ports, userId, kind, caller);
  ports.audit({ action: 'auth.signIn', outcome: 'done', actorId: userId, address: caller.address, reason: kind });
  return ok(signedIn);
}
