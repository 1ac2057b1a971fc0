import type { InUse, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { BranchCodeTaken, BranchNotFound } from './branch.model.ts';
import { permitOrganise } from './people.policy.ts';
import { findBranchRecord, isTaken, listReferences } from './people.repository.ts';
import { branches } from './people.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

/** Refused while departments, people or records belong to it. */
export function removeBranch(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, BranchNotFound | NotAllowed | InUse> {
  const permit = permitOrganise(actor, 'branch.delete');
  if (!permit.ok) return permit;
  for (const id of ids) {
    const found = findBranchRecord(tx, id);
    if (!found) return refuse({ code: 'BRANCH_NOT_FOUND' });
    const references = listReferences(tx, id, [
      ['branches', 'parent_id'],
      ['departments', 'branch_id'],
      ['users', 'branch_id'],
      ['customers', 'branch_id'],
      ['leads', 'branch_id'],
    ]);
    if (references.length > 0) return refuse({ code: 'IN_USE', references });
    if (found.deletedAt === null) tx.update(branches, id, { deletedAt: tx.at });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

export function restoreBranch(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, BranchNotFound | NotAllowed | BranchCodeTaken> {
  const permit = permitOrganise(actor, 'branch.delete');
  if (!permit.ok) return permit;
  for (const id of ids) {
    const found = findBranchRecord(tx, id);
    if (!found) return refuse({ code: 'BRANCH_NOT_FOUND' });
    if (isTaken(tx, branches, 'code', found.code, id)) return refuse({ code: 'BRANCH_CODE_TAKEN' });
    tx.update(branches, id, { deletedAt: null });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
