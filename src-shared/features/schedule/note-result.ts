import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { findTarget } from '../follow-ups/find-target.repository.ts';
import { type FollowUpTarget, type followUpMethods, followUpTargets } from '../follow-ups/follow-up.model.ts';
import { setTargetSummary } from '../follow-ups/follow-ups.repository.ts';
import { followUps } from '../follow-ups/follow-ups.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import type { EventKind, EventResult } from './event.model.ts';
import { permitNote } from './schedule.policy.ts';
import type { EventRecord } from './schedule.repository.ts';

const methods: Readonly<Record<EventKind, (typeof followUpMethods)[number]>> = {
  meeting: 'meeting',
  visit: 'visit',
  call: 'phone',
  task: 'online',
  memo: 'online',
  other: 'online',
};

/** The words of the record: what is written down is data, in the language of the company. */
const resultWords: Readonly<Record<EventResult, string>> = { held: '已举行', notHeld: '未成行', postponed: '已延期' };
const minute = 60_000;

type Target = readonly [type: FollowUpTarget, id: string];

/**
 * One entry in the timeline of each record the event is linked to: its own, and the customers of its contacts; a customer
 * sees the entry of its opportunity as its own. The title of an event that is not public stays out of it.
 */
export function noteResult(
  tx: WriteTx,
  actor: Actor,
  event: EventRecord,
  { result, note }: { readonly result: EventResult; readonly note: string | null },
): void {
  const about = event.visibility === 'public' ? `${event.title}：${resultWords[result]}` : `日程${resultWords[result]}`;
  const content = note ? `${about}\n${note}` : about;
  const at = Math.min(event.startAt, tx.at);
  const told = new Set<string | null>();
  for (const [type, id] of targetsOf(tx, event)) {
    if (told.has(id)) continue;
    const target = findTarget(tx, type, id);
    if (!target.ok || !permitNote(actor, target.value).ok) continue;
    const { branchId, deptId, ownerId, customerId, leadStatus, firstResponseAt } = target.value;
    told.add(customerId);
    tx.insert(followUps, {
      id: tx.newId(),
      targetType: type,
      targetId: id,
      customerId,
      method: methods[event.kind],
      at,
      durationMin: result === 'held' && !event.allDay ? Math.round((event.endAt - event.startAt) / minute) : null,
      content,
      result: null,
      contactIds: type === 'customer' ? contactsOf(tx, event, id) : [],
      nextContactAt: null,
      nextContent: null,
      nextTaskId: null,
      place: null,
      ...{ branchId, deptId, ownerId },
    });
    if (leadStatus) tx.update(leads, id, { status: leadStatus, firstResponseAt: firstResponseAt ?? at });
    setTargetSummary(tx, { targetType: type, targetId: id, customerId });
  }
}

function targetsOf(tx: WriteTx, { relatedType, relatedId, contactIds }: EventRecord): Target[] {
  const targets = new Map<string, Target>();
  const add = (type: FollowUpTarget, id: string | null | undefined) => {
    if (id) targets.set(id, [type, id]);
  };
  const own = followUpTargets.find((type) => type === relatedType);
  if (own) add(own, relatedId);
  if (relatedType === 'contact' && relatedId) add('customer', findRow(tx, contacts, relatedId)?.customerId);
  for (const contactId of contactIds) add('customer', findRow(tx, contacts, contactId)?.customerId);
  return [...targets.values()];
}

function contactsOf(tx: WriteTx, { contactIds }: EventRecord, customerId: string): string[] {
  return contactIds.filter((id) => findRow(tx, contacts, id)?.customerId === customerId);
}
