import type { InUse, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitOrganise } from './people.policy.ts';
import { countPostsWithRole, countUsersByRole, findRoleRecord, isTaken } from './people.repository.ts';
import { roles } from './people.tables.ts';
import type { RoleNameTaken, RoleNotFound } from './role.model.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

/** Refused while somebody holds it. */
export function removeRole(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, RoleNotFound | NotAllowed | InUse> {
  const permit = permitOrganise(actor, 'role.delete');
  if (!permit.ok) return permit;
  const holders = countUsersByRole(tx);
  for (const id of ids) {
    const found = findRoleRecord(tx, id);
    if (!found) return refuse({ code: 'ROLE_NOT_FOUND' });
    const count = holders.get(id) ?? 0;
    const given = countPostsWithRole(tx, id);
    const references = [
      { table: 'users', count },
      { table: 'posts', count: given },
    ].filter((each) => each.count > 0);
    if (references.length > 0) return refuse({ code: 'IN_USE', references });
    if (found.deletedAt === null) tx.update(roles, id, { deletedAt: tx.at });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

export function restoreRole(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, RoleNotFound | NotAllowed | RoleNameTaken> {
  const permit = permitOrganise(actor, 'role.delete');
  if (!permit.ok) return permit;
  for (const id of ids) {
    const found = findRoleRecord(tx, id);
    if (!found) return refuse({ code: 'ROLE_NOT_FOUND' });
    if (isTaken(tx, roles, 'name', found.name, id)) return refuse({ code: 'ROLE_NAME_TAKEN' });
    tx.update(roles, id, { deletedAt: null });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
