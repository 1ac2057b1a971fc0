import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, InUse, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import { moveBinRows } from '../../ledger/bin-rows.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findEntry } from '../catalogue/catalogue.repository.ts';
import { findUserRecord } from '../people/people.repository.ts';
import type { NewProductLine, ProductLineNameTaken, ProductLineNotFound } from './product-line.model.ts';
import { permitLine } from './product-lines.policy.ts';
import {
  countProductsByLine,
  findProductLine,
  isLineNameTaken,
  type ProductLineRecord,
} from './product-lines.repository.ts';
import { productLines } from './product-lines.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

export function createProductLine(
  tx: WriteTx,
  actor: Actor,
  input: NewProductLine,
): Result<Written, NotAllowed | FieldInvalid | IdTaken | ProductLineNameTaken> {
  const permit = permitLine(actor, 'productLine.create');
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findProductLine(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const fields = presentFields(input);
  tx.insert(productLines, { teamIds: [], brandIds: [], targets: [], status: 'active', ...fields, id });
  const checked = checkLine(tx, findProductLine(tx, id)!);
  return checked.ok ? ok({ id, commandId: tx.command.id }) : checked;
}

interface EditLineInput {
  readonly id: string;
  readonly changes: Changes<ProductLineRecord>;
}

export function editProductLine(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditLineInput,
): Result<Written, ProductLineNotFound | NotAllowed | FieldInvalid | ProductLineNameTaken> {
  const found = findProductLine(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'PRODUCT_LINE_NOT_FOUND' });
  const permit = permitLine(actor, 'productLine.edit');
  if (!permit.ok) return permit;
  const inConflict = mergeEdit(tx, productLines, { ...found, branchId: null, deptId: null, ownerId: null }, changes);
  const checked = checkLine(tx, findProductLine(tx, id)!);
  if (!checked.ok) return checked;
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

/** Refused while products belong to it. */
export function removeProductLine(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, ProductLineNotFound | NotAllowed | InUse> {
  const permit = permitLine(actor, 'productLine.delete');
  if (!permit.ok) return permit;
  const counts = countProductsByLine(tx);
  return moveBinRows(tx, {
    table: productLines,
    ids,
    to: 'bin',
    missing: 'PRODUCT_LINE_NOT_FOUND',
    check: ({ id }): Result<void, InUse> => {
      const count = counts.get(id) ?? 0;
      return count > 0 ? refuse({ code: 'IN_USE', references: [{ table: 'products', count }] }) : ok(undefined);
    },
  });
}

export function restoreProductLine(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, ProductLineNotFound | NotAllowed | ProductLineNameTaken> {
  const permit = permitLine(actor, 'productLine.delete');
  if (!permit.ok) return permit;
  return moveBinRows(tx, {
    table: productLines,
    ids,
    to: 'list',
    missing: 'PRODUCT_LINE_NOT_FOUND',
    check: ({ id, name }): Result<void, ProductLineNameTaken> =>
      isLineNameTaken(tx, name, id) ? refuse({ code: 'PRODUCT_LINE_NAME_TAKEN' }) : ok(undefined),
  });
}

function checkLine(tx: WriteTx, line: ProductLineRecord): Result<void, FieldInvalid | ProductLineNameTaken> {
  if (isLineNameTaken(tx, line.name, line.id)) return refuse({ code: 'PRODUCT_LINE_NAME_TAKEN' });
  const stranger = [line.managerId, ...line.teamIds].find((id) => id !== null && !findUserRecord(tx, id));
  if (stranger) {
    return refuse({
      code: 'FIELD_INVALID',
      field: stranger === line.managerId ? 'managerId' : 'teamIds',
      rule: 'unknownUser',
    });
  }
  if (line.segmentId !== null && !findEntry(tx, 'segments', line.segmentId)) {
    return refuse({ code: 'FIELD_INVALID', field: 'segmentId', rule: 'unknownSegment' });
  }
  if (line.brandIds.some((id) => !findEntry(tx, 'brands', id))) {
    return refuse({ code: 'FIELD_INVALID', field: 'brandIds', rule: 'unknownBrand' });
  }
  const months = line.targets.map(({ month }) => month);
  if (new Set(months).size < months.length) {
    return refuse({ code: 'FIELD_INVALID', field: 'targets', rule: 'monthTwice' });
  }
  return ok(undefined);
}
