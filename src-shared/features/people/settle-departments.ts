import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitOrganise } from './people.policy.ts';
import { settleRows } from './settle-rows.repository.ts';

export interface Settled {
  readonly commandId: string;
  readonly moved: number;
  readonly left: number;
}

/** Goes on with what a moved department or a closed branch left behind; each host mends what it holds. */
export function settleDepartments(
  tx: WriteTx,
  actor: Actor,
  { limit }: { readonly limit: number },
): Result<Settled, NotAllowed> {
  const permit = permitOrganise(actor, 'department.edit');
  if (!permit.ok) return permit;
  return ok({ commandId: tx.command.id, ...settleRows(tx, limit) });
}
