import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { sensitiveFields } from '../../kernel/rights/field-catalogue.ts';
import { mayEditField } from '../../kernel/rights/field-rights.ts';
import { findNoun, nounOf } from '../../kernel/rights/nouns.ts';
import { type Actor, isAllowed, isInEditScope, isInScope, type Scope } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import type { NewRecord, WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { hasAttachments } from '../attachments/attachment.model.ts';
import { findParent } from '../attachments/attachments.repository.ts';
import { keepNumber } from '../numbers/keep-number.repository.ts';
import { findHome } from '../people/people.repository.ts';
import { type Adoption, isAdoptable } from './adopt.model.ts';
import { type Adoptable, adoptable } from './adoptable.repository.ts';

/**
 * Takes over records that were made before the company had a server, under their own ids and dates. Where they would
 * lie outside the actor's scope they become the actor's. One that is here already is left as it is. [sync 10.3]
 */
export function adoptRows(tx: WriteTx, actor: Actor, input: Adoption): Result<WrittenMany, NotAllowed | FieldInvalid> {
  const own = findHome(tx, actor.userId) ?? { branchId: null, deptId: null, ownerId: actor.userId };
  const ids: string[] = [];
  for (const { table: name, id, values } of input.rows) {
    const kind = isAdoptable(name) ? adoptable[name] : undefined;
    if (!kind) return refuse({ code: 'FIELD_INVALID', field: 'table', rule: 'unknownTable' });
    if (kind.action && !isAllowed(actor, kind.action)) return refuse({ code: 'NOT_ALLOWED', action: kind.action });
    const wrong = findWrongField(kind.table, values);
    if (wrong !== undefined) return refuse({ code: 'FIELD_INVALID', field: wrong, rule: 'shape' });
    const covered = findCoveredField(actor, name, values);
    if (covered !== undefined)
      return refuse({ code: 'NOT_ALLOWED', action: kind.action ?? 'sync.adopt', field: covered });
    if (kind.hangsOnRecord && !mayHang(tx, actor, values)) {
      return refuse({ code: 'NOT_ALLOWED', action: kind.action ?? 'sync.adopt' });
    }
    if (findRow(tx, kind.table, id)) continue;
    const home = homeOf(kind, actor, own, values);
    const numbered = numberOf(tx, kind, home, values);
    tx.insert(kind.table, { ...values, ...numbered, ...home, id } as NewRecord<SQLiteTable>);
    ids.push(id);
  }
  return ok({ ids, commandId: tx.command.id });
}

/** Two companies that become one may both have a first order. */
function numberOf(tx: WriteTx, { docType }: Adoptable, { branchId }: Scope, { no }: Readonly<Record<string, unknown>>) {
  return docType && typeof no === 'string' ? { no: keepNumber(tx, { docType, branchId }, no) } : {};
}

function homeOf(kind: Adoptable, actor: Actor, own: Scope, values: Readonly<Record<string, unknown>>): Scope {
  if (kind.action === undefined) return { branchId: null, deptId: null, ownerId: actor.userId };
  const { branchId = null, deptId = null, ownerId = null } = values as Partial<Scope>;
  const wished = { branchId, deptId, ownerId };
  const table = kind.hangsOnRecord ? String(values.recordTable) : codecOf(kind.table).name;
  return isInScope(actor, nounOf(table), wished) ? wished : own;
}

/** Nobody hangs a file on a record that is not theirs to change; one that did not come along has its file wait for it. */
function mayHang(tx: WriteTx, actor: Actor, { recordTable, recordId }: Readonly<Record<string, unknown>>): boolean {
  if (typeof recordTable !== 'string' || !hasAttachments(recordTable)) return false;
  const parent = findParent(tx, recordTable, String(recordId));
  return parent === undefined || isInEditScope(actor, nounOf(recordTable), parent);
}

/** A field that the actor may not fill in, and that has a value. */
function findCoveredField(actor: Actor, table: string, values: Readonly<Record<string, unknown>>): string | undefined {
  const noun = findNoun(table);
  if (noun === undefined) return undefined;
  const rules = Object.keys(sensitiveFields[noun] ?? {});
  return rules.find((field) => values[field] != null && !mayEditField(actor.fields, noun, field));
}

/** A property the table does not have, or a value of a kind its column does not take. */
function findWrongField(table: SQLiteTable, values: Readonly<Record<string, unknown>>): string | undefined {
  const codec = codecOf(table);
  for (const [property, value] of Object.entries(values)) {
    const field = codec.byProperty.get(property);
    if (!field) return property;
    if (value === null || value === undefined) continue;
    const stored = field.toDriver(value);
    if (typeof stored !== 'string' && typeof stored !== 'number') return property;
  }
  return undefined;
}
