import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { type DepartmentLoop, type DepartmentNotFound, isLoop, type NewDepartment } from './department.model.ts';
import { permitOrganise } from './people.policy.ts';
import {
  type DepartmentRecord,
  findBranchRecord,
  findDepartmentRecord,
  findUserRecord,
  listTree,
} from './people.repository.ts';
import { departments } from './people.tables.ts';
import { setBranchBelow, settledAtOnce, settleRows } from './settle-rows.repository.ts';

type Place = Pick<DepartmentRecord, 'branchId' | 'parentId' | 'leaderId'>;

export function createDepartment(
  tx: WriteTx,
  actor: Actor,
  input: NewDepartment,
): Result<Written, NotAllowed | FieldInvalid | IdTaken> {
  const permit = permitOrganise(actor, 'department.create');
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findDepartmentRecord(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const { branchId, parentId = null, leaderId = null } = input;
  const place = checkPlace(tx, { branchId, parentId, leaderId });
  if (!place.ok) return place;

  tx.insert(departments, { sort: 0, ...presentFields(input), id });
  return ok({ id, commandId: tx.command.id });
}

interface EditDepartmentInput {
  readonly id: string;
  readonly changes: Changes<DepartmentRecord>;
}

export function editDepartment(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditDepartmentInput,
): Result<Written, DepartmentNotFound | NotAllowed | FieldInvalid | DepartmentLoop> {
  const found = findDepartmentRecord(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'DEPARTMENT_NOT_FOUND' });
  const permit = permitOrganise(actor, 'department.edit');
  if (!permit.ok) return permit;
  if (changes.parentId && isLoop(listTree(tx, 'departments'), id, changes.parentId.to)) {
    return refuse({ code: 'DEPARTMENT_LOOP' });
  }

  const inConflict = mergeEdit(tx, departments, { ...found, deptId: id, ownerId: null }, changes);
  const after = findDepartmentRecord(tx, id)!;
  const place = checkPlace(tx, after);
  if (!place.ok) return place;
  if (after.branchId !== found.branchId) {
    setBranchBelow(tx, id, after.branchId);
    settleRows(tx, settledAtOnce);
  }
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

/** A department lies in the branch of the department above it. */
function checkPlace(tx: WriteTx, { branchId, parentId, leaderId }: Place): Result<void, FieldInvalid> {
  if (!findBranchRecord(tx, branchId)) {
    return refuse({ code: 'FIELD_INVALID', field: 'branchId', rule: 'unknownBranch' });
  }
  const parent = parentId === null ? undefined : findDepartmentRecord(tx, parentId);
  if (parentId !== null && parent?.branchId !== branchId) {
    return refuse({ code: 'FIELD_INVALID', field: 'parentId', rule: 'otherBranch' });
  }
  if (leaderId !== null && !findUserRecord(tx, leaderId)) {
    return refuse({ code: 'FIELD_INVALID', field: 'leaderId', rule: 'unknownPerson' });
  }
  return ok(undefined);
}
