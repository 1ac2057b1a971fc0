import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { BranchCodeTaken, BranchHasRecords, BranchNotFound, NewBranch } from './branch.model.ts';
import { isLoop } from './department.model.ts';
import { permitOrganise } from './people.policy.ts';
import { type BranchRecord, findBranchRecord, findUserRecord, isTaken, listTree } from './people.repository.ts';
import { branches } from './people.tables.ts';
import { countInBranch } from './settle-rows.repository.ts';

export interface BranchLoop {
  readonly code: 'BRANCH_LOOP';
}

export function createBranch(
  tx: WriteTx,
  actor: Actor,
  input: NewBranch,
): Result<Written, NotAllowed | FieldInvalid | IdTaken | BranchCodeTaken> {
  const permit = permitOrganise(actor, 'branch.create');
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findBranchRecord(tx, id)) return refuse({ code: 'ID_TAKEN' });
  if (isTaken(tx, branches, 'code', input.code, null)) return refuse({ code: 'BRANCH_CODE_TAKEN' });
  const pointers = checkPointers(tx, input.parentId ?? null, input.managerId ?? null);
  if (!pointers.ok) return pointers;

  tx.insert(branches, { kind: 'company', status: 'active', ...presentFields(input), id });
  return ok({ id, commandId: tx.command.id });
}

interface EditBranchInput {
  readonly id: string;
  readonly changes: Changes<BranchRecord>;
}

export function editBranch(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditBranchInput,
): Result<Written, BranchNotFound | NotAllowed | FieldInvalid | BranchCodeTaken | BranchLoop | BranchHasRecords> {
  const found = findBranchRecord(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'BRANCH_NOT_FOUND' });
  const permit = permitOrganise(actor, 'branch.edit');
  if (!permit.ok) return permit;
  const { code, parentId, managerId } = changes;
  if (code && isTaken(tx, branches, 'code', code.to, id)) return refuse({ code: 'BRANCH_CODE_TAKEN' });
  if (parentId && isLoop(listTree(tx, 'branches'), id, parentId.to)) return refuse({ code: 'BRANCH_LOOP' });
  const pointers = checkPointers(tx, parentId?.to ?? null, managerId?.to ?? null);
  if (!pointers.ok) return pointers;

  if (changes.status?.to === 'closed' && found.status !== 'closed') {
    const held = countInBranch(tx, id);
    if (held.departments + held.users + held.records > 0) return refuse({ code: 'BRANCH_HAS_RECORDS', ...held });
  }

  const inConflict = mergeEdit(tx, branches, { ...found, branchId: null, deptId: null, ownerId: null }, changes);
  if (findBranchRecord(tx, id)!.status === 'active') tx.update(branches, id, { successorId: null });
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

function checkPointers(tx: WriteTx, parentId: string | null, managerId: string | null): Result<void, FieldInvalid> {
  if (parentId !== null && !findBranchRecord(tx, parentId)) {
    return refuse({ code: 'FIELD_INVALID', field: 'parentId', rule: 'unknownBranch' });
  }
  if (managerId !== null && !findUserRecord(tx, managerId)) {
    return refuse({ code: 'FIELD_INVALID', field: 'managerId', rule: 'unknownPerson' });
  }
  return ok(undefined);
}
