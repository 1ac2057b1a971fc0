import { call } from '@orpc/server';
import { demandPlace } from '#shared/app/declared-places.ts';
import { coreRouter } from '#shared/app/router.ts';
import type { JoinProgress } from '#shared/features/desktop/desktop.model.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { rewrapPassword } from '#shared/keyring/rewrap-password.ts';
import { setRecoveryRecipient } from '#shared/keyring/set-recovery.ts';
import { adoptLocalData } from '#shared/sync/device/adopt.ts';
import type { Enrolled } from '../enrolment/enrol-device.ts';
import { incarnationFileIn } from '../sync/incarnation-file.ts';
import type { Desktop } from './desktop.ts';
import { findIdentity, storeIdentity } from './device-identity.ts';
import { type EnrolHereRefusal, enrolHere, type JoinInput } from './enrol-here.ts';
import { bringFirstData } from './first-sync.ts';
import type { OpenWork } from './open-work.ts';

export type JoinExistingRefusal =
  | EnrolHereRefusal
  | { readonly code: 'ALREADY_MEMBER' }
  | { readonly code: 'DEMO_CANNOT_JOIN' };

const lookEveryMs = 250;

/**
 * A company that stood alone joins a server, after a backup: everything written so far becomes the person's there and
 * waits in the outbox; nothing is deleted before it has arrived. A profile that came from a backup takes its place
 * again the same way, without sending twice.
 */
export async function joinExisting(
  desktop: Desktop,
  input: JoinInput,
  signal: AbortSignal,
  tell: (word: JoinProgress) => void,
): Promise<Result<JoinProgress, JoinExistingRefusal>> {
  const work = desktop.work();
  invariant(work, 'somebody is signed in');
  const { folder } = work.profile;
  if (findIdentity(folder, work.dek)) return refuse({ code: 'ALREADY_MEMBER' });
  if (await hasSample(work)) return refuse({ code: 'DEMO_CANNOT_JOIN' });

  demandPlace(work.app, input.address);
  tell({ step: 'connecting', done: 0, total: null, bytes: 0 });
  await work.parts.backups.runAndWait('manual');
  const incarnation = incarnationFileIn(folder).read() ?? desktop.options.ports.ids.next();
  const enrolled = await enrolHere(desktop, input, incarnation);
  if (!enrolled.ok) return enrolled;
  if (work.sync.isMember() && enrolled.value.user.id !== work.userId()) return refuse({ code: 'CODE_REFUSED' });

  tell({ step: 'enrolling', done: 0, total: null, bytes: 0 });
  await setRecoveryRecipient(folder, work.dek, enrolled.value.recoveryRecipient);
  // One person has one password: from here on it is the account's that opens this computer too.
  const kept = await rewrapPassword(folder, work.dek, input.password, desktop.options.secretStore);
  invariant(kept.ok, 'the open work has its device secret');
  storeIdentity(folder, work.dek, enrolled.value.identity);
  adopt(work, enrolled.value);
  await openAsMember(desktop, work, enrolled.value);
  await uploadAll(desktop, signal, tell);
  return ok({ step: 'done', done: 0, total: null, bytes: 0 });
}

async function hasSample(work: OpenWork): Promise<boolean> {
  if (work.profile.card.demo) return true;
  return (await call(coreRouter.demo.status, undefined, { context: work.session() })).installed;
}

/** The person's identity changes together with the rows, or not at all. */
function adopt(work: OpenWork, { user }: Enrolled): void {
  const { app, sync } = work;
  app.ledger.transaction(() => {
    if (!sync.isMember()) adoptLocalData(sync.parts(), { localUserId: work.userId(), user }, app.ports.ids.next);
    sync.state.set('person', user.id);
  });
}

async function openAsMember(desktop: Desktop, work: OpenWork, enrolled: Enrolled): Promise<void> {
  const { folder, card } = work.profile;
  const { user, company, identity } = enrolled;
  const server = { address: new URL(identity.serverUrl).host, deviceId: identity.deviceId };
  const member = { folder, card: { ...card, userId: user.id, name: user.name, company, server } };
  await desktop.open(member, Buffer.from(work.dek), { prepare: (opening) => bringFirstData(opening) });
}

/** Shows what goes up. A line that breaks is no failure: what waits goes up by schedule. */
async function uploadAll(desktop: Desktop, signal: AbortSignal, tell: (word: JoinProgress) => void): Promise<void> {
  const parts = desktop.work()?.parts;
  const total = parts?.unsynced().waiting ?? 0;
  const look = (): void => {
    const waiting = desktop.work()?.parts.unsynced().waiting ?? 0;
    tell({ step: 'uploading', done: Math.max(0, total - waiting), total, bytes: 0 });
  };
  const timer = setInterval(look, lookEveryMs);
  try {
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    await Promise.race([parts?.sync.scheduler()?.now(), aborted]);
  } finally {
    clearInterval(timer);
  }
}
