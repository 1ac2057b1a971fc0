import type { Scope } from '../../kernel/scope.ts';
import { type ChildRows, moveChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { attachmentChildren, attachmentsBelow } from '../attachments/attachment-children.repository.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { firstAnswerBy } from '../lead-rules/work-time.repository.ts';
import type { OwnerChangeKind } from '../pools/owner-change.model.ts';
import { noteOwnerChange } from '../pools/owner-changes.repository.ts';
import { ownerChanges } from '../pools/pools.tables.ts';
import { cancelPlans, leaveTeam } from '../pools/settle-pooled.repository.ts';
import { consents, legalHolds } from '../privacy/privacy.tables.ts';
import { reminders, tasks } from '../tasks/tasks.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import type { LeadStatus } from './lead.model.ts';
import type { LeadRecord } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

/** What hangs on a lead while it is one. */
export const leadChildren: readonly ChildRows[] = [
  ...attachmentChildren,
  attachmentsBelow('SELECT id FROM follow_ups WHERE target_id = ?'),
  { table: followUps, ofParent: 't.target_id = ?' },
  { table: followUpNotes, ofParent: 't.follow_up_id IN (SELECT id FROM follow_ups WHERE target_id = ?)' },
  { table: reminders, ofParent: 't.task_id IN (SELECT id FROM tasks WHERE related_id = ?)', ownOwner: true },
  { table: tasks, ofParent: 't.related_id = ?', ownOwner: true },
  { table: teamMembers, ofParent: 't.record_id = ?' },
  { table: ownerChanges, ofParent: 't.record_id = ?' },
  { table: consents, ofParent: 't.subject_id = ?' },
  { table: legalHolds, ofParent: 't.subject_id = ?' },
  { table: conflicts, ofParent: 't.row_id = ?' },
];

/** What belongs to the lead and not to a person: everything but the tasks. */
export const leadRecords: readonly ChildRows[] = leadChildren.filter((child) => !child.ownOwner);

/** Another owner, and everything that hangs on the lead with it. */
export function setLeadOwner(
  tx: WriteTx,
  lead: LeadRecord,
  home: Scope,
  status: LeadStatus,
  by: OwnerChangeKind = 'assigned',
  reason: string | null = null,
): void {
  noteOwnerChange(tx, 'lead', lead, home, { kind: by, reason });
  tx.update(leads, lead.id, {
    ...home,
    status,
    prevOwnerId: lead.ownerId ?? lead.prevOwnerId,
    assignedAt: tx.at,
    poolId: null,
    enteredPoolAt: null,
    routing: lead.routing === null ? null : 'done',
    slaDueAt: status === 'pending' ? firstAnswerBy(tx, tx.at) : null,
  });
  moveChildRows(tx, leadChildren, lead, home);
}

interface Leaving {
  readonly by: OwnerChangeKind;
  readonly status: LeadStatus;
  readonly returnReason: LeadRecord['returnReason'];
  readonly stateRemark: string | null;
}

/** Into a pool, a named one or the department's own: planned contacts are cancelled, other tasks stay theirs. */
export function setLeadInPool(
  tx: WriteTx,
  lead: LeadRecord,
  home: Scope,
  poolId: string | null,
  { by, ...patch }: Leaving,
): void {
  noteOwnerChange(tx, 'lead', lead, home, { kind: by, reason: patch.returnReason, remark: patch.stateRemark });
  cancelPlans(tx, lead.id);
  if (poolId !== null) leaveTeam(tx, lead.id);
  tx.update(leads, lead.id, {
    ...home,
    ...patch,
    poolId,
    enteredPoolAt: poolId === null ? null : tx.at,
    prevOwnerId: lead.ownerId ?? lead.prevOwnerId,
    invalidReason: null,
    nextContactAt: null,
    routing: lead.routing === null ? null : 'done',
    slaDueAt: null,
  });
  moveChildRows(tx, leadRecords, lead, home);
}
