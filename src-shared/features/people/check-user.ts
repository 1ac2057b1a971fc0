import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { isLoop } from './department.model.ts';
import { findBranchRecord, findDepartment, isTaken, listSuperiors, type UserRecord } from './people.repository.ts';
import { users } from './people.tables.ts';
import type { AccountTaken, EmployeeNoTaken } from './user.model.ts';

type Identity = Pick<UserRecord, 'id' | 'account' | 'employeeNo'>;
type Place = Pick<UserRecord, 'id' | 'branchId' | 'deptId' | 'deptIds' | 'superiorId'>;

export function checkIdentity(
  tx: WriteTx,
  { id, account, employeeNo }: Identity,
): Result<void, AccountTaken | EmployeeNoTaken> {
  if (isTaken(tx, users, 'account', account, id)) return refuse({ code: 'ACCOUNT_TAKEN' });
  if (employeeNo && isTaken(tx, users, 'employee_no', employeeNo, id)) return refuse({ code: 'EMPLOYEE_NO_TAKEN' });
  return ok(undefined);
}

/** Branch and department fit together, and nobody is their own superior over whatever detour. */
export function checkPlace(
  tx: WriteTx,
  { id, branchId, deptId, deptIds, superiorId }: Place,
): Result<void, FieldInvalid> {
  const department = deptId === null ? undefined : findDepartment(tx, deptId);
  if (deptId !== null && !department) return invalid('deptId', 'unknownDepartment');
  if (department && department.branchId !== branchId) return invalid('deptId', 'otherBranch');
  if (deptIds.some((each) => !findDepartment(tx, each))) return invalid('deptIds', 'unknownDepartment');
  if (branchId !== null && !findBranchRecord(tx, branchId)) return invalid('branchId', 'unknownBranch');
  const chiefs = listSuperiors(tx);
  if (superiorId !== null && !chiefs.some((chief) => chief.id === superiorId)) {
    return invalid('superiorId', 'unknownPerson');
  }
  if (isLoop(chiefs, id, superiorId)) return invalid('superiorId', 'loop');
  return ok(undefined);
}

function invalid(field: string, rule: string) {
  return refuse({ code: 'FIELD_INVALID', field, rule });
}
