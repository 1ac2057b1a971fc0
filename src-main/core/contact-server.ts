import { isFault } from '#shared/kernel/fault.ts';
import { readKeyring } from '#shared/keyring/keyring-file.ts';
import { setRecoveryRecipient } from '#shared/keyring/set-recovery.ts';
import { programVersion } from '#shared/node/program-root.ts';
import type { StandingReply, StandingRequest } from '#shared/sync/enrolment.ts';
import type { DeviceClient } from '../enrolment/device-client.ts';
import { storeIdentity } from './device-identity.ts';
import { firstLeaseDays, type Lease } from './lease.ts';
import type { OpenWork } from './open-work.ts';

const badServerKey = 'badServer';

export interface Contact {
  readonly work: OpenWork;
  readonly client: DeviceClient;
  readonly lease: Lease;
  /** Where the person has just typed it: brings a device back whose certificate ended while it was away. */
  readonly password?: string | undefined;
}

/**
 * Asks the server how this device stands and does what follows: the lease begins again, a new CA is trusted, the key is
 * kept for a new recovery key, the certificate is renewed when it is due. What is new is stored before it is used
 * again, so a crash anywhere leaves the old or the new. [S-KEY-6] [S-ENR-2]
 */
export async function contactServer(contact: Contact): Promise<StandingReply | undefined> {
  const told = await askOrRenew(contact);
  if (told?.standing !== 'good') return told;
  const { work, client, lease } = contact;
  lease.extend(told.leaseDays ?? firstLeaseDays, !told.offlineAllowed);
  work.sync.state.remove(badServerKey);
  storeIdentity(work.profile.folder, work.dek, client.identity());
  const { recoveryRecipient } = told;
  if (recoveryRecipient !== null && recoveryRecipient !== heldRecipient(work)) {
    await setRecoveryRecipient(work.profile.folder, work.dek, recoveryRecipient);
    await client.askStanding(whatToSay(work));
  }
  if (await client.renewWhenDue()) storeIdentity(work.profile.folder, work.dek, client.identity());
  return told;
}

/** Undefined where the server is of a version that knows nothing of standing: having reached it is then enough. */
async function askOrRenew({ work, client, lease, password }: Contact): Promise<StandingReply | undefined> {
  try {
    const told = await client.askStanding(whatToSay(work));
    if (told.standing !== 'expired' || password === undefined) return told;
    await client.enrolAgain(serverAccountOf(work), password);
    storeIdentity(work.profile.folder, work.dek, client.identity());
    return await client.askStanding(whatToSay(work));
  } catch (error) {
    if (!isFault(error) || error.details.status !== 404) throw error;
    lease.extend(firstLeaseDays);
    if (await client.renewWhenDue()) storeIdentity(work.profile.folder, work.dek, client.identity());
    return undefined;
  }
}

function whatToSay(work: OpenWork): StandingRequest {
  return {
    appVersion: programVersion(),
    recoveryRecipient: heldRecipient(work),
    badServer: work.sync.state.json<NonNullable<StandingRequest['badServer']>>(badServerKey) ?? null,
  };
}

function heldRecipient({ profile }: OpenWork): string | null {
  return readKeyring(profile.folder).current.recovery?.recipient ?? null;
}

/** The account at the server: another one than the profile's where a company joined that had stood alone. */
export function serverAccountOf({ app, profile, userId }: OpenWork): string {
  const row = app.db.row<{ account: string }>('SELECT account FROM users WHERE id = ?', userId());
  return row?.account ?? profile.card.account;
}

const sameForMs = 60 * 60_000;

/** Somebody answered in the server's place: written into the audit, and told to the server at the next contact. */
export function noteBadServer({ app, sync, profile }: OpenWork, reason: string): void {
  const at = app.ports.clock.now();
  const before = sync.state.json<NonNullable<StandingRequest['badServer']>>(badServerKey);
  const count = (before?.count ?? 0) + 1;
  sync.state.set(badServerKey, JSON.stringify({ at, reason: reason.slice(0, 60), count }));
  if (before && before.reason === reason && at - before.at < sameForMs) return;
  app.ledger.recordEvent({
    kind: 'device.badServer',
    actorId: null,
    deviceId: profile.card.server?.deviceId ?? null,
    details: { outcome: 'refused', reason, address: profile.card.server?.address ?? '' },
  });
}
