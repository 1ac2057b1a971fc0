import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { findDepartment } from '../people/people.repository.ts';
import { checkTransition, type Lead, type LeadNotFound, type LeadStateRefused } from './lead.model.ts';
import { setLeadInPool } from './lead-children.repository.ts';
import { permitReturn } from './leads.policy.ts';
import { findLead } from './leads.repository.ts';

interface ReturnLeadInput {
  readonly ids: readonly string[];
  readonly reason: NonNullable<Lead['returnReason']>;
  readonly remark?: string | undefined;
  readonly deptId?: string | undefined;
}

export interface DepartmentNotFound {
  readonly code: 'DEPARTMENT_NOT_FOUND';
}

type ReturnLeadRefusal = LeadNotFound | NotAllowed | LeadStateRefused | DepartmentNotFound;

/** Back to a pool: that of the department the lead is in, or the chosen one. */
export function returnLead(tx: WriteTx, actor: Actor, input: ReturnLeadInput): Result<WrittenMany, ReturnLeadRefusal> {
  const { ids, reason, remark, deptId } = input;
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
    const pool = {
      branchId: chosen?.branchId ?? subject.branchId,
      deptId: deptId ?? subject.deptId,
      ownerId: null,
    };
    setLeadInPool(tx, subject, pool, { status: step.value.to, returnReason: reason, stateRemark: remark ?? null });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
