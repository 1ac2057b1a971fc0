import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, InUse, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { pinyinColumns } from '../../kernel/search/pinyin.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import { moveBinRows } from '../../ledger/bin-rows.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { NewSupplier, SupplierNameTaken, SupplierNotFound } from './supplier.model.ts';
import { permitSupplier } from './suppliers.policy.ts';
import {
  countProductsBySupplier,
  findSupplier,
  isSupplierNameTaken,
  type SupplierRecord,
} from './suppliers.repository.ts';
import { suppliers } from './suppliers.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

export function createSupplier(
  tx: WriteTx,
  actor: Actor,
  input: NewSupplier,
): Result<Written, NotAllowed | FieldInvalid | IdTaken | SupplierNameTaken> {
  const permit = permitSupplier(actor, 'supplier.create');
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findSupplier(tx, id)) return refuse({ code: 'ID_TAKEN' });
  if (isSupplierNameTaken(tx, input.name, null)) return refuse({ code: 'SUPPLIER_NAME_TAKEN' });
  tx.insert(suppliers, { ...presentFields(input), id, ...pinyinColumns(input.name) });
  return ok({ id, commandId: tx.command.id });
}

interface EditSupplierInput {
  readonly id: string;
  readonly changes: Changes<SupplierRecord>;
}

export function editSupplier(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditSupplierInput,
): Result<Written, SupplierNotFound | NotAllowed | FieldInvalid | SupplierNameTaken> {
  const found = findSupplier(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'SUPPLIER_NOT_FOUND' });
  const permit = permitSupplier(actor, 'supplier.edit');
  if (!permit.ok) return permit;
  const inConflict = mergeEdit(tx, suppliers, { ...found, branchId: null, deptId: null, ownerId: null }, changes);
  const { name } = findSupplier(tx, id)!;
  if (name !== found.name) tx.update(suppliers, id, pinyinColumns(name));
  if (isSupplierNameTaken(tx, name, id)) return refuse({ code: 'SUPPLIER_NAME_TAKEN' });
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

export function removeSupplier(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, SupplierNotFound | NotAllowed | InUse> {
  const permit = permitSupplier(actor, 'supplier.delete');
  if (!permit.ok) return permit;
  const counts = countProductsBySupplier(tx);
  return moveBinRows(tx, {
    table: suppliers,
    ids,
    to: 'bin',
    missing: 'SUPPLIER_NOT_FOUND',
    check: ({ id }): Result<void, InUse> => {
      const count = counts.get(id) ?? 0;
      return count > 0 ? refuse({ code: 'IN_USE', references: [{ table: 'products', count }] }) : ok(undefined);
    },
  });
}

export function restoreSupplier(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, SupplierNotFound | NotAllowed | SupplierNameTaken> {
  const permit = permitSupplier(actor, 'supplier.delete');
  if (!permit.ok) return permit;
  return moveBinRows(tx, {
    table: suppliers,
    ids,
    to: 'list',
    missing: 'SUPPLIER_NOT_FOUND',
    check: ({ id, name }): Result<void, SupplierNameTaken> =>
      isSupplierNameTaken(tx, name, id) ? refuse({ code: 'SUPPLIER_NAME_TAKEN' }) : ok(undefined),
  });
}
