import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import { type DepartmentLoop, type DepartmentNotFound, isLoop } from './department.model.ts';
import { permitOrganise } from './people.policy.ts';
import { findBranchRecord, findDepartmentRecord, listTree } from './people.repository.ts';
import { departments } from './people.tables.ts';
import { setBranchBelow, settledAtOnce, settleRows } from './settle-rows.repository.ts';

interface MoveDepartmentInput {
  readonly id: string;
  readonly branchId: string;
  readonly parentId: string | null;
  readonly beforeId?: string | null | undefined;
}

/** The department goes with everything below it, its people and their records; those beyond the first follow by `settle`. */
export function moveDepartment(
  tx: WriteTx,
  actor: Actor,
  { id, branchId, parentId, beforeId }: MoveDepartmentInput,
): Result<Written & { left: number }, DepartmentNotFound | NotAllowed | FieldInvalid | DepartmentLoop> {
  const found = findDepartmentRecord(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'DEPARTMENT_NOT_FOUND' });
  const permit = permitOrganise(actor, 'department.edit');
  if (!permit.ok) return permit;
  const branch = findBranchRecord(tx, branchId);
  if (!branch || branch.deletedAt !== null || branch.status !== 'active') {
    return refuse({ code: 'FIELD_INVALID', field: 'branchId', rule: 'unknownBranch' });
  }
  const parent = parentId === null ? undefined : findDepartmentRecord(tx, parentId);
  if (parentId !== null && (parent?.branchId !== branchId || parent.deletedAt !== null)) {
    return refuse({ code: 'FIELD_INVALID', field: 'parentId', rule: 'otherBranch' });
  }
  if (isLoop(listTree(tx, 'departments'), id, parentId)) return refuse({ code: 'DEPARTMENT_LOOP' });

  tx.update(departments, id, { parentId });
  if (found.branchId !== branchId) setBranchBelow(tx, id, branchId);
  if (beforeId !== undefined) setOrder(tx, id, branchId, parentId, beforeId);
  const { left } = found.branchId === branchId ? { left: 0 } : settleRows(tx, settledAtOnce);
  return ok({ id, commandId: tx.command.id, left });
}

/** Numbers the brothers anew, with the department before one of them, or last. */
function setOrder(tx: WriteTx, id: string, branchId: string, parentId: string | null, beforeId: string | null): void {
  const brothers = selectRows(
    tx,
    departments,
    't.branch_id = ? AND t.parent_id IS ? AND t.id <> ? AND t.deleted_at IS NULL ORDER BY t.sort, t.name, t.id',
    branchId,
    parentId,
    id,
  ).map((each) => each.id);
  const place = beforeId === null ? -1 : brothers.indexOf(beforeId);
  brothers.splice(place < 0 ? brothers.length : place, 0, id);
  for (const [index, each] of brothers.entries()) tx.update(departments, each, { sort: (index + 1) * 10 });
}
