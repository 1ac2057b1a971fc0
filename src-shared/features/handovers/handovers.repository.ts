import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { findUserRecord } from '../people/people.repository.ts';
import { type HandoverCounts, type HandoverPlan, noCounts, successorsOf } from './handover.model.ts';
import { handovers } from './handovers.tables.ts';
import { countDocuments, countEvents } from './move-documents.repository.ts';
import { type DocumentKind, documentKinds } from './open-documents.model.ts';

export type HandoverRecord = RowOf<typeof handovers>;

export function findHandover(db: ReadDb, id: string): HandoverRecord | undefined {
  return findRow(db, handovers, id);
}

export function findRunningHandover(db: ReadDb, userId: string): HandoverRecord | undefined {
  return selectRows(
    db,
    handovers,
    "t.user_id = ? AND t.status = 'running' AND t.deleted_at IS NULL LIMIT 1",
    userId,
  )[0];
}

export function listRunningHandovers(db: ReadDb): HandoverRecord[] {
  return selectRows(db, handovers, "t.status = 'running' AND t.deleted_at IS NULL ORDER BY t.id");
}

export function listHandoverRecords(db: ReadDb, userId: string | undefined): HandoverRecord[] {
  return userId === undefined
    ? selectRows(db, handovers, 't.deleted_at IS NULL ORDER BY t.created_at DESC LIMIT 200')
    : selectRows(db, handovers, 't.user_id = ? AND t.deleted_at IS NULL ORDER BY t.created_at DESC', userId);
}

export const openLead = "t.status IN ('pending', 'following', 'qualified', 'invalid')";
export const openApproval = "t.kind = 'approve' AND t.state IN ('open', 'waiting') AND t.deleted_at IS NULL";
export const openTask = "t.status IN ('notStarted', 'inProgress') AND t.deleted_at IS NULL";

/** How much a person has, by what is handed over. What is in the bin moves along but is not counted. */
export function countHoldings(db: ReadDb, userId: string, now: number): HandoverCounts {
  const count = (sql: string, ...values: unknown[]) =>
    db.row<{ total: number }>(`SELECT count(*) AS total FROM ${sql}`, ...values)!.total;
  const live = 't.deleted_at IS NULL';
  return {
    customers: count(`customers t WHERE t.owner_id = ? AND ${live}`, userId),
    leads: count(`leads t WHERE t.owner_id = ? AND ${live} AND ${openLead}`, userId),
    contacts: count(`contacts t WHERE t.owner_id = ? AND ${live}`, userId),
    tasks: count(`tasks t WHERE t.owner_id = ? AND ${openTask}`, userId),
    teams: count(
      `team_members t WHERE t.member_id = ? AND ${live} AND (t.expires_at IS NULL OR t.expires_at > ?)`,
      userId,
      now,
    ),
    delegations: count(
      `delegations t WHERE (t.from_user_id = ? OR t.to_user_id = ?) AND ${live} AND t.revoked_at IS NULL AND t.end_at > ?`,
      userId,
      userId,
      now,
    ),
    departments: count(`departments t WHERE t.leader_id = ? AND ${live}`, userId),
    branches: count(`branches t WHERE t.manager_id = ? AND ${live}`, userId),
    reports: count(`users t WHERE t.superior_id = ? AND ${live} AND t.status <> 'disabled'`, userId),
    ...countAllDocuments(db, userId),
    events: countEvents(db, userId),
  };
}

function countAllDocuments(db: ReadDb, userId: string): Record<DocumentKind, number> {
  const counts = documentKinds.map((kind) => [kind, countDocuments(db, userId, kind)]);
  return Object.fromEntries(counts) as Record<DocumentKind, number>;
}

/** How many rows still have to be moved, those in the bin too. */
export function countLeft(db: ReadDb, userId: string): number {
  const count = (sql: string) => db.row<{ total: number }>(`SELECT count(*) AS total FROM ${sql}`, userId)!.total;
  return (
    count('customers t WHERE t.owner_id = ?') +
    count(`leads t WHERE t.owner_id = ? AND ${openLead}`) +
    count(`tasks t WHERE t.owner_id = ? AND ${openTask}`) +
    count(`flow_tasks t WHERE t.assignee_id = ? AND ${openApproval}`) +
    count('departments t WHERE t.leader_id = ? AND t.deleted_at IS NULL') +
    count('branches t WHERE t.manager_id = ? AND t.deleted_at IS NULL') +
    count("users t WHERE t.superior_id = ? AND t.deleted_at IS NULL AND t.status <> 'disabled'") +
    documentKinds.reduce((sum, kind) => sum + countDocuments(db, userId, kind, true), 0) +
    countEvents(db, userId, true)
  );
}

/** The first successor who cannot take work now. */
export function findUnfit(db: ReadDb, userId: string, plan: HandoverPlan): { name: string } | undefined {
  for (const id of successorsOf(plan)) {
    const user = findUserRecord(db, id);
    const isFit = user && id !== userId && user.deletedAt === null && ['active', 'inactive'].includes(user.status);
    if (!isFit) return { name: user?.name ?? id };
  }
  return undefined;
}

/** Adds a step's work to what the hand-over says of itself. */
export function noteStep(tx: WriteTx, found: HandoverRecord, moved: HandoverCounts, isOver: boolean): void {
  tx.update(handovers, found.id, {
    moved: addCounts(found.moved, moved),
    steps: [...found.steps, tx.command.id],
    ...(isOver ? { status: 'finished' as const, finishedAt: tx.at } : {}),
  });
}

/** A step that was taken back is no step any more; steps go the last one first, so the count is that of before it. */
export function forgetStep(tx: WriteTx, id: string, commandId: string, movedBefore: HandoverCounts | undefined): void {
  const found = findHandover(tx, id);
  if (!found?.steps.includes(commandId)) return;
  tx.update(handovers, id, {
    steps: found.steps.filter((step) => step !== commandId),
    ...(movedBefore ? { moved: movedBefore } : {}),
  });
}

function addCounts(left: HandoverCounts, right: HandoverCounts): HandoverCounts {
  const before = { ...noCounts, ...left };
  const sum = Object.entries(before).map(([kind, count]) => [kind, count + right[kind as keyof HandoverCounts]]);
  return Object.fromEntries(sum) as HandoverCounts;
}
