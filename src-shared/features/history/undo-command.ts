import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { type ChildRows, childIds } from '../../ledger/child-rows.ts';
import type { AuditChange } from '../../ledger/ledger.tables.ts';
import { isSameValue, type WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { customerChildren } from '../customers/customer-children.repository.ts';
import { setCustomerSummary, setLeadSummary } from '../follow-ups/follow-ups.repository.ts';
import type { HandoverCounts } from '../handovers/handover.model.ts';
import { forgetStep } from '../handovers/handovers.repository.ts';
import { leadChildren } from '../leads/lead-children.repository.ts';
import { opportunityChildren } from '../opportunities/opportunities.repository.ts';
import { hasAdministrator } from '../people/people.repository.ts';
import { type CommandNotFound, summaryFields, type UndoImpossible, type UndoOvertaken } from './history.model.ts';
import { isFollowing, permitUndo } from './history.policy.ts';
import { countActsOn, findActOfCommand, undoTables } from './history.repository.ts';

type Row = Record<string, unknown>;
type UndoRefusal = NotAllowed | CommandNotFound | UndoOvertaken | UndoImpossible;

const childrenByTable: Readonly<Record<string, readonly ChildRows[]>> = {
  customers: customerChildren,
  leads: leadChildren,
  opportunities: opportunityChildren,
};

const flowTables = new Set(['flow_instances', 'flow_tasks']);
const movedFields = new Set(['branchId', 'deptId', 'ownerId', 'deletedAt', 'updatedAt', 'updatedBy']);
const keptTables = new Set(['number_counters', 'document_numbers', 'number_trails']);

/**
 * Takes back what one's own command did, last change first: what it made goes to the bin, what it changed gets the
 * values of before. Refused as a whole when one of those values is no longer what the command left, so that an undo
 * never destroys a later edit. It is a command itself, so an undo can be undone.
 */
export function undoCommand(
  tx: WriteTx,
  actor: Actor,
  { commandId }: { readonly commandId: string },
): Result<WrittenMany, UndoRefusal> {
  const act = findActOfCommand(tx, commandId);
  if (!act) return refuse({ code: 'COMMAND_NOT_FOUND' });
  // A hand-over is the company's: its steps, some done by the server itself, are taken back by whoever looks after people.
  const isHandover = act.procedure === 'handovers.step' && isAllowed(actor, 'user.edit');
  if (act.actorId !== actor.userId && !isHandover) return refuse({ code: 'COMMAND_NOT_FOUND' });

  if (act.isRedacted) return refuse({ code: 'UNDO_IMPOSSIBLE' });
  const ids = new Set<string>();
  const madeByIt = new Set(act.changes.filter(([, , op]) => op === 'insert').map(([, id]) => id));
  // A number that was given stays given, to a document in the bin too.
  const undone = act.changes.filter(([table]) => !keptTables.has(table));
  for (const change of undone.reverse()) {
    const [table, id, operation] = change;
    if (table === 'handovers') {
      forgetStep(tx, id, commandId, change[3].moved?.[0] as HandoverCounts | undefined);
      continue;
    }
    if (operation === 'remove' || !undoTables[table]) return refuse({ code: 'UNDO_IMPOSSIBLE' });
    if (flowTables.has(table) && !isHandover && !isMove(change)) return refuse({ code: 'UNDO_IMPOSSIBLE' });
    const follows = operation === 'update' && isFollowing(table, Object.keys(change[3]));
    const permit = follows ? ok(undefined) : permitUndo(actor, table, operation === 'insert');
    if (!permit.ok && !isHandover) return permit;
    const outcome = operation === 'insert' ? undoInsert(tx, change, madeByIt) : undoUpdate(tx, change);
    if (!outcome.ok) return outcome;
    ids.add(id);
  }
  setSummaries(tx, act.changes);
  const touchesRights = act.changes.some(([table]) => table === 'users' || table === 'roles');
  if (touchesRights && !hasAdministrator(tx)) return refuse({ code: 'UNDO_IMPOSSIBLE' });
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** Approvals are withdrawn, not undone; they only go along with their document. */
function isMove([, , operation, fields]: AuditChange): boolean {
  return operation === 'update' && Object.keys(fields).every((field) => movedFields.has(field));
}

function undoInsert(tx: WriteTx, [table, id]: AuditChange, madeByIt: ReadonlySet<string>): Result<void, UndoOvertaken> {
  const row = findRow(tx, undoTables[table]!, id) as Row | undefined;
  if (!row || row.deletedAt !== null || isTouched(tx, id, row)) return overtaken(table, id, ['deletedAt']);
  const children = childrenByTable[table] ?? [];
  const others = children.flatMap((child) => childIds(tx, child, id, 't.deleted_at IS NULL'));
  if (others.some((child) => !madeByIt.has(child))) return overtaken(table, id, ['children']);
  tx.update(undoTables[table]!, id, { deletedAt: tx.at } as never);
  return ok(undefined);
}

/** Whether a later command than its creation changed the row: one of this host, or one the stamps tell of. */
function isTouched(tx: WriteTx, id: string, row: Row): boolean {
  return countActsOn(tx, id) > 1 || row.updatedBy !== row.createdBy;
}

function undoUpdate(tx: WriteTx, [table, id, , fields]: AuditChange): Result<void, UndoOvertaken> {
  const row = findRow(tx, undoTables[table]!, id) as Row | undefined;
  const mine = Object.entries(fields).filter(([field]) => !summaryFields.has(field));
  if (!row) return overtaken(table, id, Object.keys(fields));
  const changed = mine
    .filter(([field, [, is]]) => !isSameValue(row[field] ?? null, is ?? null))
    .map(([field]) => field);
  if (changed.length > 0) return overtaken(table, id, changed);
  tx.update(undoTables[table]!, id, Object.fromEntries(mine.map(([field, [was]]) => [field, was])) as never);
  return ok(undefined);
}

/** What rows say of their follow-ups is computed anew: another follow-up may have come since. */
function setSummaries(tx: WriteTx, changes: readonly AuditChange[]): void {
  for (const [table, id, operation, fields] of changes) {
    if (operation !== 'update' || !Object.keys(fields).some((field) => summaryFields.has(field))) continue;
    if (table === 'leads') setLeadSummary(tx, id);
    if (table === 'customers') setCustomerSummary(tx, id);
  }
}

function overtaken(table: string, id: string, fields: string[]) {
  return refuse({ code: 'UNDO_OVERTAKEN', table, id, fields });
}
