import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { isMasked, mayEditField } from '../../kernel/rights/field-rights.ts';
import { nounOf } from '../../kernel/rights/nouns.ts';
import type { Actor, Scope } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitInScope } from '../../reading/permitted.ts';
import { findRow } from '../../reading/rows.ts';
import { type ConflictRecord, type Disputed, disputedTables } from './conflicts.repository.ts';
import type { conflictChoices } from './sync.model.ts';

interface ResolveConflictInput {
  readonly id: string;
  readonly choice: (typeof conflictChoices)[number];
  readonly value?: unknown;
}

type ResolveConflictRefusal =
  | NotAllowed
  | FieldInvalid
  | { readonly code: 'CONFLICT_NOT_FOUND' }
  | { readonly code: 'CONFLICT_RESOLVED' };

/** Ends a conflict: the shown value stays, or the other or a third takes its place in the same write. [sync 4.4] */
export function resolveConflict(
  tx: WriteTx,
  actor: Actor,
  input: ResolveConflictInput,
): Result<Written, ResolveConflictRefusal> {
  const conflict = findRow(tx, conflicts, input.id);
  const disputed = conflict && disputedTables[conflict.tableName];
  const record = disputed && (findRow(tx, disputed.table, conflict.rowId) as (Scope & { id: string }) | undefined);
  if (!conflict || !disputed || !record) return refuse({ code: 'CONFLICT_NOT_FOUND' });
  const noun = nounOf(conflict.tableName);
  const permit = permitInScope(actor, noun, record, disputed.action);
  if (!permit.ok) return permit;
  if (conflict.state === 'resolved') return refuse({ code: 'CONFLICT_RESOLVED' });
  if (input.choice !== 'keepServer' && !mayEditField(actor.fields, noun, conflict.field)) {
    return refuse({ code: 'NOT_ALLOWED', action: disputed.action, field: conflict.field });
  }

  if (input.choice !== 'keepServer') {
    const value = checkValue(disputed, conflict, input);
    if (!value.ok) return value;
    if (disputed.isOpen?.(tx, record.id) === false) {
      return refuse({ code: 'FIELD_INVALID', field: conflict.field, rule: 'locked' });
    }
    tx.update(disputed.table, record.id, patchOf(disputed, conflict.field, value.value));
    disputed.settle?.(tx, record.id);
  }
  tx.update(conflicts, conflict.id, { state: 'resolved', resolvedBy: actor.userId });
  return ok({ id: conflict.rowId, commandId: tx.command.id });
}

function checkValue(
  disputed: Disputed,
  conflict: ConflictRecord,
  input: ResolveConflictInput,
): Result<unknown, FieldInvalid> {
  const wanted = input.choice === 'takeMine' ? conflict.otherValue : input.value;
  const schema = disputed.fields[conflict.field];
  const parsed = schema?.safeParse(wanted);
  if (parsed?.success && !(input.choice === 'value' && isMasked(wanted))) return ok(parsed.data);
  return refuse({ code: 'FIELD_INVALID', field: conflict.field, rule: schema ? 'shape' : 'unknownField' });
}

function patchOf(disputed: Disputed, field: string, value: unknown): object {
  if (field !== 'name' || !disputed.nameKeys) return { [field]: value };
  return { name: value, ...nameKeys(String(value), { person: disputed.nameKeys === 'person' }) };
}
