import type { UnsyncedWork } from '#shared/features/desktop/desktop.model.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Desktop } from './desktop.ts';
import { removeProfile } from './profiles.ts';
import { countUnsyncedWork } from './unsynced-work.ts';

export interface UnsyncedWorkLeft extends UnsyncedWork {
  readonly code: 'UNSYNCED_WORK';
}
export interface OnlyCopy {
  readonly code: 'ONLY_COPY';
}

/**
 * Leaves this computer. Work that never travelled stops it until the person gives that work up; a company without a
 * server is never deleted here, because nothing could bring it back.
 */
export async function signOut(
  desktop: Desktop,
  input: { removeData: boolean; giveUpWork: boolean },
): Promise<Result<void, UnsyncedWorkLeft | OnlyCopy>> {
  const profile = desktop.work()?.profile;
  invariant(profile, 'somebody is signed in');
  const left = countUnsyncedWork(desktop);
  const total = left.waiting + left.conflicts + left.heldBack;
  if (total > 0 && !input.giveUpWork) return refuse({ code: 'UNSYNCED_WORK', ...left });
  if (input.removeData && !profile.card.server && !profile.card.demo) return refuse({ code: 'ONLY_COPY' });

  if (!input.removeData) await desktop.work()?.parts.backups.runAtQuit();
  await desktop.lock('asked');
  if (input.removeData) removeProfile(profile.folder);
  desktop.announce();
  return ok(undefined);
}

export interface NotDemo {
  readonly code: 'NOT_DEMO';
}

/** Takes the demo company away from this computer, whole. */
export async function removeDemo(desktop: Desktop): Promise<Result<void, NotDemo>> {
  const profile = desktop.work()?.profile;
  if (!profile?.card.demo) return refuse({ code: 'NOT_DEMO' });
  await desktop.lock('asked');
  removeProfile(profile.folder);
  desktop.announce();
  return ok(undefined);
}
