import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { ServerContext } from '../http/server-context.ts';
import { provePerson } from './prove-person.ts';

/** The signed-in person's password, and second step where they have one, typed anew; tries count like those of a sign-in. */
export async function proveAnew(
  { core, actor, caller }: ServerContext,
  proof: { readonly password: string; readonly code?: string | undefined },
): Promise<Result<void, { code: 'PROOF_FAILED' }>> {
  const origin = caller.address === undefined ? {} : { address: caller.address };
  const proved = await provePerson(core.ports, { account: actor.account, ...proof }, origin);
  return proved.ok ? ok(undefined) : refuse({ code: 'PROOF_FAILED' });
}
