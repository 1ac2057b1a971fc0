import type { ChildRows } from '../../ledger/child-rows.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { listReceived } from '../delegations/delegations.repository.ts';
import { flowInstances, flows, flowTasks } from './flows.tables.ts';

export type FlowRecord = RowOf<typeof flows>;
export type InstanceRecord = RowOf<typeof flowInstances>;
export type TaskRecord = RowOf<typeof flowTasks>;

/** A room that gives its documents to another owner gives their approvals along. */
export const flowChildren: readonly ChildRows[] = [
  { table: flowInstances, ofParent: 't.record_id = ?' },
  { table: flowTasks, ofParent: 't.record_id = ?' },
];

export function findFlow(db: ReadDb, id: string): FlowRecord | undefined {
  return findRow(db, flows, id);
}

export function listFlows(db: ReadDb): FlowRecord[] {
  return selectRows(db, flows, 't.deleted_at IS NULL ORDER BY t.doc_type, t.sort, t.id');
}

export function findInstance(db: ReadDb, id: string): InstanceRecord | undefined {
  return findRow(db, flowInstances, id);
}

export function findTask(db: ReadDb, id: string): TaskRecord | undefined {
  return findRow(db, flowTasks, id);
}

/** The approval that a document is in now. */
export function findPending(db: ReadDb, recordId: string): InstanceRecord | undefined {
  return selectRows(db, flowInstances, "t.record_id = ? AND t.state = 'pending' ORDER BY t.id LIMIT 1", recordId)[0];
}

/** All approvals of a document, newest first. */
export function listOfRecord(db: ReadDb, recordId: string): InstanceRecord[] {
  return selectRows(
    db,
    flowInstances,
    't.record_id = ? AND t.deleted_at IS NULL ORDER BY t.submitted_at DESC, t.id DESC LIMIT 20',
    recordId,
  );
}

/** In the order in which they were made. */
export function listTasks(db: ReadDb, instanceId: string): TaskRecord[] {
  return selectRows(db, flowTasks, 't.instance_id = ? ORDER BY t.round, t.node_index, t.position, t.id', instanceId);
}

/** Everybody whose tasks the person may decide now: their own, and those of whom they stand in for in approvals. */
export function listDecidersFor(db: ReadDb, userId: string, at: number): string[] {
  const givers = listReceived(db, userId, at)
    .filter((each) => (each.modules as readonly string[]).includes('approval'))
    .map((each) => each.fromUserId);
  return [...new Set([userId, ...givers])];
}

/** Open tasks whose time is over, the oldest first. */
export function listOverdue(db: ReadDb, now: number): string[] {
  return db
    .rows<{ id: string }>(
      "SELECT id FROM flow_tasks WHERE state = 'open' AND due_at <= ? AND deleted_at IS NULL ORDER BY due_at LIMIT 200",
      now,
    )
    .map((row) => row.id);
}
