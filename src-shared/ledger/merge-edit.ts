import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Changes as FieldChanges } from '../kernel/fields.ts';
import { coverValue, treatmentOf } from '../kernel/rights/field-rights.ts';
import { findNoun } from '../kernel/rights/nouns.ts';
import type { Scope } from '../kernel/scope.ts';
import type { RowOf } from '../ports/database.ts';
import { conflicts } from './ledger.tables.ts';
import { codecOf } from './row-codec.ts';
import { isSameValue, type WriteTx } from './write-tx.ts';

/** Edits older than this when they are decided never replace what others see. */
const parkAfter = 7 * 24 * 3_600_000;

interface EditableRow extends Scope {
  id: string;
  createdAt: number;
  createdBy: string | null;
  deletedAt: number | null;
}

/**
 * Applies an edit field by field. A field that nobody changed meanwhile takes the new value. One that somebody did
 * shows the later edit and keeps the other as a conflict; an edit over a week old is parked. An edit brings back a
 * record that was deleted meanwhile. Returns the fields in conflict. [sync 4]
 */
export function mergeEdit<Table extends SQLiteTable>(
  tx: WriteTx,
  table: Table,
  row: RowOf<Table> & EditableRow,
  changes: FieldChanges<RowOf<Table>>,
): string[] {
  const patch: Record<string, unknown> = {};
  const inConflict: string[] = [];
  const current = row as Record<string, unknown>;

  for (const [field, change] of Object.entries(changes as Record<string, { from: unknown; to: unknown } | undefined>)) {
    if (change === undefined || isSameValue(current[field] ?? null, change.to ?? null)) continue;
    if (isSameText(current[field], change.from) || isAsShown(tx, table, field, current[field], change.from)) {
      patch[field] = change.to;
      continue;
    }
    if (isSameText(current[field], change.to)) continue;
    const known = tx.row<{ at: number; by: string }>(
      'SELECT at, by FROM field_edits WHERE row_id = ? AND field = ?',
      row.id,
      field,
    );
    const currentAt = known?.at ?? row.createdAt;
    const currentBy = known?.by ?? row.createdBy;
    const isParked = tx.decidedAt - tx.at > parkAfter;
    const takesIncoming = !isParked && tx.at > currentAt;
    if (takesIncoming) patch[field] = change.to;
    inConflict.push(field);
    const mine = { value: change.to, by: tx.command.actorId, at: tx.at };
    const theirs = { value: current[field] ?? null, by: currentBy, at: currentAt };
    const [shown, other] = takesIncoming ? [mine, theirs] : [theirs, mine];
    tx.insert(conflicts, {
      id: tx.newId(),
      tableName: codecOf(table).name,
      rowId: row.id,
      field,
      shownValue: shown.value,
      shownBy: shown.by,
      shownAt: shown.at,
      otherValue: other.value,
      otherBy: other.by,
      otherAt: other.at,
      reason: isParked ? 'parked' : 'later',
      state: 'open',
      branchId: row.branchId,
      deptId: row.deptId,
      ownerId: row.ownerId,
    });
  }
  if (row.deletedAt !== null && Object.keys(patch).length > 0) patch.deletedAt = null;
  if (Object.keys(patch).length > 0) tx.update(table, row.id, patch as Partial<RowOf<Table>>);
  return inConflict;
}

/** Whether an edit may still reach a row: not one in the bin, unless it was made elsewhere before the deletion was seen. */
export function isEditable(tx: WriteTx, row: { deletedAt: number | null }): boolean {
  return row.deletedAt === null || (tx.host === 'server' && tx.command.deviceId !== null);
}

/** Whoever sees a value covered sends back what they saw. */
function isAsShown(tx: WriteTx, table: SQLiteTable, field: string, current: unknown, seen: unknown): boolean {
  const noun = findNoun(codecOf(table).name);
  if (noun === undefined) return false;
  const treatment = treatmentOf(tx.fields, noun, field, 'list');
  return treatment !== 'whole' && isSameText(coverValue(noun, field, treatment, current), seen);
}

/** Equal after normalising: the same text in other widths or blanks is no conflict. */
function isSameText(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return normalised(left) === normalised(right);
  return isSameValue(left ?? null, right ?? null);
}

function normalised(value: string): string {
  return value.normalize('NFKC').trim().replace(/\s+/g, ' ');
}
