import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { moveChildRows, removeChildRows, restoreChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { findHome } from '../people/people.repository.ts';
import type { OwnerNotFound } from './create-opportunity.ts';
import { permitAssign, permitDelete, permitEdit } from './opportunities.policy.ts';
import { findOpportunity, opportunityChildren } from './opportunities.repository.ts';
import { opportunities } from './opportunities.tables.ts';
import type { OpportunityNotFound } from './opportunity.model.ts';

interface ManyInput {
  readonly ids: readonly string[];
}
type Many<Refusal = never> = Result<WrittenMany, OpportunityNotFound | NotAllowed | Refusal>;

/** To another owner, with its history, follow-ups and the tasks of the owner before. */
export function assignOpportunity(
  tx: WriteTx,
  actor: Actor,
  { ids, ownerId }: ManyInput & { readonly ownerId: string },
): Many<OwnerNotFound> {
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const permits = permitEach(
    ids,
    (id) => findOpportunity(tx, id),
    (row) => permitAssign(actor, row),
    'OPPORTUNITY_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if (subject.ownerId === ownerId) continue;
    tx.update(opportunities, subject.id, home);
    moveChildRows(tx, opportunityChildren, subject, home);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** Adds and takes away: what two people added meanwhile is all there afterwards. */
export function tagOpportunity(
  tx: WriteTx,
  actor: Actor,
  { ids, add, remove }: ManyInput & { readonly add: readonly string[]; readonly remove: readonly string[] },
): Many {
  const permits = permitEach(
    ids,
    (id) => findOpportunity(tx, id),
    (row) => permitEdit(actor, row),
    'OPPORTUNITY_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const kept = subject.tags.filter((tag) => !remove.includes(tag));
    tx.update(opportunities, subject.id, { tags: [...new Set([...kept, ...add])] });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** To the recycle bin with what hangs on it. */
export function removeOpportunity(tx: WriteTx, actor: Actor, { ids }: ManyInput): Many {
  const permits = permitDeletes(tx, actor, ids);
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if (subject.deletedAt !== null) continue;
    tx.update(opportunities, subject.id, { deletedAt: tx.at });
    removeChildRows(tx, opportunityChildren, subject.id, tx.at);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** Out of the recycle bin, with what went there together. */
export function restoreOpportunity(tx: WriteTx, actor: Actor, { ids }: ManyInput): Many {
  const permits = permitDeletes(tx, actor, ids);
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if (subject.deletedAt === null) continue;
    tx.update(opportunities, subject.id, { deletedAt: null });
    restoreChildRows(tx, opportunityChildren, subject.id, subject.deletedAt);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

function permitDeletes(tx: WriteTx, actor: Actor, ids: readonly string[]) {
  return permitEach(
    ids,
    (id) => findOpportunity(tx, id),
    (row) => permitDelete(actor, row),
    'OPPORTUNITY_NOT_FOUND',
  );
}
