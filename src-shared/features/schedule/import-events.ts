import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { findHome } from '../people/people.repository.ts';
import { blankContent, type EventContent, isClosedEvent } from './event.model.ts';
import type { ImportedEvent } from './ics.model.ts';
import { permitCreate } from './schedule.policy.ts';
import { contentOf, type EventRecord, findEvent, listExceptions, openContents } from './schedule.repository.ts';
import { eventExceptions, events } from './schedule.tables.ts';
import { addEvent, placeContent, settle } from './write-event.ts';

export interface Imported {
  readonly commandId: string;
  readonly added: number;
  readonly updated: number;
}

/** The events of a file come into the actor's own calendar; those that came before are brought up to date. */
export function importEvents(
  tx: WriteTx,
  actor: Actor,
  { events: given }: { readonly events: readonly ImportedEvent[] },
): Result<Imported, NotAllowed> {
  const permit = permitCreate(actor, actor.userId);
  if (!permit.ok) return permit;
  const home = { branchId: null, deptId: null, ...findHome(tx, actor.userId), ownerId: actor.userId };
  let updated = 0;
  for (const one of given) {
    const { uid, excluded, title, location, remark, ...timing } = one;
    const content = { title, location, remark };
    const known = findImported(tx, actor, uid);
    if (known && isClosedEvent(known)) continue;
    const id = known?.id ?? tx.newId();
    if (known) {
      updated += 1;
      update(tx, known, timing, content);
    } else addEvent(tx, { ...blankContent, ...content, ...timing, id, home, icsUid: uid });
    exclude(tx, findEvent(tx, id)!, excluded);
    settle(tx, id);
  }
  return ok({ commandId: tx.command.id, added: given.length - updated, updated });
}

export function findImported(db: ReadDb, actor: Actor, uid: string): EventRecord | undefined {
  return selectRows(
    db,
    events,
    't.ics_uid = ? AND t.owner_id = ? AND t.deleted_at IS NULL LIMIT 1',
    uid,
    actor.userId,
  )[0];
}

type Timing = Pick<EventRecord, 'startAt' | 'endAt' | 'allDay' | 'recurrence' | 'visibility' | 'reminders'>;

function update(tx: WriteTx, known: EventRecord, timing: Timing, content: Partial<EventContent>): void {
  const before = contentOf(openContents(tx, [known])[0]);
  tx.update(events, known.id, timing);
  placeContent(tx, findEvent(tx, known.id)!, { ...before, ...content });
}

function exclude(tx: WriteTx, { id: eventId, branchId, deptId, ownerId }: EventRecord, times: readonly number[]): void {
  const known = new Set((listExceptions(tx, [eventId]).get(eventId) ?? []).map((each) => each.originalStart));
  for (const originalStart of times) {
    if (known.has(originalStart)) continue;
    tx.insert(eventExceptions, {
      id: tx.newId(),
      eventId,
      originalStart,
      op: 'deleted',
      newEventId: null,
      branchId,
      deptId,
      ownerId,
    });
  }
}
