import { setTimeout as wait } from 'node:timers/promises';
import type { SignInNotice } from '#shared/features/accounts/account.model.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { accountKey, type Person, type ServerPorts } from '../host/server-ports.ts';
import type { SessionRow } from './accounts.tables.ts';
import { findCredential, setCredential } from './credentials.repository.ts';
import { findKnownBrowser, recogniseBrowser } from './known-browsers.ts';
import { countFailures, findLock, type Origin } from './lock-out.ts';
import { type Proof, type ProofRefusal, provePerson } from './prove-person.ts';
import { type Caller, openSession } from './sessions.ts';

export interface SignedIn {
  readonly token: string;
  readonly session: SessionRow;
  /** By which this browser is known next time. */
  readonly browser: string;
}

const slowestMs = 2_000;

/** Each try is audited, with the person where the account is known and never with what was typed. */
export async function signIn(
  ports: ServerPorts,
  proof: Proof,
  kind: SessionRow['kind'],
  caller: Caller,
): Promise<Result<SignedIn, ProofRefusal>> {
  const suspect = ports.people.findByAccount(accountKey(proof.account));
  const origin = { known: findKnownBrowser(ports, suspect?.userId, caller.browser), address: caller.address };
  const proved = await provePerson(ports, proof, origin);
  if (!proved.ok) {
    await noteFailure(ports, suspect, proof, proved.error, caller, origin);
    return proved;
  }
  const { userId } = proved.value;
  const place = recogniseBrowser(ports, userId, caller, kind === 'web');
  const notice = takeNotice(ports, userId, caller, place);
  ports.welcome(userId);
  const signedIn = openSession(ports, userId, kind, caller, notice);
  const { address } = caller;
  ports.audit({ action: 'auth.signIn', outcome: 'done', actorId: userId, address, reason: kind });
  if (notice.newDevice || notice.newAddress) {
    const reason = notice.newDevice ? 'newDevice' : 'newAddress';
    ports.audit({ action: 'auth.unusual', outcome: 'done', actorId: userId, address, reason });
  }
  return ok({ ...signedIn, browser: place.token });
}

/** Counts for the notice, writes the audit, and answers later with each wrong try. */
async function noteFailure(
  ports: ServerPorts,
  suspect: Person | undefined,
  proof: Proof,
  refusal: ProofRefusal,
  caller: Caller,
  origin: Origin,
): Promise<void> {
  if (refusal.code === 'SECOND_FACTOR_NEEDED') return;
  const actorId = suspect?.userId ?? null;
  const { address } = caller;
  const credential = suspect && findCredential(ports.db, suspect.userId);
  if (credential) setCredential(ports.db, credential.userId, { failedSince: credential.failedSince + 1 });
  ports.audit({ action: 'auth.failed', outcome: 'refused', actorId, reason: refusal.code, address });
  if (refusal.code === 'LOCKED_OUT') return;
  const account = accountKey(proof.account);
  if (findLock(ports, account, origin) !== null) {
    ports.audit({ action: 'auth.locked', outcome: 'done', actorId, reason: refusal.code, address });
  }
  const { slowMs } = ports.rules;
  if (slowMs > 0) await wait(Math.min(slowestMs, slowMs * 2 ** (countFailures(ports, account, origin) - 1)));
}

/** What happened since the last time, told once; the first sign-in of all is nothing unusual. */
function takeNotice(
  { db, clock }: ServerPorts,
  userId: string,
  caller: Caller,
  place: { newDevice: boolean; newAddress: boolean },
): SignInNotice {
  const credential = findCredential(db, userId);
  const isFirst = credential?.lastSignInAt == null;
  setCredential(db, userId, {
    lastSignInAt: clock.now(),
    lastSignInAddress: caller.address,
    lastSignInAgent: caller.userAgent?.slice(0, 200) ?? null,
    failedSince: 0,
  });
  return {
    lastAt: credential?.lastSignInAt ?? null,
    lastAddress: credential?.lastSignInAddress ?? null,
    lastAgent: credential?.lastSignInAgent ?? null,
    failed: credential?.failedSince ?? 0,
    newDevice: !isFirst && place.newDevice,
    newAddress: !isFirst && place.newAddress,
  };
}
