import { moveChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { countRows, selectRows } from '../../reading/rows.ts';
import { customerChildren } from '../customers/customer-children.repository.ts';
import { customers } from '../customers/customers.tables.ts';
import { delegations } from '../delegations/delegations.tables.ts';
import { flowTasks } from '../flows/flows.tables.ts';
import { leadRecords, setLeadOwner } from '../leads/lead-children.repository.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { isLoop } from '../people/department.model.ts';
import { findHome, findUserRecord, listSuperiors } from '../people/people.repository.ts';
import { branches, departments, users } from '../people/people.tables.ts';
import { taskChildren } from '../tasks/tasks.repository.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { type TeamTable, type TeamTerms, teamParts } from '../teams/team.model.ts';
import { findMembership, findTeamRecord, setMember } from '../teams/teams.repository.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import { type HandoverCounts, type HandoverPlan, noCounts, successorOf } from './handover.model.ts';
import { openApproval, openLead, openTask } from './handovers.repository.ts';
import { moveDocuments } from './move-documents.repository.ts';

interface Move {
  readonly userId: string;
  readonly plan: HandoverPlan;
}

type Moved = { -readonly [Kind in keyof HandoverCounts]: number };

/** The next records of a person to their successors, at most `limit`; each with all that hangs on it. */
export function moveHoldings(tx: WriteTx, move: Move, limit: number): HandoverCounts {
  const moved: Moved = { ...noCounts };
  moveDuties(tx, move, moved);
  let room = limit;
  room -= moveCustomers(tx, move, moved, room);
  if (room > 0) room -= moveLeads(tx, move, moved, room);
  if (room > 0) room -= moveTasks(tx, move, moved, room);
  if (room > 0) moveDocuments(tx, move, moved, room);
  return moved;
}

function moveCustomers(tx: WriteTx, { userId, plan }: Move, moved: Moved, limit: number): number {
  const found = selectRows(tx, customers, 't.owner_id = ? ORDER BY t.id LIMIT ?', userId, limit);
  const children = plan.withTasks ? customerChildren : customerChildren.filter((child) => !child.ownOwner);
  for (const customer of found) {
    const successorId = successorOf(plan, 'customers', customer);
    const home = findHome(tx, successorId)!;
    if (customer.deletedAt === null) {
      moved.customers += 1;
      moved.contacts += countContacts(tx, customer.id);
      if (plan.withTasks) {
        moved.tasks += countOpenTasks(tx, customer.id, userId);
        moved.opportunities += countOpenDeals(tx, customer.id, userId);
      }
    }
    tx.update(customers, customer.id, {
      ...home,
      prevOwnerId: userId,
      receivedAt: tx.at,
      receiveKind: 'assigned',
    });
    moveChildRows(tx, children, customer, home);
    settleTeam(tx, 'customers', customer.id, userId, successorId, plan);
  }
  return found.length;
}

function moveLeads(tx: WriteTx, { userId, plan }: Move, moved: Moved, limit: number): number {
  const found = selectRows(tx, leads, `t.owner_id = ? AND ${openLead} ORDER BY t.id LIMIT ?`, userId, limit);
  for (const lead of found) {
    const successorId = successorOf(plan, 'leads', { ...lead, level: lead.grade });
    const home = findHome(tx, successorId)!;
    if (lead.deletedAt === null) {
      moved.leads += 1;
      if (plan.withTasks) moved.tasks += countOpenTasks(tx, lead.id, userId);
    }
    if (plan.withTasks) setLeadOwner(tx, lead, home, lead.status);
    else {
      tx.update(leads, lead.id, { ...home, prevOwnerId: userId, assignedAt: tx.at });
      moveChildRows(tx, leadRecords, lead, home);
    }
    settleTeam(tx, 'leads', lead.id, userId, successorId, plan);
  }
  return found.length;
}

function moveTasks(tx: WriteTx, { userId, plan }: Move, moved: Moved, limit: number): number {
  const found = selectRows(tx, tasks, `t.owner_id = ? AND ${openTask} ORDER BY t.id LIMIT ?`, userId, limit);
  for (const task of found) {
    const named = { id: task.id, name: task.title, level: null, branchId: task.branchId };
    const home = findHome(tx, successorOf(plan, 'tasks', named))!;
    tx.update(tasks, task.id, home);
    moveChildRows(tx, taskChildren, task, home);
    moved.tasks += 1;
  }
  return found.length;
}

/** The new owner needs no share of their own record; the one before keeps one where the plan says so. */
function settleTeam(
  tx: WriteTx,
  table: TeamTable,
  recordId: string,
  userId: string,
  ownerId: string,
  plan: HandoverPlan,
): void {
  const shared = findMembership(tx, recordId, ownerId);
  if (shared) tx.update(teamMembers, shared.id, { deletedAt: tx.at });
  if (plan.previousOwner === 'removed' || plan.disable) return;
  const terms: TeamTerms = {
    access: plan.previousOwner,
    expiresAt: null,
    parts: plan.withContacts ? teamParts : teamParts.filter((part) => part !== 'contacts'),
  };
  setMember(tx, table, findTeamRecord(tx, table, recordId)!, userId, terms);
}

/** Approvals to decide, departments and branches led, people led, places in teams, delegations: few, and moved first. */
function moveDuties(tx: WriteTx, { userId, plan }: Move, moved: Moved): void {
  const { successorId } = plan;
  for (const each of selectRows(tx, departments, 't.leader_id = ? AND t.deleted_at IS NULL', userId)) {
    tx.update(departments, each.id, { leaderId: successorId });
    moved.departments += 1;
  }
  for (const each of selectRows(tx, branches, 't.manager_id = ? AND t.deleted_at IS NULL', userId)) {
    tx.update(branches, each.id, { managerId: successorId });
    moved.branches += 1;
  }
  for (const each of selectRows(tx, flowTasks, `t.assignee_id = ? AND ${openApproval}`, userId)) {
    tx.update(flowTasks, each.id, { assigneeId: successorId });
  }
  const above = findUserRecord(tx, userId)?.superiorId ?? null;
  const reports = "t.superior_id = ? AND t.deleted_at IS NULL AND t.status <> 'disabled' ORDER BY t.id";
  for (const each of selectRows(tx, users, reports, userId)) {
    // Whoever the successor answers to cannot answer to the successor.
    const superiorId = isLoop(listSuperiors(tx), each.id, successorId) ? above : successorId;
    tx.update(users, each.id, { superiorId });
    moved.reports += 1;
  }
  if (plan.disable || plan.previousOwner === 'removed') moveTeams(tx, userId, successorId, moved);
  if (!plan.disable) return;
  const open = '(t.from_user_id = ? OR t.to_user_id = ?) AND t.revoked_at IS NULL AND t.end_at > ?';
  for (const each of selectRows(tx, delegations, open, userId, userId, tx.at)) {
    tx.update(delegations, each.id, { revokedAt: tx.at, revokedBy: tx.command.actorId });
    moved.delegations += 1;
  }
}

/** The successor takes the places in colleagues' teams, on the same terms. */
function moveTeams(tx: WriteTx, userId: string, successorId: string, moved: Moved): void {
  const live = 't.member_id = ? AND t.deleted_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ?)';
  for (const each of selectRows(tx, teamMembers, live, userId, tx.at)) {
    const record = findTeamRecord(tx, each.recordTable, each.recordId);
    tx.update(teamMembers, each.id, { deletedAt: tx.at });
    const isFree = record && record.ownerId !== successorId && !findMembership(tx, record.id, successorId);
    if (isFree) setMember(tx, each.recordTable, record, successorId, each);
    moved.teams += 1;
  }
}

function countContacts(tx: WriteTx, customerId: string): number {
  return tx.row<{ total: number }>(
    'SELECT count(*) AS total FROM contacts WHERE customer_id = ? AND deleted_at IS NULL',
    customerId,
  )!.total;
}

/** Open opportunities of the person that go along with the customer. */
function countOpenDeals(tx: WriteTx, customerId: string, userId: string): number {
  const ofPerson = 't.customer_id = ? AND +t.owner_id = ? AND t.end_state IS NULL AND t.deleted_at IS NULL';
  return countRows(tx, opportunities, ofPerson, customerId, userId);
}

/** Open tasks of the person that go along with the record. */
function countOpenTasks(tx: WriteTx, recordId: string, userId: string): number {
  return tx.row<{ total: number }>(
    `SELECT count(*) AS total FROM tasks t WHERE +t.owner_id = ? AND ${openTask} AND (t.related_id = ? OR t.related_id IN (SELECT id FROM contacts WHERE customer_id = ?))`,
    userId,
    recordId,
    recordId,
  )!.total;
}
