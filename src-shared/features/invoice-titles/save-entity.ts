import { checkCreditCode, normaliseCreditCode } from '../../kernel/china/credit-code.ts';
import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import { mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { permitEntities } from './invoice-titles.policy.ts';
import { findEntity, type TaxEntityRecord } from './invoice-titles.repository.ts';
import { taxEntities } from './invoice-titles.tables.ts';
import type { NewTaxEntity, TaxEntityNotFound } from './tax-entity.model.ts';

export function createEntity(
  tx: WriteTx,
  actor: Actor,
  input: NewTaxEntity,
): Result<Written, NotAllowed | FieldInvalid | IdTaken> {
  const permit = permitEntities(actor);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findRow(tx, taxEntities, id)) return refuse({ code: 'ID_TAKEN' });
  const code = checkCode(input.creditCode);
  if (!code.ok) return code;
  tx.insert(taxEntities, {
    taxpayerKind: 'general',
    capBasis: 'ordered',
    branchIds: [],
    ...presentFields(input),
    id,
    creditCode: code.value,
  });
  return ok({ id, commandId: tx.command.id });
}

interface EditEntityInput {
  readonly id: string;
  readonly changes: Changes<TaxEntityRecord>;
}

export function editEntity(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditEntityInput,
): Result<Written, NotAllowed | FieldInvalid | TaxEntityNotFound> {
  const permit = permitEntities(actor);
  if (!permit.ok) return permit;
  const found = findEntity(tx, id);
  if (!found) return refuse({ code: 'TAX_ENTITY_NOT_FOUND' });
  if (changes.creditCode) {
    const code = checkCode(changes.creditCode.to);
    if (!code.ok) return code;
  }
  const row = { ...found, branchId: null, deptId: null, ownerId: null };
  const inConflict = mergeEdit(tx, taxEntities, row, changes);
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

/** It is offered no more; its invoices stay. */
export function removeEntities(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, NotAllowed | TaxEntityNotFound> {
  const permit = permitEntities(actor);
  if (!permit.ok) return permit;
  for (const id of ids) {
    if (!findEntity(tx, id)) return refuse({ code: 'TAX_ENTITY_NOT_FOUND' });
    tx.update(taxEntities, id, { deletedAt: tx.at });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

function checkCode(text: string): Result<string, FieldInvalid> {
  const code = normaliseCreditCode(text);
  return checkCreditCode(code).problem === null
    ? ok(code)
    : refuse({ code: 'FIELD_INVALID', field: 'creditCode', rule: 'creditCode' });
}
