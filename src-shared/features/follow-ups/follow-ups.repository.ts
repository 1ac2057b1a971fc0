import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { countRows, findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { attachmentChildren } from '../attachments/attachment-children.repository.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { followUpNotes, followUps } from './follow-ups.tables.ts';

export type FollowUpRecord = RowOf<typeof followUps>;
export type FollowUpNoteRecord = RowOf<typeof followUpNotes>;

export function findFollowUp(db: ReadDb, id: string): FollowUpRecord | undefined {
  return findRow(db, followUps, id);
}

export function findVisibleFollowUp(db: ReadDb, actor: Actor, id: string): FollowUpRecord | undefined {
  return findVisibleRow(db, actor, followUps, id);
}

export function findFollowUpNote(db: ReadDb, id: string): FollowUpNoteRecord | undefined {
  return findRow(db, followUpNotes, id);
}

/** What was added below these follow-ups, oldest first. */
export function listNotesOf(db: ReadDb, followUpIds: readonly string[]): FollowUpNoteRecord[] {
  return selectRows(
    db,
    followUpNotes,
    't.follow_up_id IN (SELECT value FROM json_each(?)) AND t.deleted_at IS NULL ORDER BY t.created_at, t.id',
    JSON.stringify(followUpIds),
  );
}

/** The same words said before about the same target. */
export function findSameContent(db: ReadDb, targetId: string, content: string): FollowUpRecord | undefined {
  return selectRows(
    db,
    followUps,
    't.target_id = ? AND t.content = ? AND t.deleted_at IS NULL LIMIT 1',
    targetId,
    content,
  )[0];
}

/** What hangs on a follow-up. */
export const followUpChildren: readonly ChildRows[] = [
  { table: followUpNotes, ofParent: 't.follow_up_id = ?' },
  ...attachmentChildren,
];

/** What the lead's row says of its contacts, computed anew from the follow-ups there are. */
export function setLeadSummary(tx: WriteTx, leadId: string): void {
  const { last, count } = summaryOf(tx, 't.target_id = ?', leadId);
  tx.update(leads, leadId, {
    lastFollowAt: last?.at ?? null,
    lastFollowBy: last?.createdBy ?? null,
    lastFollowContent: last ? last.content.slice(0, 500) : null,
    nextContactAt: last?.nextContactAt ?? null,
    followCount: count,
  });
}

/** What the opportunity's row says of the contacts that were about it. */
export function setOpportunitySummary(tx: WriteTx, opportunityId: string): void {
  if (!findRow(tx, opportunities, opportunityId)) return;
  const { last, count } = summaryOf(tx, 't.target_id = ?', opportunityId);
  tx.update(opportunities, opportunityId, {
    lastFollowAt: last?.at ?? null,
    lastFollowContent: last ? last.content.slice(0, 500) : null,
    nextContactAt: last?.nextContactAt ?? null,
    followCount: count,
  });
}

/** What the customer's row says of its contacts, those of the leads it came from included. */
export function setCustomerSummary(tx: WriteTx, customerId: string): void {
  // Whoever follows an opportunity may not have its customer on this device.
  if (!findRow(tx, customers, customerId)) return;
  const { last, count } = summaryOf(tx, 't.customer_id = ?', customerId);
  tx.update(customers, customerId, {
    lastFollowAt: last?.at ?? null,
    lastFollowContent: last ? last.content.slice(0, 500) : null,
    nextContactAt: last?.nextContactAt ?? null,
    followCount: count,
  });
}

/** The target's row learns of a follow-up that was added, changed, removed or brought back. */
export function setTargetSummary(
  tx: WriteTx,
  followUp: Pick<FollowUpRecord, 'targetType' | 'targetId' | 'customerId'>,
) {
  if (followUp.targetType === 'lead') setLeadSummary(tx, followUp.targetId);
  if (followUp.targetType === 'opportunity') setOpportunitySummary(tx, followUp.targetId);
  if (followUp.customerId !== null) setCustomerSummary(tx, followUp.customerId);
}

function summaryOf(db: ReadDb, condition: string, id: string) {
  const live = `${condition} AND t.deleted_at IS NULL`;
  const last = selectRows(db, followUps, `${live} ORDER BY t.at DESC, t.id DESC LIMIT 1`, id)[0];
  return { last, count: countRows(db, followUps, live, id) };
}
