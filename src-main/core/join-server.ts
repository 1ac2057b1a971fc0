import type { JoinProgress } from '#shared/features/desktop/desktop.model.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { createKeyring } from '#shared/keyring/create-keyring.ts';
import type { SecretStoreWeak } from '#shared/keyring/device-secret.ts';
import type { Enrolled } from '../enrolment/enrol-device.ts';
import { incarnationFileIn } from '../sync/incarnation-file.ts';
import type { AccountTaken } from './create-company.ts';
import type { Desktop } from './desktop.ts';
import { storeIdentity } from './device-identity.ts';
import { type EnrolHereRefusal, enrolHere, type JoinInput } from './enrol-here.ts';
import { bringFirstData } from './first-sync.ts';
import { findProfile, type ProfileCard, profileFolder, setAsideUnfinished, writeProfileCard } from './profiles.ts';
import { sealingOf } from './sealing.ts';

export type JoinRefusal = EnrolHereRefusal | AccountTaken | SecretStoreWeak;

/**
 * Makes this computer a device of the company's server and brings the first data. The code is good once, so what was
 * enrolled is on disk before the download begins: after a break the person unlocks, and it goes on.
 */
export async function joinServer(
  desktop: Desktop,
  input: JoinInput,
  signal: AbortSignal,
  tell: (word: JoinProgress) => void,
): Promise<Result<JoinProgress, JoinRefusal>> {
  const { dataFolder, ports } = desktop.options;
  if (findProfile(dataFolder, input.account)) return refuse({ code: 'ACCOUNT_TAKEN' });
  tell({ step: 'connecting', done: 0, total: null, bytes: 0 });
  const incarnation = ports.ids.next();
  const enrolled = await enrolHere(desktop, input, incarnation);
  if (!enrolled.ok) return enrolled;

  tell({ step: 'enrolling', done: 0, total: null, bytes: 0 });
  const card = cardOf(enrolled.value, ports.clock.now());
  const folder = profileFolder(dataFolder, card.account);
  setAsideUnfinished(folder, ports.clock.now());
  const keyring = await createKeyring(folder, {
    password: input.password,
    recoveryRecipient: enrolled.value.recoveryRecipient,
    ...sealingOf(desktop),
  });
  if (!keyring.ok) return keyring;
  const { dek } = keyring.value;
  storeIdentity(folder, dek, enrolled.value.identity);
  incarnationFileIn(folder).write(incarnation);

  await desktop.lock('asked');
  await desktop.open({ folder, card }, dek, {
    create: true,
    prepare: async (work) => {
      work.sync.state.set('member', '1');
      work.sync.state.set('incarnation', incarnation);
      writeProfileCard(folder, card);
      await bringFirstData(work, { tell, signal });
    },
  });
  return ok({ step: 'done', done: 0, total: null, bytes: 0 });
}

function cardOf({ user, company, identity }: Enrolled, now: number): ProfileCard {
  return {
    format: 'outpost-profile-1',
    account: user.account.toLowerCase(),
    userId: user.id,
    name: user.name,
    company,
    server: { address: new URL(identity.serverUrl).host, deviceId: identity.deviceId },
    demo: false,
    createdAt: now,
    lastOpenedAt: null,
  };
}
