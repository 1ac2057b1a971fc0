import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { findDepartment } from '../people/people.repository.ts';
import { choosePool } from '../pools/choose-pool.repository.ts';
import type { PoolNotFound } from '../pools/pool.model.ts';
import { checkTransition, type Lead, type LeadNotFound, type LeadStateRefused } from './lead.model.ts';
import { setLeadInPool } from './lead-children.repository.ts';
import { permitReturn } from './leads.policy.ts';
import { findLead } from './leads.repository.ts';

interface ReturnLeadInput {
  readonly ids: readonly string[];
  readonly reason: NonNullable<Lead['returnReason']>;
  readonly remark?: string | undefined;
  readonly deptId?: string | undefined;
  readonly poolId?: string | undefined;
}

export interface DepartmentNotFound {
  readonly code: 'DEPARTMENT_NOT_FOUND';
}

type ReturnLeadRefusal = LeadNotFound | NotAllowed | LeadStateRefused | DepartmentNotFound | PoolNotFound;

/** Back to the chosen pool, or the owner's first; where there is none, to that of the department. */
export function returnLead(tx: WriteTx, actor: Actor, input: ReturnLeadInput): Result<WrittenMany, ReturnLeadRefusal> {
  const { ids, reason, remark, deptId, poolId } = input;
  const chosen = deptId === undefined ? undefined : findDepartment(tx, deptId);
  if (deptId !== undefined && !chosen) return refuse({ code: 'DEPARTMENT_NOT_FOUND' });

  const permits = permitEach(
    ids,
    (id) => findLead(tx, id),
    (lead) => permitReturn(actor, lead),
    'LEAD_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const step = checkTransition(subject, 'returnToPool');
    if (!step.ok) return step;
    const leaving = {
      by: 'returned',
      status: step.value.to,
      returnReason: reason,
      stateRemark: remark ?? null,
    } as const;
    const pool = choosePool(tx, actor, 'lead', poolId, subject.ownerId);
    if (deptId === undefined && pool.ok) {
      const { id, branchId } = pool.value;
      setLeadInPool(tx, subject, { branchId, deptId: id, ownerId: null }, id, leaving);
    } else if (poolId !== undefined) return refuse({ code: 'POOL_NOT_FOUND' });
    else {
      const place = { branchId: chosen?.branchId ?? subject.branchId, deptId: deptId ?? subject.deptId };
      setLeadInPool(tx, subject, { ...place, ownerId: null }, null, leaving);
    }
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
