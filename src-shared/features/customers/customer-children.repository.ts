import type { Scope } from '../../kernel/scope.ts';
import { type ChildRows, moveChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { attachmentChildren, attachmentsBelow } from '../attachments/attachment-children.repository.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customerReviews } from '../customer-reviews/customer-reviews.tables.ts';
import { flowChildren } from '../flows/flows.repository.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { invoiceTitles } from '../invoice-titles/invoice-titles.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities, opportunitySteps } from '../opportunities/opportunities.tables.ts';
import type { OwnerChangeKind } from '../pools/owner-change.model.ts';
import { noteOwnerChange } from '../pools/owner-changes.repository.ts';
import { ownerChanges } from '../pools/pools.tables.ts';
import { cancelPlans, leaveTeam } from '../pools/settle-pooled.repository.ts';
import { consents, legalHolds } from '../privacy/privacy.tables.ts';
import { receiptAllocations, receipts } from '../receivables/receivables.tables.ts';
import { reminders, tasks } from '../tasks/tasks.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import type { receiveKinds } from './customer.model.ts';
import type { CustomerRecord } from './customers.repository.ts';
import { customers } from './customers.tables.ts';

const ofLead = 'IN (SELECT id FROM leads WHERE converted_customer_id = ?)';
const ofContact = 'IN (SELECT id FROM contacts WHERE customer_id = ?)';

/** Opportunities have owners of their own, and what was said about them goes with them. */
const ofDeal = "t.target_type = 'opportunity'";
const ofItself = "t.target_type <> 'opportunity'";

/** What hangs on a customer: it moves, goes to the bin and comes back with it. Tasks move only with their doer. */
export const customerChildren: readonly ChildRows[] = [
  ...attachmentChildren,
  attachmentsBelow('SELECT id FROM contacts WHERE customer_id = ?'),
  attachmentsBelow('SELECT id FROM leads WHERE converted_customer_id = ?'),
  attachmentsBelow("SELECT id FROM follow_ups WHERE customer_id = ? AND target_type <> 'opportunity'"),
  attachmentsBelow("SELECT id FROM follow_ups WHERE customer_id = ? AND target_type = 'opportunity'", true),
  attachmentsBelow('SELECT id FROM opportunities WHERE customer_id = ?', true),
  attachmentsBelow('SELECT id FROM receipts WHERE customer_id = ?'),
  { table: contacts, ofParent: 't.customer_id = ?' },
  { table: leads, ofParent: 't.converted_customer_id = ?' },
  { table: followUps, ofParent: `t.customer_id = ? AND ${ofItself}` },
  {
    table: followUpNotes,
    ofParent: `t.follow_up_id IN (SELECT t.id FROM follow_ups t WHERE t.customer_id = ? AND ${ofItself})`,
  },
  { table: followUps, ofParent: `t.customer_id = ? AND ${ofDeal}`, ownOwner: true },
  {
    table: followUpNotes,
    ofParent: `t.follow_up_id IN (SELECT t.id FROM follow_ups t WHERE t.customer_id = ? AND ${ofDeal})`,
    ownOwner: true,
  },
  {
    table: opportunitySteps,
    ofParent: 't.opportunity_id IN (SELECT id FROM opportunities WHERE customer_id = ?)',
    ownOwner: true,
  },
  { table: opportunities, ofParent: 't.customer_id = ?', ownOwner: true },
  { table: reminders, ofParent: 't.task_id IN (SELECT id FROM tasks WHERE related_id = ?)', ownOwner: true },
  { table: reminders, ofParent: `t.task_id IN (SELECT id FROM tasks WHERE related_id ${ofContact})`, ownOwner: true },
  { table: tasks, ofParent: 't.related_id = ?', ownOwner: true },
  { table: tasks, ofParent: `t.related_id ${ofContact}`, ownOwner: true },
  { table: receiptAllocations, ofParent: 't.receipt_id IN (SELECT id FROM receipts WHERE customer_id = ?)' },
  { table: receipts, ofParent: 't.customer_id = ?' },
  { table: teamMembers, ofParent: 't.record_id = ?' },
  ...flowChildren,
  { table: invoiceTitles, ofParent: 't.customer_id = ?' },
  { table: ownerChanges, ofParent: 't.record_id = ?' },
  { table: customerReviews, ofParent: 't.customer_id = ?' },
  { table: ownerChanges, ofParent: `t.record_id ${ofLead}` },
  { table: consents, ofParent: `t.subject_id ${ofContact}` },
  { table: consents, ofParent: `t.subject_id ${ofLead}` },
  { table: legalHolds, ofParent: `t.subject_id ${ofContact}` },
  { table: legalHolds, ofParent: `t.subject_id ${ofLead}` },
  { table: conflicts, ofParent: 't.row_id = ?' },
  { table: conflicts, ofParent: `t.row_id ${ofContact}` },
];

/** What belongs to the customer and not to a person: everything but the tasks. */
const customerRecords: readonly ChildRows[] = customerChildren.filter((child) => !child.ownOwner);

interface Passing {
  readonly by: OwnerChangeKind;
  readonly receiveKind: (typeof receiveKinds)[number];
}

/** Another owner, and everything that hangs on the customer with it; out of its pool, if it lay in one. */
export function setCustomerOwner(tx: WriteTx, customer: CustomerRecord, home: Scope, passing: Passing): void {
  noteOwnerChange(tx, 'customer', customer, home, { kind: passing.by });
  tx.update(customers, customer.id, {
    ...home,
    poolId: null,
    enteredPoolAt: null,
    returnReason: null,
    returnRemark: null,
    lockedAt: null,
    prevOwnerId: customer.ownerId ?? customer.prevOwnerId,
    receivedAt: tx.at,
    receiveKind: passing.receiveKind,
  });
  moveChildRows(tx, customerChildren, customer, home);
}

interface Leaving {
  readonly by: OwnerChangeKind;
  readonly reason: string;
  readonly remark?: string | null | undefined;
}

/** Into a pool with contacts and follow-ups; planned contacts are cancelled, its team leaves, other tasks stay theirs. */
export function setCustomerInPool(
  tx: WriteTx,
  customer: CustomerRecord,
  pool: { readonly id: string; readonly branchId: string | null },
  leaving: Leaving,
): void {
  const home = { branchId: pool.branchId, deptId: pool.id, ownerId: null };
  noteOwnerChange(tx, 'customer', customer, home, { ...leaving, kind: leaving.by });
  cancelPlans(tx, customer.id);
  leaveTeam(tx, customer.id);
  tx.update(customers, customer.id, {
    ...home,
    poolId: pool.id,
    enteredPoolAt: tx.at,
    returnReason: leaving.reason,
    returnRemark: leaving.remark ?? null,
    lockedAt: null,
    prevOwnerId: customer.ownerId ?? customer.prevOwnerId,
    nextContactAt: null,
  });
  moveChildRows(tx, customerRecords, customer, home);
}
