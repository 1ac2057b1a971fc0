import { invariant } from '#shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';
import type { Desktop } from './desktop.ts';

/** The open person's password typed anew. Where there is a server, that one asks: only it knows that nobody else could agree. */
export async function proveHere(
  desktop: Desktop,
  password: string,
): Promise<Result<void, { code: 'SERVER_DECIDES' } | { code: 'PROOF_FAILED' }>> {
  const work = desktop.work();
  invariant(work, 'somebody is signed in');
  if (work.profile.card.server !== null) return refuse({ code: 'SERVER_DECIDES' });
  const { secretStore } = desktop.options;
  const proved = await unlockKeyring(work.profile.folder, password, { secretStore });
  if (!proved.ok) return refuse({ code: 'PROOF_FAILED' });
  proved.value.dek.fill(0);
  return ok(undefined);
}
