import { rmSync } from 'node:fs';
import path from 'node:path';
import type { LocalPerson } from '#shared/features/desktop/desktop.model.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeviceSecretLost } from '#shared/keyring/device-secret.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';
import { serverAccountOf } from './contact-server.ts';
import { type Desktop, toLocalPerson } from './desktop.ts';
import { findIdentity, storeIdentity } from './device-identity.ts';
import { type EnrolHereRefusal, enrolHere } from './enrol-here.ts';
import { bringFirstData } from './first-sync.ts';
import { openWork } from './open-work.ts';
import { findProfile } from './profiles.ts';
import type { AccountNotFound } from './unlock-person.ts';

export type RejoinRefusal = EnrolHereRefusal | AccountNotFound | DeviceSecretLost;

/**
 * A device that its server no longer takes (revoked, away for too long, left behind by a new CA) comes back by a new
 * code, with the work that never travelled. Nothing of it is shown before the server has taken the code.
 */
export async function rejoinServer(
  desktop: Desktop,
  input: { account: string; password: string; code: string; address?: string | undefined },
): Promise<Result<LocalPerson, RejoinRefusal>> {
  const { dataFolder, ports, secretStore } = desktop.options;
  const profile = findProfile(dataFolder, input.account);
  if (!profile?.card.server) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  await desktop.lock('asked');
  const opened = await unlockKeyring(profile.folder, input.password, { secretStore });
  if (!opened.ok) return opened;
  const { dek } = opened.value;
  const work = openWork({ profile, dek: Buffer.from(dek), ports });
  const account = serverAccountOf(work);
  work.close();

  try {
    const before = findIdentity(profile.folder, dek);
    const address = input.address ?? before?.serverUrl ?? profile.card.server.address;
    const incarnation = ports.ids.next();
    const wish = { address, account, code: input.code, password: input.password };
    const enrolled = await enrolHere(desktop, wish, incarnation);
    if (!enrolled.ok) return enrolled;
    const { identity } = enrolled.value;
    storeIdentity(profile.folder, dek, identity);
    // Its commands are counted anew under the new device; the ones that were decided are known by their ids.
    rmSync(path.join(profile.folder, 'incarnation.json'), { force: true });
    const server = { address: new URL(identity.serverUrl).host, deviceId: identity.deviceId };
    const member = { ...profile, card: { ...profile.card, server } };
    return ok(
      toLocalPerson(
        (await desktop.open(member, Buffer.from(dek), { prepare: (opening) => bringFirstData(opening) })).profile,
      ),
    );
  } finally {
    dek.fill(0);
  }
}
