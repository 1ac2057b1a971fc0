import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import type { BranchHasRecords, BranchNotFound } from './branch.model.ts';
import { permitOrganise } from './people.policy.ts';
import { findBranchRecord } from './people.repository.ts';
import { branches, departments, users } from './people.tables.ts';
import { countInBranch, settledAtOnce, settleRows } from './settle-rows.repository.ts';

interface CloseBranchInput {
  readonly id: string;
  readonly toBranchId?: string | null | undefined;
}

/** A branch that still has departments, people or records closes only by handing all of it to another one. */
export function closeBranch(
  tx: WriteTx,
  actor: Actor,
  { id, toBranchId = null }: CloseBranchInput,
): Result<Written & { left: number }, BranchNotFound | NotAllowed | FieldInvalid | BranchHasRecords> {
  const found = findBranchRecord(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'BRANCH_NOT_FOUND' });
  const permit = permitOrganise(actor, 'branch.edit');
  if (!permit.ok) return permit;
  const held = countInBranch(tx, id);
  if (toBranchId === null && held.departments + held.users + held.records > 0) {
    return refuse({ code: 'BRANCH_HAS_RECORDS', ...held });
  }
  if (toBranchId !== null && !isOpen(tx, toBranchId, id)) {
    return refuse({ code: 'FIELD_INVALID', field: 'toBranchId', rule: 'unknownBranch' });
  }

  tx.update(branches, id, { status: 'closed', successorId: toBranchId });
  if (toBranchId !== null) moveContents(tx, id, toBranchId, found.parentId);
  const { left } = settleRows(tx, settledAtOnce);
  return ok({ id, commandId: tx.command.id, left });
}

function isOpen(tx: WriteTx, id: string, exceptId: string): boolean {
  const branch = findBranchRecord(tx, id);
  return branch !== undefined && branch.deletedAt === null && branch.status === 'active' && id !== exceptId;
}

function moveContents(tx: WriteTx, id: string, toBranchId: string, aboveId: string | null): void {
  for (const each of selectRows(tx, departments, 't.branch_id = ? ORDER BY t.id', id)) {
    tx.update(departments, each.id, { branchId: toBranchId });
  }
  for (const each of selectRows(tx, users, 't.branch_id = ? ORDER BY t.id', id)) {
    tx.update(users, each.id, { branchId: toBranchId });
  }
  for (const each of selectRows(tx, branches, 't.parent_id = ? AND t.deleted_at IS NULL ORDER BY t.id', id)) {
    tx.update(branches, each.id, { parentId: each.id === toBranchId ? aboveId : toBranchId });
  }
}
