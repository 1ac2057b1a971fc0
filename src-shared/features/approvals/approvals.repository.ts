import { findNoun } from '../../kernel/rights/nouns.ts';
import { officeOf } from '../../kernel/rights/offices.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { type HeldActions, isLevel3, listHeldActions } from '../officers/officers.repository.ts';
import { tableOfRoom } from './approval.model.ts';
import { approvalInputs, approvals } from './approvals.tables.ts';
import { inputHashOf } from './input-hash.repository.ts';

export type ApprovalRecord = RowOf<typeof approvals>;

export function findApproval(db: ReadDb, id: string): ApprovalRecord | undefined {
  return findRow(db, approvals, id);
}

export function findFrozenInput(db: ReadDb, id: string): { readonly input: unknown } | undefined {
  const row = findRow(db, approvalInputs, id);
  return row && { input: row.input };
}

export function listApprovalRecords(db: ReadDb): ApprovalRecord[] {
  return selectRows(
    db,
    approvals,
    "t.deleted_at IS NULL ORDER BY t.state = 'waiting' DESC, t.created_at DESC, t.id LIMIT 500",
  );
}

/** Agreed to and not yet carried out by the server. */
export function listToRun(db: ReadDb): ApprovalRecord[] {
  return selectRows(db, approvals, "t.state = 'approved' AND t.deleted_at IS NULL ORDER BY t.decided_at, t.id");
}

/**
 * When this host got to know of a request: a device names the time of its own commands, and whoever is to wait must not
 * begin their waiting in the past.
 */
export function receivedAt(db: ReadDb, { id, createdAt }: Pick<ApprovalRecord, 'id' | 'createdAt'>): number {
  const row = db.row<{ at: number }>(
    `SELECT a.recorded_at AS at FROM audit_rows r JOIN audit_records a ON a.seq = r.seq
       WHERE r.row_id = ? AND a.procedure = 'approvals.request' ORDER BY a.seq LIMIT 1`,
    id,
  );
  return Math.max(createdAt, row?.at ?? createdAt);
}

/** Whether this very command was agreed to by somebody else and has not run. */
export function isApprovedCommand(
  db: ReadDb,
  command: { readonly id: string; readonly procedure: string; readonly input: unknown; readonly actorId: string },
): boolean {
  const row = selectRows(db, approvals, "t.command_id = ? AND t.state = 'approved'", command.id)[0];
  return (
    row !== undefined &&
    row.requestedBy === command.actorId &&
    row.procedure === command.procedure &&
    row.inputHash === inputHashOf(command.procedure, command.input)
  );
}

/** An agreed request of this person for exactly this, which they may carry out once. */
export function findClaim(
  db: ReadDb,
  userId: string,
  procedure: string,
  input: unknown,
  at: number,
): ApprovalRecord | undefined {
  return selectRows(
    db,
    approvals,
    "t.requested_by = ? AND t.procedure = ? AND t.input_hash = ? AND t.state = 'approved' AND t.expires_at > ? ORDER BY t.id LIMIT 1",
    userId,
    procedure,
    inputHashOf(procedure, input),
    at,
  )[0];
}

type Asked = Pick<ApprovalRecord, 'requestedBy' | 'action'>;

/**
 * Who may agree: another person who may do it themselves. With three officers also the security officer; and where the
 * requester is the only one of their office, the other officers, so that there is always a second pair of eyes.
 */
export function mayDecide(db: ReadDb, actor: Actor, asked: Asked): boolean {
  if (actor.userId === asked.requestedBy) return false;
  if (isAllowed(actor, asked.action)) return true;
  if (!isLevel3(db)) return false;
  const office = officeOf(actor.actions);
  if (office === undefined) return false;
  return office === 'security' || !hasOther(db, asked, (person) => holds(person, asked.action));
}

/** Whether anybody but the requester could agree. */
export function hasDecider(db: ReadDb, asked: Asked): boolean {
  return hasOther(db, asked, (person) => holds(person, asked.action) || (isLevel3(db) && isOfficer(person)));
}

function hasOther(db: ReadDb, asked: Asked, fits: (person: HeldActions) => boolean): boolean {
  return listHeldActions(db).some(
    (person) =>
      person.userId !== asked.requestedBy &&
      (person.status === 'active' || person.status === 'leaving') &&
      fits(person),
  );
}

function holds({ actions }: HeldActions, action: string): boolean {
  return isAllowed({ actions }, action);
}

function isOfficer({ actions }: HeldActions): boolean {
  return officeOf(actions) !== undefined;
}

const hourMs = 3_600_000;

/** What the person put into this bin within the hour: fifty at a time is a mass deletion too. */
export function countRecentRemovals(db: ReadDb, userId: string, procedure: string, at: number): number {
  const table = tableOfRoom(procedure.split('.')[0]!);
  if (findNoun(table) === undefined) return 0;
  return db.row<{ total: number }>(
    `SELECT count(*) AS total FROM ${table} WHERE deleted_at > ? AND updated_by = ?`,
    at - hourMs,
    userId,
  )!.total;
}

/** Rows that the person took out within the hour without a second person. */
export function countRecentExports(db: ReadDb, userId: string, at: number): number {
  return db.row<{ total: number }>(
    `SELECT coalesce(sum(json_extract(details, '$.rows')), 0) AS total FROM audit_records WHERE kind IN ('export', 'print')
       AND actor_id = ? AND at > ? AND json_extract(details, '$.approval') IS NULL`,
    userId,
    at - hourMs,
  )!.total;
}
