import type { ReadDb } from '../../ports/database.ts';
import { findRow } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { findNames } from '../people/people.repository.ts';
import {
  type HandedRecord,
  type HandoverKind,
  type HandoverPlan,
  successorOf,
  successorsOf,
} from './handover.model.ts';
import { countHoldings, openLead, openTask } from './handovers.repository.ts';
import { countEvents, listDocumentCustomers } from './move-documents.repository.ts';

/** Everything the person has, and who would get how much of it by the plan. Counts only: nobody's records are shown. */
export function previewHandover(db: ReadDb, userId: string, plan: HandoverPlan | undefined, now: number) {
  const names = findNames(db);
  const live = 'deleted_at IS NULL';
  const branches = db.rows<{ id: string | null; customers: number }>(
    `SELECT branch_id AS id, count(*) AS customers FROM customers WHERE owner_id = ? AND ${live} GROUP BY 1 ORDER BY 2 DESC`,
    userId,
  );
  const named = (sql: string) => db.rows<{ id: string; name: string }>(sql, userId);
  return {
    counts: countHoldings(db, userId, now),
    levels: db.rows<{ level: string | null; customers: number }>(
      `SELECT level, count(*) AS customers FROM customers WHERE owner_id = ? AND ${live} GROUP BY 1 ORDER BY 1`,
      userId,
    ),
    branches: branches.map((row) => ({ ...row, name: names.branch(row.id) })),
    departments: named(`SELECT id, name FROM departments WHERE leader_id = ? AND ${live} ORDER BY name`),
    managedBranches: named(`SELECT id, name FROM branches WHERE manager_id = ? AND ${live} ORDER BY name`),
    reports: named(
      `SELECT id, name FROM users WHERE superior_id = ? AND ${live} AND status <> 'disabled' ORDER BY name`,
    ),
    conflicts: db.row<{ total: number }>(
      "SELECT count(*) AS total FROM conflicts WHERE owner_id = ? AND state = 'open'",
      userId,
    )!.total,
    shares: plan
      ? shareOut(db, userId, plan).map((row) => ({ ...row, successorName: names.user(row.successorId) }))
      : [],
  };
}

function shareOut(db: ReadDb, userId: string, plan: HandoverPlan) {
  const shares = new Map(
    successorsOf(plan).map((successorId) => [
      successorId,
      { successorId, customers: 0, leads: 0, tasks: 0, documents: 0, events: 0 },
    ]),
  );
  const customers = records(db, 'name, level', `customers t WHERE t.owner_id = ? AND t.deleted_at IS NULL`, userId);
  const leads = records(
    db,
    'name, grade AS level',
    `leads t WHERE t.owner_id = ? AND t.deleted_at IS NULL AND ${openLead}`,
    userId,
  );
  const takers = new Map<string, string>();
  const give = (kind: HandoverKind, record: HandedRecord) => {
    const successorId = successorOf(plan, kind, record);
    shares.get(successorId)![kind] += 1;
    takers.set(record.id, successorId);
  };
  for (const each of customers) give('customers', each);
  for (const each of leads) give('leads', each);
  const tasks = db.rows<HandedRecord & { relatedId: string | null }>(
    `SELECT t.id, t.title AS name, NULL AS level, t.branch_id AS "branchId", coalesce((SELECT customer_id FROM contacts WHERE id = t.related_id), t.related_id) AS "relatedId" FROM tasks t WHERE t.owner_id = ? AND ${openTask}`,
    userId,
  );
  for (const each of tasks) {
    const along = plan.withTasks && each.relatedId !== null ? takers.get(each.relatedId) : undefined;
    shares.get(along ?? successorOf(plan, 'tasks', each))!.tasks += 1;
  }
  for (const customerId of listDocumentCustomers(db, userId)) {
    const taker = customerId === null ? undefined : (takers.get(customerId) ?? ownerAmong(db, customerId, shares));
    shares.get(taker ?? plan.successorId)!.documents += 1;
  }
  shares.get(plan.successorId)!.events += countEvents(db, userId);
  return [...shares.values()];
}

/** A colleague's customer whose owner takes part in the plan takes its documents. */
function ownerAmong(db: ReadDb, customerId: string, takers: ReadonlyMap<string, unknown>): string | undefined {
  const ownerId = findRow(db, customers, customerId)?.ownerId;
  return ownerId && takers.has(ownerId) ? ownerId : undefined;
}

function records(db: ReadDb, columns: string, from: string, userId: string): HandedRecord[] {
  return db.rows(`SELECT t.id, ${columns}, t.branch_id AS "branchId" FROM ${from}`, userId);
}
