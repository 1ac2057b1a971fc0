import type { Scope } from '../../kernel/scope.ts';
import { type ChildRows, moveChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { consents, legalHolds } from '../privacy/privacy.tables.ts';
import { settleReminders } from '../tasks/tasks.repository.ts';
import { reminders, tasks } from '../tasks/tasks.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import type { LeadStatus } from './lead.model.ts';
import type { LeadRecord } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

/** What hangs on a lead while it is one. */
export const leadChildren: readonly ChildRows[] = [
  { table: followUps, ofParent: 't.target_id = ?' },
  { table: followUpNotes, ofParent: 't.follow_up_id IN (SELECT id FROM follow_ups WHERE target_id = ?)' },
  { table: reminders, ofParent: 't.task_id IN (SELECT id FROM tasks WHERE related_id = ?)', ownOwner: true },
  { table: tasks, ofParent: 't.related_id = ?', ownOwner: true },
  { table: teamMembers, ofParent: 't.record_id = ?' },
  { table: consents, ofParent: 't.subject_id = ?' },
  { table: legalHolds, ofParent: 't.subject_id = ?' },
  { table: conflicts, ofParent: 't.row_id = ?' },
];

/** What belongs to the lead and not to a person: everything but the tasks. */
export const leadRecords: readonly ChildRows[] = leadChildren.filter((child) => !child.ownOwner);

/** Another owner, and everything that hangs on the lead with it. */
export function setLeadOwner(tx: WriteTx, lead: LeadRecord, home: Scope, status: LeadStatus): void {
  tx.update(leads, lead.id, { ...home, status, prevOwnerId: lead.ownerId, assignedAt: tx.at });
  moveChildRows(tx, leadChildren, lead, home);
}

/** Into a pool: planned contacts of the owner before are cancelled, other tasks stay theirs. */
export function setLeadInPool(
  tx: WriteTx,
  lead: LeadRecord,
  pool: Scope,
  patch: Pick<LeadRecord, 'status' | 'returnReason' | 'stateRemark'>,
): void {
  tx.update(leads, lead.id, { ...pool, ...patch, prevOwnerId: lead.ownerId, invalidReason: null, nextContactAt: null });
  moveChildRows(tx, leadRecords, lead, pool);
  const plans = selectRows(
    tx,
    tasks,
    "t.related_id = ? AND t.kind = 'followUp' AND t.status IN ('notStarted', 'inProgress') AND t.deleted_at IS NULL",
    lead.id,
  );
  for (const plan of plans) {
    tx.update(tasks, plan.id, { status: 'cancelled' });
    settleReminders(tx, plan.id);
  }
}
