import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { conflicts } from '../../ledger/ledger.tables.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customerReviews } from '../customer-reviews/customer-reviews.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { ownerChanges } from '../pools/pools.tables.ts';
import { consents, legalHolds, privacyEntries, privacyRequests } from '../privacy/privacy.tables.ts';
import { reminders, tasks } from '../tasks/tasks.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import { departmentAndBelow } from './department.model.ts';
import { listTree } from './people.repository.ts';
import { departments, users } from './people.tables.ts';

/** Rows that a command moves along with what it does; the rest follows by `departments.settle`. */
export const settledAtOnce = 500;

/** Tables whose rows say which branch and department they belong to. */
const scopedTables: readonly SQLiteTable[] = [
  customers,
  contacts,
  followUps,
  followUpNotes,
  leads,
  tasks,
  reminders,
  teamMembers,
  ownerChanges,
  customerReviews,
  consents,
  legalHolds,
  privacyRequests,
  privacyEntries,
  conflicts,
];

/** Rows whose branch is not their department's, or is a closed branch that handed its records on. */
const misplaced = (table: string) =>
  `"${table}" t LEFT JOIN departments d ON d.id = t.dept_id LEFT JOIN branches b ON b.id = t.branch_id
   WHERE (d.id IS NOT NULL AND d.branch_id IS NOT t.branch_id) OR (d.id IS NULL AND b.successor_id IS NOT NULL)`;

/**
 * Records follow their department when it moves, at most `limit` in one command; safe to call again until none is left.
 * Nobody has to remember what was moved: the rule itself finds the rows that are out of place.
 */
export function settleRows(tx: WriteTx, limit: number): { moved: number; left: number } {
  let moved = 0;
  for (const table of scopedTables) {
    if (moved >= limit) break;
    const found = tx.rows<{ id: string; branchId: string }>(
      `SELECT t.id, coalesce(d.branch_id, b.successor_id) AS "branchId" FROM ${misplaced(codecOf(table).name)} ORDER BY t.id LIMIT ?`,
      limit - moved,
    );
    for (const row of found) tx.update(table, row.id, { branchId: row.branchId } as never);
    moved += found.length;
  }
  return { moved, left: moved < limit ? 0 : countMisplaced(tx) };
}

export function countMisplaced(db: ReadDb): number {
  return scopedTables
    .map((table) => db.row<{ total: number }>(`SELECT count(*) AS total FROM ${misplaced(codecOf(table).name)}`)!.total)
    .reduce((sum, count) => sum + count, 0);
}

/** A department takes everything below it and its people into another branch. */
export function setBranchBelow(tx: WriteTx, departmentId: string, branchId: string): void {
  for (const id of departmentAndBelow(listTree(tx, 'departments'), departmentId)) {
    tx.update(departments, id, { branchId });
    for (const user of selectRows(tx, users, 't.dept_id = ? AND t.deleted_at IS NULL ORDER BY t.id', id)) {
      tx.update(users, user.id, { branchId });
    }
  }
}

/** What belongs to a branch: a closed one has nothing. */
export function countInBranch(db: ReadDb, id: string): { departments: number; users: number; records: number } {
  const count = (table: string, more = '') =>
    db.row<{ total: number }>(
      `SELECT count(*) AS total FROM ${table} WHERE branch_id = ? AND deleted_at IS NULL ${more}`,
      id,
    )!.total;
  return {
    departments: count('departments'),
    users: count('users', "AND status <> 'disabled'"),
    records: count('customers') + count('leads') + count('tasks', "AND status IN ('notStarted', 'inProgress')"),
  };
}
