import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor, Scope } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { firstAnswerBy } from '../lead-rules/work-time.repository.ts';
import { findDepartment, findHome } from '../people/people.repository.ts';
import { choosePool } from '../pools/choose-pool.repository.ts';
import type { NewLead } from './lead.model.ts';
import { permitCreate } from './leads.policy.ts';
import { findLead, leadKeys } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

export interface OwnerNotFound {
  readonly code: 'OWNER_NOT_FOUND';
}

type CreateLeadRefusal = NotAllowed | FieldInvalid | IdTaken | OwnerNotFound;

/** A lead belongs to whoever makes it, to the colleague named, or to nobody: then it lies in a department's pool. */
export function createLead(tx: WriteTx, actor: Actor, input: NewLead): Result<Written, CreateLeadRefusal> {
  const { poolId, deptId, tags = [], mobile = null, phone = null, ...rest } = input;
  const { ownerId = poolId ? null : actor.userId, ...fields } = rest;
  const permit = permitCreate(actor, ownerId);
  if (!permit.ok) return permit;

  const id = input.id!;
  if (findLead(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const pool = poolId ? choosePool(tx, actor, 'lead', poolId, null) : undefined;
  if (pool && !pool.ok) return refuse({ code: 'FIELD_INVALID', field: 'poolId', rule: 'unknownPool' });
  const named = pool && { branchId: pool.value.branchId, deptId: pool.value.id, ownerId: null };
  const home = named ?? (ownerId === null ? poolOf(tx, deptId ?? actor.deptId) : findHome(tx, ownerId));
  if (!home && ownerId !== null) return refuse({ code: 'OWNER_NOT_FOUND' });
  if (!home) return refuse({ code: 'FIELD_INVALID', field: 'deptId', rule: 'unknownDepartment' });

  tx.insert(leads, {
    ...presentFields(fields),
    id,
    mobile,
    phone,
    tags,
    ...home,
    status: ownerId === null ? 'unassigned' : 'pending',
    assignedAt: ownerId === null ? null : tx.at,
    ...(pool ? { poolId: pool.value.id, enteredPoolAt: tx.at } : {}),
    routing: ownerId === null && !pool && deptId === undefined ? 'waiting' : null,
    slaDueAt: ownerId === null || ownerId === actor.userId ? null : firstAnswerBy(tx, tx.at),
    ...leadKeys({ name: input.name, mobile, phone }),
  });
  return ok({ id, commandId: tx.command.id });
}

/** Without a department the lead lies in nobody's pool, where only those who see everything find it. */
function poolOf(tx: WriteTx, deptId: string | null): Scope | undefined {
  if (deptId === null) return { branchId: null, deptId: null, ownerId: null };
  const department = findDepartment(tx, deptId);
  return department && { branchId: department.branchId, deptId, ownerId: null };
}
