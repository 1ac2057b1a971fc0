import type { InUse, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { DepartmentNotFound } from './department.model.ts';
import { permitOrganise } from './people.policy.ts';
import { findDepartmentRecord, listReferences } from './people.repository.ts';
import { departments } from './people.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

/** Refused while people, departments or records belong to it. */
export function removeDepartment(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, DepartmentNotFound | NotAllowed | InUse> {
  const permit = permitOrganise(actor, 'department.delete');
  if (!permit.ok) return permit;
  for (const id of ids) {
    const found = findDepartmentRecord(tx, id);
    if (!found) return refuse({ code: 'DEPARTMENT_NOT_FOUND' });
    const references = listReferences(tx, id, [
      ['departments', 'parent_id'],
      ['users', 'dept_id'],
      ['posts', 'dept_id'],
      ['customers', 'dept_id'],
      ['leads', 'dept_id'],
    ]);
    if (references.length > 0) return refuse({ code: 'IN_USE', references });
    if (found.deletedAt === null) tx.update(departments, id, { deletedAt: tx.at });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

export function restoreDepartment(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, DepartmentNotFound | NotAllowed> {
  const permit = permitOrganise(actor, 'department.delete');
  if (!permit.ok) return permit;
  for (const id of ids) {
    if (!findDepartmentRecord(tx, id)) return refuse({ code: 'DEPARTMENT_NOT_FOUND' });
    tx.update(departments, id, { deletedAt: null });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
