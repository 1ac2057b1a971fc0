import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import { removeChildRows, restoreChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import type { EditScope, EventNotFound, Occurrence, OccurrenceNotFound } from './event.model.ts';
import { findOccurrence } from './find-occurrence.ts';
import { permitDelete } from './schedule.policy.ts';
import { type EventRecord, eventChildren, eventOwnRows, findEvent } from './schedule.repository.ts';
import { events } from './schedule.tables.ts';
import { dropTime, endBefore } from './split-series.ts';

const hanging = [...eventChildren, ...eventOwnRows];

interface ManyInput {
  readonly ids: readonly string[];
}

/** To the recycle bin with everything that hangs on it. */
export function removeEvent(
  tx: WriteTx,
  actor: Actor,
  input: ManyInput,
): Result<WrittenMany, EventNotFound | NotAllowed> {
  return eachEvent(tx, actor, input, (event) => {
    if (event.deletedAt === null) removeWhole(tx, event);
  });
}

/** Out of the recycle bin, with what went there together. */
export function restoreEvent(
  tx: WriteTx,
  actor: Actor,
  input: ManyInput,
): Result<WrittenMany, EventNotFound | NotAllowed> {
  return eachEvent(tx, actor, input, (event) => {
    if (event.deletedAt === null) return;
    tx.update(events, event.id, { deletedAt: null });
    restoreChildRows(tx, hanging, event.id, event.deletedAt);
  });
}

/** Takes one time out of a series, or this and all later ones. */
export function removeOccurrence(
  tx: WriteTx,
  actor: Actor,
  input: Occurrence & { readonly scope: EditScope },
): Result<Written, EventNotFound | OccurrenceNotFound | NotAllowed> {
  const found = findOccurrence(tx, input);
  if (!found.ok) return found;
  const { event, originalStart, deletedBy } = found.value;
  const permit = permitDelete(actor, event);
  if (!permit.ok) return permit;
  const isWhole =
    originalStart === undefined ||
    input.scope === 'all' ||
    (input.scope === 'following' && originalStart === event.startAt);
  if (isWhole) {
    if (event.deletedAt === null) removeWhole(tx, event);
  } else if (input.scope === 'following') endBefore(tx, { event, originalStart });
  else if (!deletedBy) dropTime(tx, { event, originalStart });
  return ok({ id: event.id, commandId: tx.command.id });
}

function removeWhole(tx: WriteTx, event: EventRecord): void {
  tx.update(events, event.id, { deletedAt: tx.at });
  removeChildRows(tx, hanging, event.id, tx.at);
}

function eachEvent(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
  change: (event: EventRecord) => void,
): Result<WrittenMany, EventNotFound | NotAllowed> {
  const permits = permitEach(
    ids,
    (id) => findEvent(tx, id),
    (event) => permitDelete(actor, event),
    'EVENT_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) change(subject);
  return ok({ ids: [...ids], commandId: tx.command.id });
}
