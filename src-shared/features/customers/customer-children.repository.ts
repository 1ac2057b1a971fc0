import type { ChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { flowChildren } from '../flows/flows.repository.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities, opportunitySteps } from '../opportunities/opportunities.tables.ts';
import { consents, legalHolds } from '../privacy/privacy.tables.ts';
import { reminders, tasks } from '../tasks/tasks.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';

const ofLead = 'IN (SELECT id FROM leads WHERE converted_customer_id = ?)';
const ofContact = 'IN (SELECT id FROM contacts WHERE customer_id = ?)';

/** Opportunities have owners of their own, and what was said about them goes with them. */
const ofDeal = "t.target_type = 'opportunity'";
const ofItself = "t.target_type <> 'opportunity'";

/** What hangs on a customer: it moves, goes to the bin and comes back with it. Tasks move only with their doer. */
export const customerChildren: readonly ChildRows[] = [
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
  { table: teamMembers, ofParent: 't.record_id = ?' },
  ...flowChildren,
  { table: consents, ofParent: `t.subject_id ${ofContact}` },
  { table: consents, ofParent: `t.subject_id ${ofLead}` },
  { table: legalHolds, ofParent: `t.subject_id ${ofContact}` },
  { table: legalHolds, ofParent: `t.subject_id ${ofLead}` },
  { table: conflicts, ofParent: 't.row_id = ?' },
  { table: conflicts, ofParent: `t.row_id ${ofContact}` },
];
