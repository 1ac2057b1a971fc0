import { ORPCError } from '@orpc/server';
import { findActor } from '#shared/app/find-actor.ts';
import { isLevel3Of } from '#shared/app/separation-of.ts';
import { type ApprovalKind, guardOf } from '#shared/features/approvals/approval.model.ts';
import { officeOf } from '#shared/kernel/rights/offices.ts';
import { provePerson } from '../accounts/prove-person.ts';
import { consoleActor } from '../host/console-actor.ts';
import type { ServerCore } from '../host/server-core.ts';
import { checkShares } from './recovery-shares.ts';

export interface OfficersProof {
  readonly shares?: readonly string[] | undefined;
  readonly people?:
    | readonly { readonly account: string; readonly password: string; readonly code?: string | undefined }[]
    | undefined;
}

const provenMs = 5 * 60_000;
const proven = new WeakMap<ServerCore, number>();

/** The console has no second person by itself: two officers prove themselves, by their passwords or by two shares. */
export async function proveOfficers(core: ServerCore, { shares = [], people = [] }: OfficersProof): Promise<void> {
  const { ports } = core;
  const isProven = shares.length > 0 ? (await checkShares(ports.db, shares)).ok : await areTwoOfficers(core, people);
  ports.audit({
    action: 'officers.proved',
    outcome: isProven ? 'done' : 'refused',
    actorId: consoleActor.userId,
    reason: shares.length > 0 ? 'shares' : 'passwords',
  });
  if (!isProven) throw new ORPCError('OFFICERS_NEEDED', { status: 403 });
  proven.set(core, ports.clock.now() + provenMs);
}

async function areTwoOfficers(core: ServerCore, people: NonNullable<OfficersProof['people']>): Promise<boolean> {
  const known = new Set<string>();
  for (const person of people) {
    const proved = await provePerson(core.ports, person);
    const actor = proved.ok ? findActor(core.app.db, proved.value.userId) : undefined;
    if (actor && officeOf(actor.actions) !== undefined) known.add(actor.userId);
  }
  return known.size >= 2;
}

const takesTwo: ReadonlySet<ApprovalKind> = new Set(['rights', 'restore', 'keyRecovery', 'destruction']);

/** In front of every call of the console: what needs a second person in the browser needs two officers here. (V2.3.5) */
export function demandOfficersFor(core: ServerCore, procedure: string, input: unknown): void {
  const kind = guardOf(procedure, input)?.kind;
  if (kind !== undefined && takesTwo.has(kind)) demandOfficers(core);
}

/** In front of what the console does for a company of three officers; one proof is for one act. */
export function demandOfficers(core: ServerCore): void {
  if (!isLevel3Of(core.app.db)) return;
  const until = proven.get(core) ?? 0;
  proven.delete(core);
  if (core.ports.clock.now() >= until) throw new ORPCError('OFFICERS_NEEDED', { status: 403 });
}
